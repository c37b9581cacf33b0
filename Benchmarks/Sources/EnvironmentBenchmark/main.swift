import ClassicControl
import GridWorlds
import GymCore
import NumericRandom
import ToyText

// Prints millions of steps a second, one thread: the median of seven windows, the least and the most,
// for lanes whose type is known and for the erased ones that agents use.
// Arguments, if any, pick the worlds of those names.

let picks = CommandLine.arguments.dropFirst()

func compare<World: Environment>(
  _ id: String, laneCount: Int, among entries: [EnvironmentEntry],
  make: () throws -> World
) throws {
  guard picks.isEmpty || picks.contains(id), let entry = entries.first(where: { $0.id == id })
  else { return }
  let limit = entry.timeLimit ?? .max
  var lanes = try Lanes(count: laneCount) { _ in
    OrderEnforced(TimeLimit(try make(), steps: limit))
  }
  let erased = try entry.makeLanes(count: laneCount)
  let seeds = (0..<laneCount).map { Seed($0) }
  lanes.reset(seeds: seeds)
  erased.reset(seeds: seeds)
  let results = Throughput.measure(
    laneCount: laneCount, actionSpace: erased.actionSpace,
    players: [
      { lanes.step(indices: $0.indices.span, values: $0.values.span) },
      { erased.step(indices: $0.indices.span, values: $0.values.span) },
    ])
  precondition(
    lanes.buffers.observations == erased.buffers.observations,
    "Erased lanes must play as the concrete ones do.")
  let ratio = (results[0].median / results[1].median * 100).rounded() / 100
  print(
    "\(id), \(laneCount) lanes: concrete \(results[0].text), erased \(results[1].text), "
      + "ratio \(ratio)")
}

for laneCount in [1, 64, 1024] {
  try compare("CartPole-v1", laneCount: laneCount, among: EnvironmentEntry.classicControl) {
    CartPole()
  }
  try compare("MountainCar-v0", laneCount: laneCount, among: EnvironmentEntry.classicControl) {
    MountainCar()
  }
  try compare(
    "MountainCarContinuous-v0", laneCount: laneCount, among: EnvironmentEntry.classicControl
  ) { MountainCarContinuous() }
  try compare("Pendulum-v1", laneCount: laneCount, among: EnvironmentEntry.classicControl) {
    Pendulum()
  }
  try compare("Acrobot-v1", laneCount: laneCount, among: EnvironmentEntry.classicControl) {
    Acrobot()
  }
  try compare("FrozenLake-v1", laneCount: laneCount, among: EnvironmentEntry.toyText) {
    FrozenLake()
  }
  try compare("FrozenLake8x8-v1", laneCount: laneCount, among: EnvironmentEntry.toyText) {
    FrozenLake(map: .eightByEight)
  }
  try compare("CliffWalking-v1", laneCount: laneCount, among: EnvironmentEntry.toyText) {
    CliffWalking()
  }
  try compare("Taxi-v4", laneCount: laneCount, among: EnvironmentEntry.toyText) { Taxi() }
  try compare("Blackjack-v1", laneCount: laneCount, among: EnvironmentEntry.toyText) {
    Blackjack()
  }
  try compare("GridWorld/Maze-v0", laneCount: laneCount, among: EnvironmentEntry.gridWorlds) {
    Maze()
  }
  for id in ["MiniGrid-Empty-8x8-v0", "MiniGrid-DoorKey-8x8-v0"] {
    guard let level = MiniGrid.Level(id: id) else { continue }
    try compare(id, laneCount: laneCount, among: EnvironmentEntry.gridWorlds) { MiniGrid(level) }
  }
}
