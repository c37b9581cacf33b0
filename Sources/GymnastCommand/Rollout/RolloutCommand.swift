import ArgumentParser
import GymCatalog
import GymCore
import NumericRandom

/// `gymnast rollout`: plays actions in a world and prints what happens.
struct RolloutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollout",
    abstract: "Plays actions in a world and prints one JSON object a line.",
    discussion: """
      An ending is followed by a reset while actions are left; it goes on with the world's stream \
      of random numbers. Options of a reset hold for every reset of the rollout.
      """)

  @Argument(help: "The id of a world, as 'list' shows it.")
  var environment: String

  @Option(
    parsing: .unconditional, help: "The seed of the first reset, of any size.",
    transform: ArgumentValues.seed)
  var seed: Seed = 0

  @Option(
    parsing: .unconditional,
    help: "Actions with commas between them: 0,1,1 or -0.5,0.25 or 0.5:-1.0,0:0.")
  var actions: String?

  @Option(
    help: "A file of actions with commas, spaces or line breaks between them.")
  var actionsFile: String?

  @Option(
    parsing: .unconditional,
    help: "Draw the actions from the action space seeded with this number.",
    transform: ArgumentValues.seed)
  var randomActions: Seed?

  @Option(
    parsing: .unconditional,
    help: "How many random actions are drawn (default: \(Self.defaultStepCount)).",
    transform: ArgumentValues.whole(ArgumentValues.stepRange))
  var steps: Int?

  @Flag(help: "Draw only random actions that do something, in worlds that know which do.")
  var masked = false

  @Option(
    name: .customLong("option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of the world, as 'info' shows it.", valueName: "key=value"),
    transform: Assignment.parse)
  var options: [Assignment] = []

  @Option(
    name: .customLong("reset-option"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An option of every reset.", valueName: "key=value"),
    transform: Assignment.parse)
  var resetOptions: [Assignment] = []

  @Option(help: "How events are printed: jsonl or table.")
  var format = RolloutFormat.jsonl

  private static let defaultStepCount = 1000

  func run() throws {
    let session = Session.current
    let entry = try session.catalog.environment(environment)
    try entry.check(seed: seed)
    let world = try entry.makeEnvironment(options: try options.values())
    let source = try actionSource(for: world)
    let rollout = Rollout(world: world, seed: seed, resetOptions: try resetOptions.values())
    var header = format.header
    try rollout.play(source) { event in
      // The header waits for the first reset, which may refuse its options.
      if let line = header { try session.output.put(line) }
      header = nil
      try session.output.put(format.line(for: event, actions: world.actionSpace))
    }
  }

  private func actionSource(for world: AnyEnvironment) throws -> ActionSource {
    let sourceCount = [actions != nil, actionsFile != nil, randomActions != nil].count { $0 }
    guard sourceCount == 1 else {
      throw CommandError(
        "Give one of --actions, --actions-file and --random-actions, not \(sourceCount) of them.")
    }
    guard steps == nil || randomActions != nil else {
      throw CommandError(
        "--steps says how many random actions are drawn. Give --random-actions too, or leave it "
          + "out.")
    }
    guard !masked || randomActions != nil else {
      throw CommandError(
        "--masked is for random actions. Give --random-actions too, or leave it out.")
    }
    try world.checkMasked(masked, id: environment)
    let reader = ActionReader(space: world.actionSpace)
    if let actions { return .list(try reader.actions(inList: actions)[...]) }
    if let actionsFile {
      return .list(try reader.actions(inText: TextFile.read(actionsFile))[...])
    }
    let sampler = world.actionSpace.space.makeSampler(seed: randomActions ?? 0)
    return .samples(sampler, leftCount: steps ?? Self.defaultStepCount, isMasked: masked)
  }
}

extension EnvironmentEntry {
  /// Refuses seeds that the world's generator cannot take.
  func check(seed: Seed) throws(CommandError) {
    guard !seedsAre32Bit || seed.words.count == 1 else {
      throw CommandError(
        "\(id) takes seeds below 2^32, as its generator is seeded with 32 bits; \(seed) is larger.")
    }
  }
}
