import GymCore

extension MiniGrid.Level {
  /// The options of a level with their names, ranges and explanations; its own values are the defaults.
  var schema: OptionSchema<Self> {
    OptionSchema(defaults: self, type(of: family).options + Self.sharedOptions)
  }

  private static let sharedOptions: [OptionSchema<Self>.Entry] = [
    .init(
      "timeLimit", allowed: "a whole number from 1 to 1000000, or null",
      "After how many steps an episode is cut short; the later a task is done, the less it earns, "
        + "and at this step a tenth. Null is what the family says.",
      read: { $0.ownTimeLimit.map { .integer($0) } ?? .null },
      set: { level, value in
        guard value != .null else {
          level.ownTimeLimit = nil
          return true
        }
        guard let limit = value.asInteger, (1...1_000_000).contains(limit) else { return false }
        level.ownTimeLimit = limit
        return true
      }),
    .init(
      "viewSize", allowed: "an odd whole number from 3 to \(MiniGrid.View.maximumSize)",
      "How many squares the agent sees each way.",
      read: { .integer($0.viewSize) },
      set: { level, value in
        guard let size = value.asInteger, isViewSize(size) else { return false }
        level.viewSize = size
        return true
      }),
  ]
}

extension OptionSchema<MiniGrid.Level>.Entry {
  /// A square of the grid as [x, y], or nothing.
  static func position(
    _ name: String, _ path: Path<MiniGrid.Position?>, _ summary: String
  ) -> Self {
    Self(
      name, allowed: "a column and a row counted from 0, such as [1,1], or null", summary,
      read: { level in
        level[keyPath: path].map { .list([.integer($0.x), .integer($0.y)]) } ?? .null
      },
      set: { level, value in
        guard value != .null else {
          level[keyPath: path] = nil
          return true
        }
        guard case .list(let values) = value else { return false }
        let numbers = values.compactMap(\.asInteger)
        guard numbers.count == 2, values.count == 2,
          numbers.allSatisfy((0..<MiniGrid.Level.largestSide).contains)
        else { return false }
        level[keyPath: path] = MiniGrid.Position(numbers[0], numbers[1])
        return true
      })
  }
}
