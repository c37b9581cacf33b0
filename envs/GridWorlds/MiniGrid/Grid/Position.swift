extension MiniGrid {
  /// A square of the grid, counted from 0: x to the right, y downward.
  public struct Position: Hashable, Sendable {
    /// The column.
    public var x: Int

    /// The row.
    public var y: Int

    /// Creates a position.
    public init(_ x: Int, _ y: Int) {
      self.x = x
      self.y = y
    }

    /// Outside of every grid: where the agent is before it is placed.
    static let nowhere = Position(-1, -1)

    /// The square a step away.
    func moved(_ direction: Direction) -> Position {
      Position(x + direction.x, y + direction.y)
    }

    /// The steps from one to the other.
    func distance(to other: Position) -> Int { abs(x - other.x) + abs(y - other.y) }

    /// Whether the two are the same or touch, at corners as well.
    func touches(_ other: Position) -> Bool { abs(x - other.x) <= 1 && abs(y - other.y) <= 1 }
  }

  /// Which way the agent looks.
  public enum Direction: UInt8, Sendable, CaseIterable {
    case right
    case down
    case left
    case up

    init(index: Int) {
      switch index & 3 {
      case 0: self = .right
      case 1: self = .down
      case 2: self = .left
      default: self = .up
      }
    }

    /// The columns of a step this way.
    var x: Int { (self == .right ? 1 : 0) - (self == .left ? 1 : 0) }

    /// The rows of a step this way.
    var y: Int { (self == .down ? 1 : 0) - (self == .up ? 1 : 0) }

    var turnedRight: Direction { Direction(index: Int(rawValue) + 1) }

    var turnedLeft: Direction { Direction(index: Int(rawValue) + 3) }
  }

  /// A rectangle of squares.
  struct Area: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }
}
