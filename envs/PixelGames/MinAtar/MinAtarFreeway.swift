public import NumericRandom
public import Snapshots

/// A chicken that crosses a road of eight cars, as often as it can in 2,500 frames.
///
/// Reaching the other side earns 1, changes the cars and leads back to the start, as being run over
/// does. The game does not say how much time is left, and its end counts as terminated, as in MinAtar.
public struct MinAtarFreeway: MinAtarGame {
  public enum Channel: UInt8, CaseIterable {
    case chicken
    case car
    case speed1
    case speed2
    case speed3
    case speed4
    case speed5
  }

  public static let name = "Freeway"
  public static let summary = "Cross a road of eight cars, again and again."
  public static let minimalActions: [MinAtarAction] = [.noOp, .up, .down]
  public static let canRamp = false

  private static let column = 4
  private static let moveInterval = 3
  private static let timeLimit = 2_500

  private var row = 9
  /// The column of the car in each row from 1 on.
  private var columns = SIMD8<Int8>()
  /// After how many frames each car moves next.
  private var timers = SIMD8<Int8>()
  /// How many frames each car stands still between moves, from 1 to 5; below 0 it moves to the left.
  private var speeds = SIMD8<Int8>(repeating: 1)
  private var moveTimer = moveInterval
  private var timeLeft = timeLimit

  public init() {}

  public mutating func begin(_ generator: inout MT19937) {
    self = Self()
    drawCars(&generator)
  }

  /// Draws new speeds; where the cars are stays as it is.
  private mutating func drawCars(_ generator: inout MT19937) {
    for car in 0..<8 { timers[car] = Int8(generator.randint(1, 6)) }
    for car in 0..<8 {
      let draw = generator.rand()
      speeds[car] = draw > 0.5 ? timers[car] : draw < 0.5 ? -timers[car] : 0
    }
  }

  public mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool) {
    if moveTimer == 0, action == .up || action == .down {
      moveTimer = Self.moveInterval
      row = action == .up ? max(row - 1, 0) : min(row + 1, 9)
    }
    var reward = 0.0
    if row == 0 {
      reward = 1
      drawCars(&generator)
      row = 9
    }
    for car in 0..<8 {
      if runsOver(car) { row = 9 }
      guard timers[car] == 0 else {
        timers[car] -= 1
        continue
      }
      timers[car] = abs(speeds[car])
      let next = columns[car] + speeds[car].signum()
      columns[car] = next < 0 ? 9 : next > 9 ? 0 : next
      if runsOver(car) { row = 9 }
    }
    if moveTimer > 0 { moveTimer -= 1 }
    timeLeft -= 1
    return (reward, timeLeft < 0)
  }

  private func runsOver(_ car: Int) -> Bool {
    car + 1 == row && Int(columns[car]) == Self.column
  }

  public func show(on board: inout MutableSpan<UInt8>) {
    Self.mark(Self.column, row, .chicken, in: &board)
    for car in 0..<8 {
      let column = Int(columns[car])
      Self.mark(column, car + 1, .car, in: &board)
      let speed = Int(speeds[car])
      let behind = speed > 0 ? (column + 9) % 10 : (column + 1) % 10
      guard let channel = Channel(rawValue: Channel.car.rawValue + UInt8(abs(speed))) else {
        preconditionFailure("Cars have speeds up to 5.")
      }
      Self.mark(behind, car + 1, channel, in: &board)
    }
  }

  public func write(to writer: inout SnapshotWriter) {
    for number in [row, moveTimer, timeLeft] { writer.write(number) }
    for cars in [columns, timers, speeds] {
      for car in 0..<8 { writer.write(cars[car]) }
    }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    row = try reader.readNumber(in: 0...9)
    moveTimer = try reader.readNumber(in: 0...Self.moveInterval)
    timeLeft = try reader.readNumber(in: -1...Self.timeLimit)
    func readCars(in range: ClosedRange<Int8>) throws(SnapshotError) -> SIMD8<Int8> {
      var cars = SIMD8<Int8>()
      for car in 0..<8 {
        cars[car] = try reader.read()
        guard range.contains(cars[car]) else { throw .invalid("\(cars[car]) fits no car.") }
      }
      return cars
    }
    columns = try readCars(in: 0...9)
    timers = try readCars(in: 0...5)
    speeds = try readCars(in: -5...5)
  }
}
