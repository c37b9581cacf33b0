public import NumericRandom
public import Snapshots

/// Enemies and gold that cross the board in eight rows, and a player who collects the gold.
///
/// Gold earns 1; the game is over when an enemy is met. With ramping, things come more often and move
/// faster, by a step every hundred frames.
public struct MinAtarAsterix: MinAtarGame {
  public enum Channel: UInt8, CaseIterable {
    case player
    case enemy
    case trail
    case gold
  }

  public static let name = "Asterix"
  public static let summary = "Collect gold and stay clear of the enemies that come with it."
  public static let minimalActions: [MinAtarAction] = [.noOp, .left, .up, .right, .down]
  public static let canRamp = true

  private static let rampInterval = 100

  private var x = 5
  private var y = 5
  /// The slots that hold a thing, a bit each; slot i is row i + 1.
  private var taken: UInt8 = 0
  /// The slots whose thing moves to the right.
  private var rightward: UInt8 = 0
  /// The slots whose thing is gold.
  private var gold: UInt8 = 0
  /// The column of each slot's thing.
  private var columns = SIMD8<Int8>()
  private var spawnInterval = 10
  private var spawnTimer = 10
  private var moveInterval = 5
  private var moveTimer = 5
  private var rampTimer = rampInterval
  private var rampCount = 0

  public init() {}

  public mutating func begin(_ generator: inout MT19937) { self = Self() }

  public mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool) {
    if spawnTimer == 0 {
      spawn(&generator)
      spawnTimer = spawnInterval
    }
    switch action {
    case .left: x = max(x - 1, 0)
    case .right: x = min(x + 1, 9)
    case .up: y = max(y - 1, 1)
    case .down: y = min(y + 1, 8)
    case .noOp, .fire: break
    }
    var (reward, isOver) = (0.0, false)
    meet(&reward, &isOver)
    if moveTimer == 0 {
      moveTimer = moveInterval
      for slot in 0..<8 where taken >> slot & 1 == 1 {
        columns[slot] += rightward >> slot & 1 == 1 ? 1 : -1
        if columns[slot] < 0 || columns[slot] > 9 { taken &= ~(1 << slot) }
      }
      meet(&reward, &isOver)
    }
    spawnTimer -= 1
    moveTimer -= 1
    if isRamping { ramp() }
    return (reward, isOver)
  }

  private mutating func spawn(_ generator: inout MT19937) {
    let isRightward = generator.rand() < 1 / 2
    let isGold = generator.rand() < 1 / 3
    var free = ~taken
    if free == 0 { return }
    for _ in 0..<generator.randint(free.nonzeroBitCount) { free &= free - 1 }
    let slot = free.trailingZeroBitCount
    let bit: UInt8 = 1 << slot
    taken |= bit
    rightward = isRightward ? rightward | bit : rightward & ~bit
    gold = isGold ? gold | bit : gold & ~bit
    columns[slot] = isRightward ? 0 : 9
  }

  /// Collects the gold on the player's square; an enemy there ends the game.
  ///
  /// Only the slot of the player's row can be met.
  private mutating func meet(_ reward: inout Double, _ isOver: inout Bool) {
    let bit: UInt8 = 1 << (y - 1)
    guard taken & bit != 0, Int(columns[y - 1]) == x else { return }
    if gold & bit != 0 {
      taken &= ~bit
      reward += 1
    } else {
      isOver = true
    }
  }

  private mutating func ramp() {
    guard spawnInterval > 1 || moveInterval > 1 else { return }
    guard rampTimer < 0 else {
      rampTimer -= 1
      return
    }
    if moveInterval > 1, rampCount % 2 == 1 { moveInterval -= 1 }
    if spawnInterval > 1 { spawnInterval -= 1 }
    rampCount += 1
    rampTimer = Self.rampInterval
  }

  public func show(on board: inout MutableSpan<UInt8>) {
    Self.mark(x, y, .player, in: &board)
    for slot in 0..<8 where taken >> slot & 1 == 1 {
      let column = Int(columns[slot])
      let isGold = gold >> slot & 1 == 1
      Self.mark(column, slot + 1, isGold ? .gold : .enemy, in: &board)
      let behind = rightward >> slot & 1 == 1 ? column - 1 : column + 1
      Self.markIfInside(behind, slot + 1, .trail, in: &board)
    }
  }

  public func write(to writer: inout SnapshotWriter) {
    for number in [
      x, y, spawnInterval, spawnTimer, moveInterval, moveTimer, rampTimer, rampCount,
    ] { writer.write(number) }
    for bits in [taken, rightward, gold] { writer.write(bits) }
    for slot in 0..<8 { writer.write(columns[slot]) }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    x = try reader.readNumber(in: 0...9)
    y = try reader.readNumber(in: 1...8)
    spawnInterval = try reader.readNumber(in: 1...10)
    spawnTimer = try reader.readNumber(in: 0...10)
    moveInterval = try reader.readNumber(in: 1...5)
    moveTimer = try reader.readNumber(in: 0...5)
    rampTimer = try reader.readNumber(in: -1...Self.rampInterval)
    rampCount = try reader.readNumber(in: 0...100)
    taken = try reader.read()
    rightward = try reader.read()
    gold = try reader.read()
    for slot in 0..<8 {
      columns[slot] = try reader.read()
      guard (0...9).contains(columns[slot]) || taken >> slot & 1 == 0 else {
        throw .invalid("There is no column \(columns[slot]).")
      }
    }
  }
}
