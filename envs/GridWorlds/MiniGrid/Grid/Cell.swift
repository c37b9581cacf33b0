extension MiniGrid {
  /// What is on a square of the grid: a kind of thing, its color and its state.
  ///
  /// The three numbers by which agents see a square lie in the three low bytes, so that a view is a
  /// copy of them. The fourth byte holds what agents do not see.
  public struct Cell: Hashable, Sendable {
    /// The kind of thing, in the numbers of observations.
    public enum Kind: UInt8, Sendable, CaseIterable {
      /// Hidden from the agent; only in views.
      case unseen

      /// Nothing.
      case empty

      /// Nobody walks or sees through it.
      case wall

      /// Colored floor, which is walked over.
      case floor

      /// A door: open, closed or locked.
      case door

      /// A key, which opens the locked doors of its color.
      case key

      /// A ball, which can be carried.
      case ball

      /// A box, which can be carried, and toggled to find what is in it.
      case box

      /// Where the episode ends well.
      case goal

      /// Where the episode ends badly.
      case lava

      /// The agent; only in views of the whole grid.
      case agent
    }

    /// The bytes from the lowest up: kind, color, state, and what is hidden.
    var bits: UInt32

    /// Whether nobody sees through it.
    private static let opaqueBit: UInt32 = 1 << 31

    /// Whether the task is about this very thing.
    private static let targetBit: UInt32 = 1 << 30

    /// Where the color of the key in a box lies, counted from 1; 0 is no key.
    private static let contentShift: UInt32 = 24

    init(bits: UInt32) { self.bits = bits }

    init(_ kind: Kind, _ color: Color = .red, state: UInt8 = 0) {
      bits = UInt32(kind.rawValue) | UInt32(color.rawValue) << 8 | UInt32(state) << 16
    }

    static let unseen = Cell(.unseen)
    static let empty = Cell(.empty)
    static let goal = Cell(.goal, .green)
    static let lava = Cell(.lava, .red)
    static let wall = Cell(bits: Cell(.wall, .grey).bits | opaqueBit)

    /// A door in a state.
    static func door(_ color: Color, _ state: DoorState) -> Cell {
      let cell = Cell(.door, color, state: state.rawValue)
      return state == .open ? cell : Cell(bits: cell.bits | opaqueBit)
    }

    /// A box with a key of some color in it.
    static func box(_ color: Color, keyInside: Color?) -> Cell {
      let content = keyInside.map { UInt32($0.rawValue) + 1 } ?? 0
      return Cell(bits: Cell(.box, color).bits | content << contentShift)
    }

    /// The same thing, marked as what the task is about.
    var asTarget: Cell { Cell(bits: bits | Self.targetBit) }

    /// Whether the task is about this very thing.
    var isTarget: Bool { bits & Self.targetBit != 0 }

    /// The same cell with nothing that the format does not know.
    var withoutUnknownBits: Cell { Cell(bits: bits & 0xc7ff_ffff) }

    /// 1 for what nobody sees through, else 0.
    @inline(__always)
    var opacity: UInt32 { bits >> 31 }

    /// What is left when a box is opened.
    var content: Cell {
      let content = bits >> Self.contentShift & 7
      guard content > 0, let color = Color(rawValue: UInt8(content - 1)) else { return .empty }
      return Cell(.key, color)
    }

    /// The kind as a number.
    @inline(__always)
    var rawKind: UInt8 { UInt8(truncatingIfNeeded: bits) }

    /// The kind of thing.
    public var kind: Kind { Kind(rawValue: rawKind) ?? .unseen }

    /// Its color; red for nothing.
    public var color: Color { Color(rawValue: UInt8(truncatingIfNeeded: bits >> 8)) ?? .red }

    /// Its state, which only doors have; 0 for all else.
    public var doorState: DoorState {
      DoorState(rawValue: UInt8(truncatingIfNeeded: bits >> 16)) ?? .open
    }

    /// Whether there is nothing.
    @inline(__always)
    var isEmpty: Bool { rawKind == Kind.empty.rawValue }

    /// Whether the agent can step there.
    @inline(__always)
    var isWalkable: Bool {
      let walkable: UInt32 =
        1 << UInt32(Kind.empty.rawValue) | 1 << UInt32(Kind.floor.rawValue)
        | 1 << UInt32(Kind.goal.rawValue) | 1 << UInt32(Kind.lava.rawValue)
      return walkable >> UInt32(rawKind) & 1 == 1 || isOpenDoor
    }

    /// Whether the agent can carry it.
    @inline(__always)
    var isPortable: Bool {
      rawKind >= Kind.key.rawValue && rawKind <= Kind.box.rawValue
    }

    /// Whether it is a door that stands open.
    @inline(__always)
    var isOpenDoor: Bool { rawKind == Kind.door.rawValue && bits >> 16 & 0xff == 0 }

    /// Whether it is of the same kind and color.
    func isAlike(_ other: Cell) -> Bool { (bits ^ other.bits) & 0xffff == 0 }
  }

  /// How a door stands.
  public enum DoorState: UInt8, Sendable, CaseIterable {
    /// Open: walked and seen through.
    case open

    /// Shut, and opened by a toggle.
    case closed

    /// Shut, and opened by a toggle with the key of its color.
    case locked
  }

  /// The colors of things, in the numbers of observations.
  public enum Color: UInt8, Sendable, CaseIterable {
    case red
    case green
    case blue
    case purple
    case yellow
    case grey

    /// The colors by their names: the order in which they are drawn from.
    static let sorted: [Color] = [.blue, .green, .grey, .purple, .red, .yellow]

    /// The color's name.
    public var name: String { "\(self)" }
  }
}
