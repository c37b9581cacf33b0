public import Snapshots

extension MinAtarSeaquest {
  public func write(to writer: inout SnapshotWriter) {
    for number in [
      x, y, oxygen, diverCount, spawnInterval, spawnTimer, diverSpawnTimer, moveInterval, rampCount,
      shotTimer,
    ] { writer.write(number) }
    writer.write(isRightward)
    writer.write(hasSurfaced)
    for swimmers in [friendlyBullets, enemyBullets, fish, submarines, divers] {
      writer.write(swimmers)
    }
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    self.init()
    x = try reader.readNumber(in: 0...9)
    y = try reader.readNumber(in: 0...8)
    oxygen = try reader.readNumber(in: -1...Self.fullOxygen)
    // There is no least count but what a game can reach.
    diverCount = try reader.readNumber(in: -1_000_000_000...Self.fullDiverCount)
    spawnInterval = try reader.readNumber(in: 1...20)
    spawnTimer = try reader.readNumber(in: 0...20)
    diverSpawnTimer = try reader.readNumber(in: 0...Self.diverSpawnInterval)
    moveInterval = try reader.readNumber(in: 2...5)
    rampCount = try reader.readNumber(in: 0...100)
    shotTimer = try reader.readNumber(in: 0...Self.shotInterval)
    isRightward = try reader.read()
    hasSurfaced = try reader.read()
    friendlyBullets += try reader.readArray()
    enemyBullets += try reader.readArray()
    fish += try reader.readArray()
    submarines += try reader.readArray()
    divers += try reader.readArray()
    // Behind the front there is always a square for the back.
    guard isRightward ? x > 0 : x < 9 else { throw .invalid("The submarine has no room.") }
  }
}

extension MinAtarSeaquest.Swimmer: Snapshot {
  func write(to writer: inout SnapshotWriter) {
    for number in [x, y, moveTimer, shotTimer] { writer.write(number) }
    writer.write(isRightward)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    let x = try reader.readNumber(in: 0...9)
    let y = try reader.readNumber(in: 0...9)
    let moveTimer = try reader.readNumber(in: 0...MinAtarSeaquest.diverMoveInterval)
    let shotTimer = try reader.readNumber(in: 0...MinAtarSeaquest.enemyShotInterval)
    self.init(
      x: x, y: y, isRightward: try reader.read(), moveTimer: moveTimer, shotTimer: shotTimer)
  }
}
