import NumericRandom
import Snapshots

extension MiniGrid.Scene {
  func write(to writer: inout SnapshotWriter) {
    var cells: [UInt32] = []
    for y in 0..<grid.height {
      for x in 0..<grid.width { cells.append(grid[x, y].bits) }
    }
    writer.write(cells)
    writer.write(agent)
    writer.write(direction.rawValue)
    writer.write(carried.bits)
    writer.write(mission.text)
    task.write(to: &writer)
    writer.write(movers.count)
    for mover in movers { writer.write(mover) }
    writer.write(generator)
  }

  /// Takes what was written of a scene of the same size.
  mutating func read(from reader: inout SnapshotReader) throws(SnapshotError) {
    let cells = try reader.readArray(of: UInt32.self)
    guard cells.count == grid.width * grid.height else {
      throw .invalid("These are not the squares of a grid of \(grid.width)×\(grid.height).")
    }
    for (index, bits) in cells.enumerated() {
      let cell = try MiniGrid.Cell(checking: bits)
      grid[index % grid.width, index / grid.width] = cell
    }
    agent = try reader.readPosition(in: grid)
    guard grid[agent].isWalkable else {
      throw .invalid("The agent cannot be at \(agent.x), \(agent.y), on a \(grid[agent].kind).")
    }
    let direction = Int(try reader.read(UInt8.self))
    guard direction < 4 else { throw .invalid("There are four directions, and no \(direction).") }
    self.direction = MiniGrid.Direction(index: direction)
    carried = try MiniGrid.Cell(checking: try reader.read())
    guard carried.isEmpty || carried.isPortable else {
      throw .invalid("A \(carried.kind) cannot be carried.")
    }
    guard let mission = MiniGrid.Mission(try reader.read(String.self)) else {
      throw .invalid("The mission has words that no mission has.")
    }
    self.mission = mission
    task = try MiniGrid.Task(from: &reader, grid)
    let moverCount = try reader.read(Int.self)
    movers.removeAll()
    guard (0...cells.count).contains(moverCount) else {
      throw .invalid("\(moverCount) balls have no place in the grid.")
    }
    for _ in 0..<moverCount { movers.append(try reader.readPosition(in: grid)) }
    generator = try reader.read()
  }
}

extension MiniGrid.Cell {
  /// Takes a cell of a snapshot.
  fileprivate init(checking bits: UInt32) throws(SnapshotError) {
    let cell = MiniGrid.Cell(bits: bits)
    let state = UInt8(truncatingIfNeeded: bits >> 16)
    let kind = Kind(rawValue: cell.rawKind)
    let isDoor = kind == .door
    let isOpaque = kind == .wall || isDoor && state != 0
    guard let kind, kind != .unseen, kind != .agent,
      MiniGrid.Color(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) != nil,
      isDoor ? state <= 2 : state == 0, cell.opacity == (isOpaque ? 1 : 0),
      kind != .empty || cell == .empty, cell == cell.withoutUnknownBits
    else { throw .invalid("\(bits) is nothing that can be on a square.") }
    self = cell
  }
}

extension MiniGrid.Task {
  fileprivate func write(to writer: inout SnapshotWriter) {
    switch self {
    case .reach: writer.write(UInt8(0))
    case .dodge: writer.write(UInt8(1))
    case .fetch(let wanted):
      writer.write(UInt8(2))
      writer.write(wanted.bits)
    case .goTo(let target):
      writer.write(UInt8(3))
      writer.write(target)
    case .putNear(let wanted, let target):
      writer.write(UInt8(4))
      writer.write(wanted.bits)
      writer.write(target)
    case .openInOrder(let first, let second):
      writer.write(UInt8(5))
      writer.write(first)
      writer.write(second)
    case .choose(let right, let wrong):
      writer.write(UInt8(6))
      writer.write(right)
      writer.write(wrong)
    case .open(let door):
      writer.write(UInt8(7))
      writer.write(door)
    case .pickUpTarget: writer.write(UInt8(8))
    }
  }

  fileprivate init(
    from reader: inout SnapshotReader, _ grid: MiniGrid.Grid
  ) throws(SnapshotError) {
    switch try reader.read(UInt8.self) {
    case 0: self = .reach
    case 1: self = .dodge
    case 2: self = .fetch(try MiniGrid.Cell(checking: try reader.read()))
    case 3: self = .goTo(try reader.readPosition(in: grid))
    case 4:
      let wanted = try MiniGrid.Cell(checking: try reader.read())
      self = .putNear(wanted, try reader.readPosition(in: grid))
    case 5:
      let first = try reader.readPosition(in: grid)
      self = .openInOrder(first: first, second: try reader.readPosition(in: grid))
    case 6:
      let right = try reader.readPosition(in: grid)
      self = .choose(right: right, wrong: try reader.readPosition(in: grid))
    case 7: self = .open(try reader.readPosition(in: grid))
    case 8: self = .pickUpTarget
    case let other: throw .invalid("\(other) is no task.")
    }
  }
}

extension SnapshotWriter {
  fileprivate mutating func write(_ position: MiniGrid.Position) {
    write(UInt8(position.x))
    write(UInt8(position.y))
  }
}

extension SnapshotReader {
  fileprivate mutating func readPosition(
    in grid: MiniGrid.Grid
  ) throws(SnapshotError) -> MiniGrid.Position {
    let x = Int(try read(UInt8.self))
    let position = MiniGrid.Position(x, Int(try read(UInt8.self)))
    guard position.x < grid.width, position.y < grid.height else {
      throw .invalid("The grid has no square \(position.x), \(position.y).")
    }
    return position
  }
}
