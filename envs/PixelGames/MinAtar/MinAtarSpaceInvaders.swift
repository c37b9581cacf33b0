public import NumericRandom
public import Snapshots

/// A cannon that shoots aliens, who march from side to side, come nearer and shoot back.
///
/// An alien earns 1. The game is over when the cannon is hit or an alien comes down to its row. With
/// ramping, each wave marches faster than the one before.
public struct MinAtarSpaceInvaders: MinAtarGame {
  public enum Channel: UInt8, CaseIterable {
    case cannon
    case alien
    case alienLeft
    case alienRight
    case friendlyBullet
    case enemyBullet
  }

  public static let name = "SpaceInvaders"
  public static let summary = "Shoot the aliens before they come down."
  public static let minimalActions: [MinAtarAction] = [.noOp, .left, .right, .fire]
  public static let canRamp = true

  private static let shotInterval = 5
  private static let moveInterval = 12
  private static let alienShotInterval = 10

  private var cannon = 5
  private var friendlyBullets = Squares()
  private var enemyBullets = Squares()
  private var aliens = Squares.wave
  private var isMovingRight = false
  private var moveInterval = moveInterval
  private var moveTimer = moveInterval
  private var alienShotTimer = alienShotInterval
  private var shotTimer = 0

  public init() {}

  public mutating func begin(_ generator: inout MT19937) { self = Self() }

  public mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool) {
    switch action {
    case .fire where shotTimer == 0:
      friendlyBullets.insert(cannon, 9)
      shotTimer = Self.shotInterval
    case .left: cannon = max(cannon - 1, 0)
    case .right: cannon = min(cannon + 1, 9)
    default: break
    }
    friendlyBullets.moveUp()
    enemyBullets.moveDown()
    var isOver = enemyBullets.contains(cannon, 9)
    if aliens.contains(cannon, 9) { isOver = true }
    if moveTimer == 0 {
      march(&isOver)
      if aliens.contains(cannon, 9) { isOver = true }
    }
    if alienShotTimer == 0 {
      alienShotTimer = Self.alienShotInterval
      if let (x, y) = aliens.lowestNearest(to: cannon) { enemyBullets.insert(x, y) }
    }
    let hits = aliens.intersection(friendlyBullets)
    aliens.subtract(hits)
    friendlyBullets.subtract(hits)
    if shotTimer > 0 { shotTimer -= 1 }
    moveTimer -= 1
    alienShotTimer -= 1
    if aliens.isEmpty {
      if isRamping, moveInterval > 6 { moveInterval -= 1 }
      aliens = .wave
    }
    return (Double(hits.count), isOver)
  }

  /// Moves the aliens by a column, or at an edge by a row.
  private mutating func march(_ isOver: inout Bool) {
    moveTimer = min(aliens.count, moveInterval)
    guard aliens.hasAny(inColumn: isMovingRight ? 9 : 0) else {
      aliens.wrapColumns(isRightward: isMovingRight)
      return
    }
    isMovingRight.toggle()
    if aliens.hasAny(inRow: 9) { isOver = true }
    aliens.wrapRowsDown()
  }

  public func show(on board: inout MutableSpan<UInt8>) {
    Self.mark(cannon, 9, .cannon, in: &board)
    let heading = isMovingRight ? Channel.alienRight : .alienLeft
    aliens.forEach { x, y in
      Self.mark(x, y, .alien, in: &board)
      Self.mark(x, y, heading, in: &board)
    }
    friendlyBullets.forEach { Self.mark($0, $1, .friendlyBullet, in: &board) }
    enemyBullets.forEach { Self.mark($0, $1, .enemyBullet, in: &board) }
  }

  public func write(to writer: inout SnapshotWriter) {
    for number in [cannon, moveInterval, moveTimer, alienShotTimer, shotTimer] {
      writer.write(number)
    }
    writer.write(isMovingRight)
    for squares in [friendlyBullets, enemyBullets, aliens] { writer.write(squares) }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    cannon = try reader.readNumber(in: 0...9)
    moveInterval = try reader.readNumber(in: 6...Self.moveInterval)
    moveTimer = try reader.readNumber(in: -1...Self.moveInterval)
    alienShotTimer = try reader.readNumber(in: 0...Self.alienShotInterval)
    shotTimer = try reader.readNumber(in: 0...Self.shotInterval)
    isMovingRight = try reader.read()
    friendlyBullets = try reader.read()
    enemyBullets = try reader.read()
    aliens = try reader.read()
  }
}
