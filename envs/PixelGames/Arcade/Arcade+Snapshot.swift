public import Snapshots

extension Arcade {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Arcade\(Game.name)")
    writer.write(options.frameSkip)
    writer.write(options.stickyProbability)
    writer.write(options.actionSet.rawValue)
    writer.write(options.observation.rawValue)
    writer.write(options.difficulty)
    writer.write(options.mode)
    writer.write(lastAction.rawValue)
    writer.write(game)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Arcade\(Game.name)")
    var options = Options()
    options.frameSkip = try reader.read()
    options.stickyProbability = try reader.read()
    guard let actionSet = Options.ActionSet(rawValue: try reader.read()),
      let observation = Options.ObservationKind(rawValue: try reader.read())
    else { throw .invalid("The actions or observations are unknown.") }
    (options.actionSet, options.observation) = (actionSet, observation)
    options.difficulty = try reader.read()
    options.mode = try reader.read()
    if let defect = options.defect(for: Game.self) { throw .invalid(defect) }
    self.init(options: options)
    let number = try reader.read(UInt8.self)
    guard let action = ArcadeAction(rawValue: number) else {
      throw .invalid("There is no action \(number).")
    }
    lastAction = action
    game = try reader.read()
    guard game.difficulty == options.difficulty, game.mode == options.mode else {
      throw .invalid("The game has another difficulty or mode than its options.")
    }
    generator = try reader.read()
  }
}
