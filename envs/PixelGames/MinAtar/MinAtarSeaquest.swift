public import NumericRandom

/// A submarine that shoots fish and other submarines, gathers divers and must surface for air.
///
/// A hit earns 1; surfacing with six divers earns up to 10, by the air that is left. The game is over
/// when something is met, when the air is out, or on surfacing without a diver. With ramping, enemies
/// come more often and move faster after each time that the submarine has surfaced.
public struct MinAtarSeaquest: MinAtarGame {
  public enum Channel: UInt8, CaseIterable {
    case submarineFront
    case submarineBack
    case friendlyBullet
    case trail
    case enemyBullet
    case enemyFish
    case enemySubmarine
    case oxygenGauge
    case diverGauge
    case diver
  }

  public static let name = "Seaquest"
  public static let summary = "Shoot, gather divers, and surface before the air is out."
  public static let minimalActions = MinAtarAction.allCases
  public static let canRamp = true

  static let fullOxygen = 200
  static let diverSpawnInterval = 30
  static let shotInterval = 5
  static let enemyShotInterval = 10
  static let diverMoveInterval = 5
  static let fullDiverCount = 6

  var x = 5
  var y = 0
  var isRightward = false
  var friendlyBullets: [Swimmer] = []
  var enemyBullets: [Swimmer] = []
  var fish: [Swimmer] = []
  var submarines: [Swimmer] = []
  var divers: [Swimmer] = []
  var oxygen = fullOxygen
  /// Below 0 after six have been brought up at once, as in MinAtar.
  var diverCount = 0
  var spawnInterval = 20
  var spawnTimer = 20
  var diverSpawnTimer = diverSpawnInterval
  var moveInterval = 5
  var rampCount = 0
  var shotTimer = 0
  var hasSurfaced = true

  public init() {
    // More than were ever seen, so that no step has to make room.
    friendlyBullets.reserveCapacity(8)
    enemyBullets.reserveCapacity(32)
    fish.reserveCapacity(64)
    submarines.reserveCapacity(64)
    divers.reserveCapacity(16)
  }

  public mutating func begin(_ generator: inout MT19937) {
    (x, y, isRightward) = (5, 0, false)
    friendlyBullets.removeAll(keepingCapacity: true)
    enemyBullets.removeAll(keepingCapacity: true)
    fish.removeAll(keepingCapacity: true)
    submarines.removeAll(keepingCapacity: true)
    divers.removeAll(keepingCapacity: true)
    (oxygen, diverCount, hasSurfaced) = (Self.fullOxygen, 0, true)
    (spawnInterval, spawnTimer, diverSpawnTimer) = (20, 20, Self.diverSpawnInterval)
    (moveInterval, rampCount, shotTimer) = (5, 0, 0)
  }

  public mutating func play(
    _ action: MinAtarAction, isRamping: Bool, _ generator: inout MT19937
  ) -> (reward: Double, isOver: Bool) {
    if spawnTimer == 0 {
      spawnEnemy(&generator)
      spawnTimer = spawnInterval
    }
    if diverSpawnTimer == 0 {
      spawnDiver(&generator)
      diverSpawnTimer = Self.diverSpawnInterval
    }
    steer(action)
    var (reward, isOver) = (0.0, false)
    moveFriendlyBullets(&reward)
    moveDivers()
    moveSubmarines(&reward, &isOver)
    moveEnemyBullets(&isOver)
    moveFish(&reward, &isOver)
    if spawnTimer > 0 { spawnTimer -= 1 }
    if diverSpawnTimer > 0 { diverSpawnTimer -= 1 }
    if shotTimer > 0 { shotTimer -= 1 }
    breathe(isRamping, &reward, &isOver)
    return (reward, isOver)
  }

  public func show(on board: inout MutableSpan<UInt8>) {
    Self.mark(x, y, .submarineFront, in: &board)
    Self.mark(isRightward ? x - 1 : x + 1, y, .submarineBack, in: &board)
    for column in 0..<max(oxygen, 0) * 10 / Self.fullOxygen {
      Self.mark(column, 9, .oxygenGauge, in: &board)
    }
    for column in max(9 - diverCount, 0)..<max(9, 9 - diverCount) where column < 9 {
      Self.mark(column, 9, .diverGauge, in: &board)
    }
    for bullet in friendlyBullets { Self.mark(bullet.x, bullet.y, .friendlyBullet, in: &board) }
    for bullet in enemyBullets { Self.mark(bullet.x, bullet.y, .enemyBullet, in: &board) }
    Self.mark(fish, .enemyFish, in: &board)
    Self.mark(submarines, .enemySubmarine, in: &board)
    Self.mark(divers, .diver, in: &board)
  }

  private static func mark(
    _ swimmers: [Swimmer], _ channel: Channel, in board: inout MutableSpan<UInt8>
  ) {
    for swimmer in swimmers {
      mark(swimmer.x, swimmer.y, channel, in: &board)
      markIfInside(swimmer.x - swimmer.step, swimmer.y, .trail, in: &board)
    }
  }
}
