import AgentCore
import GymCore
import NumericRandom
import Snapshots

/// A rollout between two actions, which another process can go on with.
struct RolloutState {
  /// The id of the world.
  let environment: String

  /// The options of the world.
  let options: [String: OptionValue]

  /// The options of every reset.
  let resetOptions: [String: OptionValue]

  /// Where the rollout is.
  let position: RolloutPosition

  /// What random actions are drawn from, if they are.
  let sampler: SpaceSampler?

  /// The state of the world.
  let world: [UInt8]

  private static let file = SealedFile(kind: "saved state")

  /// Writes the state whole or not at all.
  ///
  /// - Throws: An error that names the file when it cannot be written.
  func write(to path: String) throws { try Self.file.write(snapshotBytes, to: path) }

  /// Reads a state.
  ///
  /// - Throws: An error that names the file and what is wrong with it.
  init(path: String) throws {
    var state: RolloutState?
    try Self.file.read(path) { reader throws(SnapshotError) in state = try reader.read() }
    guard let state else { throw CommandError("\(path) holds no state. Save another one.") }
    self = state
  }
}

extension RolloutState: Snapshot {
  init(
    environment: String, options: [String: OptionValue], resetOptions: [String: OptionValue],
    position: RolloutPosition, sampler: SpaceSampler?, world: [UInt8]
  ) {
    self.environment = environment
    self.options = options
    self.resetOptions = resetOptions
    self.position = position
    self.sampler = sampler
    self.world = world
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("RolloutState")
    writer.write(environment)
    writer.write(Self.text(of: options))
    writer.write(Self.text(of: resetOptions))
    writer.write(position.episode)
    writer.write(position.step)
    writer.write(position.isOver)
    writer.write(sampler)
    writer.write(world)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("RolloutState")
    environment = try reader.read()
    options = try Self.options(of: reader.read())
    resetOptions = try Self.options(of: reader.read())
    let (episode, step): (Int, Int) = (try reader.read(), try reader.read())
    guard episode >= 0, step >= 0, episode < .max, step < .max else {
      throw .invalid("Step \(step) of episode \(episode) cannot be.")
    }
    position = RolloutPosition(episode: episode, step: step, isOver: try reader.read())
    sampler = try reader.readOptional()
    world = try reader.readArray()
  }

  /// Options as a JSON list of names and values.
  private static func text(of options: [String: OptionValue]) -> String {
    let pairs = options.sorted { $0.key < $1.key }
    return OptionValue.list(pairs.flatMap { [.text($0.key), $0.value] }).json
  }

  private static func options(of text: String) throws(SnapshotError) -> [String: OptionValue] {
    guard case .list(let items)? = try? OptionText.value(of: text), items.count.isMultiple(of: 2)
    else { throw .invalid("Its options are not readable.") }
    var options: [String: OptionValue] = [:]
    for place in stride(from: 0, to: items.count, by: 2) {
      guard case .text(let name) = items[place] else {
        throw .invalid("Its options are not readable.")
      }
      options[name] = items[place + 1]
    }
    return options
  }
}
