import GymCore

extension EnvironmentEntry {
  /// The worlds of MiniGrid.
  static let miniGrid: [EnvironmentEntry] = MiniGrid.Level.offered.map { world in
    EnvironmentEntry(
      id: world.id, summary: world.summary, timeLimit: { $0.timeLimit },
      isDeterministic: { $0.level.family.isDeterministic }, schema: world.level.schema,
      make: { level in
        if let defect = level.defect { throw OptionError.conflict(defect) }
        return MiniGrid(level)
      })
  }
}
