import NumericRandom

extension MinAtarSeaquest {
  /// What moves along a row: a bullet, a fish, a submarine or a diver.
  struct Swimmer: Equatable, Sendable {
    var x: Int
    let y: Int
    let isRightward: Bool
    /// After how many frames it moves next; bullets move in each.
    var moveTimer = 0
    /// After how many frames a submarine shoots next.
    var shotTimer = 0

    /// How far it moves to the right.
    var step: Int { isRightward ? 1 : -1 }

    var isInside: Bool { (0...9).contains(x) }

    func isAt(_ x: Int, _ y: Int) -> Bool { self.x == x && self.y == y }
  }

  mutating func spawnEnemy(_ generator: inout MT19937) {
    let isRightward = generator.rand() < 1 / 2
    let isSubmarine = generator.rand() < 1 / 3
    let row = generator.randint(1, 9)
    // Nothing comes against what already swims in the row; the draws are spent.
    func isAgainst(_ other: Swimmer) -> Bool {
      other.y == row && other.isRightward != isRightward
    }
    if submarines.contains(where: isAgainst) || fish.contains(where: isAgainst) { return }
    var enemy = Swimmer(
      x: isRightward ? 0 : 9, y: row, isRightward: isRightward, moveTimer: moveInterval)
    if isSubmarine {
      enemy.shotTimer = Self.enemyShotInterval
      submarines.append(enemy)
    } else {
      fish.append(enemy)
    }
  }

  mutating func spawnDiver(_ generator: inout MT19937) {
    let isRightward = generator.rand() < 1 / 2
    divers.append(
      Swimmer(
        x: isRightward ? 0 : 9, y: generator.randint(1, 9), isRightward: isRightward,
        moveTimer: Self.diverMoveInterval))
  }

  mutating func steer(_ action: MinAtarAction) {
    switch action {
    case .fire where shotTimer == 0:
      friendlyBullets.append(Swimmer(x: x, y: y, isRightward: isRightward))
      shotTimer = Self.shotInterval
    case .left: (x, isRightward) = (max(x - 1, 0), false)
    case .right: (x, isRightward) = (min(x + 1, 9), true)
    case .up: y = max(y - 1, 0)
    case .down: y = min(y + 1, 8)
    case .noOp, .fire: break
    }
  }

  mutating func moveFriendlyBullets(_ reward: inout Double) {
    for index in friendlyBullets.indices.reversed() {
      friendlyBullets[index].x += friendlyBullets[index].step
      let bullet = friendlyBullets[index]
      guard bullet.isInside else {
        friendlyBullets.remove(at: index)
        continue
      }
      if let hit = fish.firstIndex(where: { $0.isAt(bullet.x, bullet.y) }) {
        fish.remove(at: hit)
      } else if let hit = submarines.firstIndex(where: { $0.isAt(bullet.x, bullet.y) }) {
        submarines.remove(at: hit)
      } else {
        continue
      }
      friendlyBullets.remove(at: index)
      reward += 1
    }
  }

  mutating func moveDivers() {
    for index in divers.indices.reversed() {
      if pickUpDiver(index) { continue }
      guard divers[index].moveTimer == 0 else {
        divers[index].moveTimer -= 1
        continue
      }
      divers[index].moveTimer = Self.diverMoveInterval
      divers[index].x += divers[index].step
      if !divers[index].isInside {
        divers.remove(at: index)
      } else {
        _ = pickUpDiver(index)
      }
    }
  }

  /// Takes a diver aboard who is at the submarine, where there is room.
  private mutating func pickUpDiver(_ index: Int) -> Bool {
    guard divers[index].isAt(x, y), diverCount < Self.fullDiverCount else { return false }
    divers.remove(at: index)
    diverCount += 1
    return true
  }

  mutating func moveSubmarines(_ reward: inout Double, _ isOver: inout Bool) {
    for index in submarines.indices.reversed() {
      var submarine = submarines[index]
      let isLeft = moveEnemy(&submarine, &reward, &isOver)
      // One that was hit or has left the board just now still shoots.
      if submarine.shotTimer == 0 {
        submarine.shotTimer = Self.enemyShotInterval
        enemyBullets.append(
          Swimmer(x: submarine.x, y: submarine.y, isRightward: submarine.isRightward))
      } else {
        submarine.shotTimer -= 1
      }
      if isLeft { submarines[index] = submarine } else { submarines.remove(at: index) }
    }
  }

  mutating func moveFish(_ reward: inout Double, _ isOver: inout Bool) {
    for index in fish.indices.reversed() {
      var enemy = fish[index]
      if moveEnemy(&enemy, &reward, &isOver) { fish[index] = enemy } else { fish.remove(at: index) }
    }
  }

  /// Moves an enemy when it is time and returns whether it is still there.
  private mutating func moveEnemy(
    _ enemy: inout Swimmer, _ reward: inout Double, _ isOver: inout Bool
  ) -> Bool {
    if enemy.isAt(x, y) { isOver = true }
    guard enemy.moveTimer == 0 else {
      enemy.moveTimer -= 1
      return true
    }
    enemy.moveTimer = moveInterval
    enemy.x += enemy.step
    let place = enemy
    if !place.isInside { return false }
    if place.isAt(x, y) {
      isOver = true
    } else if let hit = friendlyBullets.firstIndex(where: { $0.isAt(place.x, place.y) }) {
      friendlyBullets.remove(at: hit)
      reward += 1
      return false
    }
    return true
  }

  mutating func moveEnemyBullets(_ isOver: inout Bool) {
    for index in enemyBullets.indices.reversed() {
      if enemyBullets[index].isAt(x, y) { isOver = true }
      enemyBullets[index].x += enemyBullets[index].step
      if !enemyBullets[index].isInside {
        enemyBullets.remove(at: index)
      } else if enemyBullets[index].isAt(x, y) {
        isOver = true
      }
    }
  }

  mutating func breathe(_ isRamping: Bool, _ reward: inout Double, _ isOver: inout Bool) {
    if oxygen <= 0 { isOver = true }
    if y > 0 {
      oxygen -= 1
      hasSurfaced = false
    } else if !hasSurfaced {
      if diverCount == 0 { isOver = true } else { surface(isRamping, &reward) }
    }
  }

  private mutating func surface(_ isRamping: Bool, _ reward: inout Double) {
    hasSurfaced = true
    if diverCount == Self.fullDiverCount {
      diverCount = 0
      reward += Double(max(oxygen, 0) * 10 / Self.fullOxygen)
    }
    oxygen = Self.fullOxygen
    diverCount -= 1
    guard isRamping, spawnInterval > 1 || moveInterval > 2 else { return }
    if moveInterval > 2, rampCount % 2 == 1 { moveInterval -= 1 }
    if spawnInterval > 1 { spawnInterval -= 1 }
    rampCount += 1
  }
}
