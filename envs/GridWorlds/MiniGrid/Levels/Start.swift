extension MiniGrid {
  /// Where an episode begins: always on the same square, or anywhere.
  struct Start: Hashable, Sendable {
    /// The square; nil draws one.
    var position: Position? = Position(1, 1)

    /// The number of the direction on that square; a drawn square comes with a drawn direction.
    var direction = 0

    /// A drawn square and direction.
    static let anywhere = Start(position: nil)

    static let summary = "The square on which episodes begin; null draws it, and the direction."

    static let directionSummary =
      "Which way the agent looks on that square: 0 right, 1 down, 2 left, 3 up."

    /// Why the square does not do in a grid, as a sentence; nil when it does.
    func defect(width: Int, height: Int) -> String? {
      guard let position else { return nil }
      return position.defect("start", width: width, height: height)
    }
  }
}

extension MiniGrid.Position {
  /// Why a square is not within the walls of a grid, as a sentence; nil when it is.
  func defect(_ name: String, width: Int, height: Int) -> String? {
    guard !(1..<width - 1).contains(x) || !(1..<height - 1).contains(y) else { return nil }
    return "'\(name)' cannot be [\(x),\(y)]: it lies within the walls, from [1,1] to "
      + "[\(width - 2),\(height - 2)]."
  }
}
