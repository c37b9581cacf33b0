extension Taxi {
  /// Where everybody is and wants to go.
  public struct State: Sendable, Hashable {
    /// The square of the taxi, row · 5 + column, from 0 to 24.
    public internal(set) var square = 0

    /// The place where the passenger waits, from 0 to 3, or 4 in the taxi.
    public internal(set) var passenger = 0

    /// The place where the passenger wants to go, from 0 to 3.
    public internal(set) var destination = 1

    /// How many states there are.
    static let count = 500

    /// The passenger's place when it is the taxi.
    static let aboard = 4

    /// The state with everybody in the upper left corner.
    init() {}

    /// The state of a number from 0 to 499.
    init(index: Int) {
      destination = index & 3
      passenger = (index >> 2) % 5
      square = index / 20
    }

    /// The number of the state.
    public var index: Int { (square * 5 + passenger) * 4 + destination }

    /// Whether the passenger is in the taxi.
    public var isAboard: Bool { passenger == Self.aboard }

    /// Whether the passenger has been brought to the destination.
    public var hasArrived: Bool { passenger == destination }

    /// The place where the taxi is, from 0 to 3, or nil where there is none.
    var place: Int? { (0..<4).first { Town.square(ofPlace: $0) == square } }

    /// Whether the passenger waits where the taxi is.
    var isPassengerHere: Bool { !isAboard && square == Town.square(ofPlace: passenger) }
  }

  /// The town's walls: for each direction a bit a square, whether one can drive on.
  enum Town {
    // Numbers packed into constants: looking them up takes neither memory nor a branch.

    /// Whether no wall prevents driving from a square: 0 down, 1 up, 2 right, 3 left.
    static func isOpen(_ square: Int, _ direction: Int) -> Bool {
      let squares: UInt128 = 0x014A_7B5A_00A5_3DAD_01FF_FFE0_000F_FFFF
      return squares >> UInt128(32 * direction + square) & 1 == 1
    }

    /// The square in a direction, or the square itself behind a wall.
    static func neighbor(of square: Int, _ direction: Int) -> Int {
      let steps: UInt32 = 0xFF01_FB05
      let step = Int(Int8(truncatingIfNeeded: steps >> UInt32(8 * direction)))
      return isOpen(square, direction) ? square + step : square
    }

    /// The square of a place from 0 to 3.
    static func square(ofPlace place: Int) -> Int {
      let squares: UInt32 = 0x1714_0400
      return Int(UInt8(truncatingIfNeeded: squares >> UInt32(8 * place)))
    }

    /// Whether a square is one of the four places.
    static func isPlace(_ square: Int) -> Bool { 0x90_0011 >> square & 1 == 1 }

    /// The direction to the left of another.
    static func left(of direction: Int) -> Int {
      // Down 0, up 1, right 2, left 3: to the left of down is right, of up left, of right up, of left down.
      switch direction {
      case 0: 2
      case 1: 3
      case 2: 1
      default: 0
      }
    }
  }

  /// The square that a drive leads to, with a draw from [0, 1) for the rain.
  func drive(_ direction: Int, drawing draw: Double) -> Int {
    guard options.isRainy, Town.isOpen(state.square, direction) else {
      return Town.neighbor(of: state.square, direction)
    }
    let straight = options.rainyProbability
    let side = (1 - straight) / 2
    // Where rounding leaves the sum of the three below the draw, the drive is straight.
    guard draw >= straight, draw < straight + side + side else {
      return Town.neighbor(of: state.square, direction)
    }
    let left = Town.left(of: direction)
    // Directions come in opposite pairs: 0 and 1, 2 and 3.
    return Town.neighbor(of: state.square, draw < straight + side ? left : left ^ 1)
  }

  /// The state that a draw from [0, 1) begins an episode with.
  ///
  /// Where rounding leaves the sum of the probabilities below the draw, it is state 0, as in Gymnasium.
  static func start(drawing draw: Double) -> State {
    // All are equally likely, so the place is known but for rounding.
    var place = min(Int(draw * Double(starts.count)), starts.count - 1)
    while place > 0, startSums[place - 1] > draw { place -= 1 }
    while place < starts.count, startSums[place] <= draw { place += 1 }
    return State(index: place < starts.count ? starts[place] : 0)
  }

  /// The states to begin with, in the order of their numbers.
  private static let starts = (0..<State.count).filter { index in
    let state = State(index: index)
    return !state.isAboard && !state.hasArrived
  }

  /// For each of them the sum of the probabilities up to its own, added one by one.
  private static let startSums = {
    var sum = 0.0
    return starts.map { _ in
      sum += 1 / Double(starts.count)
      return sum
    }
  }()
}
