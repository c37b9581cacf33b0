public import Snapshots

extension FrozenLake {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("FrozenLake")
    writer.write(map.description)
    writer.write(isSlippery)
    writer.write(successRate)
    writer.write(rewards.goal)
    writer.write(rewards.hole)
    writer.write(rewards.frozen)
    writer.write(state)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("FrozenLake")
    let text = try reader.read(String.self)
    let map: Map
    do throws(MapError) {
      map = try Map(text: text)
    } catch {
      throw .invalid(error.description)
    }
    let isSlippery = try reader.read(Bool.self)
    let successRate = try reader.read(Double.self)
    guard (0...1).contains(successRate) else {
      throw .invalid("\(successRate) is not a success rate.")
    }
    var rewards = RewardSchedule()
    rewards.goal = try reader.read()
    rewards.hole = try reader.read()
    rewards.frozen = try reader.read()
    self.init(map: map, isSlippery: isSlippery, successRate: successRate, rewards: rewards)
    state = try reader.read()
    guard map.tiles.indices.contains(state) else {
      throw .invalid("The map has no tile \(state).")
    }
    generator = try reader.read()
  }
}
