import ArgumentParser
import Foundation
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

      A rollout that was saved after its last action goes on with --resume: what both print is what \
      one rollout of all their actions prints.
      """)

  @Argument(help: "The id of a world, as 'list' shows it.")
  var environment: String

  @Option(
    parsing: .unconditional, help: "The seed of the first reset, of any size (default: 0).",
    transform: ArgumentValues.seed)
  var seed: Seed?

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

  @Option(help: "A file to save the state after the last action to.")
  var saveState: String?

  @Option(help: "Go on from a file that --save-state wrote, its options and random actions.")
  var resume: String?

  @Option(help: "How events are printed: jsonl or table.")
  var format = RolloutFormat.jsonl

  private static let defaultStepCount = 1000

  func run() throws {
    let session = Session.current
    let entry = try session.catalog.environment(environment)
    if let saveState { try checkPlace(of: saveState) }
    let saved = try resume.map { try savedState(in: $0) }
    let start: Rollout.Start
    if let saved {
      start = .resumed(saved.position)
    } else {
      try entry.check(seed: seed ?? 0)
      start = .reset(seed: seed ?? 0)
    }
    let options = try saved?.options ?? self.options.values()
    let resetOptions = try saved?.resetOptions ?? self.resetOptions.values()
    let world = try entry.makeEnvironment(options: options)
    if let saved, let resume {
      try naming(resume) { try world.restore(snapshotBytes: saved.world) }
    }
    var actions = try actionSource(for: world, saved: saved?.sampler)
    var header = format.header
    if saved != nil, let line = header {
      try session.output.put(line)
      header = nil
    }
    let rollout = Rollout(world: world, start: start, resetOptions: resetOptions)
    let position = try rollout.play(&actions) { event in
      // The header waits for the first reset, which may refuse its options.
      if let line = header { try session.output.put(line) }
      header = nil
      try session.output.put(format.line(for: event, actions: world.actionSpace))
    }
    guard let saveState else { return }
    let state = RolloutState(
      environment: entry.id, options: options, resetOptions: resetOptions, position: position,
      sampler: actions.sampler ?? saved?.sampler,
      world: world.snapshotBytes)
    try state.write(to: saveState)
  }

  /// Checks that there is a place for a file, before anything is played for it.
  private func checkPlace(of path: String) throws {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw CommandError("--save-state: \(path) is a folder. Name a file in it.")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandError("--save-state: there is no folder \(folder). Make it first.")
    }
    guard files.isWritableFile(atPath: folder) else {
      throw CommandError("--save-state: \(folder) cannot be written to. Choose another folder.")
    }
  }

  private func savedState(in path: String) throws -> RolloutState {
    guard seed == nil, options.isEmpty, resetOptions.isEmpty else {
      throw CommandError(
        "A resumed rollout has the seed and the options that it was saved with. Leave --seed, "
          + "--option and --reset-option out.")
    }
    let state = try RolloutState(path: path)
    guard state.environment == environment else {
      throw CommandError(
        "\(path) is a state of \(state.environment), not of \(environment). Resume it there.")
    }
    return state
  }

  private func actionSource(
    for world: AnyEnvironment, saved: SpaceSampler?
  ) throws -> ActionSource {
    let sourceCount = [actions != nil, actionsFile != nil, randomActions != nil].count { $0 }
    let space = world.actionSpace
    let sampler = randomActions.map { space.space.makeSampler(seed: $0) } ?? saved
    guard sourceCount == 1 || (sourceCount == 0 && sampler != nil) else {
      throw CommandError(
        "Give one of --actions, --actions-file and --random-actions, not \(sourceCount) of them.")
    }
    guard steps == nil || (actions == nil && actionsFile == nil) else {
      throw CommandError(
        "--steps says how many random actions are drawn. Give --random-actions too, or leave it "
          + "out.")
    }
    guard !masked || (sampler != nil && actions == nil && actionsFile == nil) else {
      throw CommandError(
        "--masked is for random actions. Give --random-actions too, or leave it out.")
    }
    try world.checkMasked(masked, id: environment)
    let reader = ActionReader(space: space)
    if let actions { return .list(try reader.actions(inList: actions)[...]) }
    if let sampler, actionsFile == nil {
      return .samples(sampler, leftCount: steps ?? Self.defaultStepCount, isMasked: masked)
    }
    return .list(try reader.actions(inText: TextFile.read(actionsFile ?? ""))[...])
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
