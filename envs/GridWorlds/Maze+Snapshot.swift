import NumericRandom
public import Snapshots

extension Maze {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Maze")
    writer.write(options.size)
    writer.write(options.mazeSeed)
    writer.write(options.openings)
    writer.write(options.pits)
    writer.write(options.observation.rawValue)
    writer.write(board.squares.map(\.rawValue))
    writer.write(agent)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Maze")
    var options = Options()
    options.size = try reader.read()
    options.mazeSeed = try reader.readOptional()
    options.openings = try reader.read()
    options.pits = try reader.read()
    let observation = try reader.read(String.self)
    guard let kind = Options.ObservationKind(rawValue: observation) else {
      throw .invalid("'\(observation)' is nothing that a maze shows.")
    }
    options.observation = kind
    if let defect = options.defect { throw .invalid(defect) }
    let board = try Board(size: options.size, rawSquares: try reader.readArray(of: UInt8.self))
    guard options.mazeSeed == nil || board == Maze(options: options).board else {
      throw .invalid("This is not the maze of the seed.")
    }
    let agent = try reader.read(Int.self)
    guard board.squares.indices.contains(agent), board.squares[agent] != .wall else {
      throw .invalid("The maze has no open square \(agent).")
    }
    self.init(options: options, board: board, agent: agent, generator: try reader.read())
  }
}

extension Maze.Board {
  /// Takes the squares of a snapshot.
  ///
  /// - Throws: ``SnapshotError`` when they are not a maze whose goal can be reached.
  fileprivate init(size: Int, rawSquares: [UInt8]) throws(SnapshotError) {
    let squares = rawSquares.compactMap(Square.init)
    guard rawSquares.count == size * size, squares.count == rawSquares.count else {
      throw .invalid("These are not the \(size * size) squares of a maze of size \(size).")
    }
    self.init(size: size)
    self.squares = squares
    let last = size - 1
    guard
      (0...last).allSatisfy({
        self[0, $0] == .wall && self[last, $0] == .wall && self[$0, 0] == .wall
          && self[$0, last] == .wall
      })
    else { throw .invalid("The edge of the maze is open.") }
    var search = Maze.Search(squareCount: squares.count)
    guard squares.count(where: { $0 == .goal }) == 1, squares[goal] == .goal,
      squares[start] == .floor, search.distances(of: self).goal != nil
    else { throw .invalid("No way leads from the start of the maze to a goal.") }
  }
}
