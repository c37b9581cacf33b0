import AgentCore
import GymCatalog
import GymCore
import NumericRandom

/// What the command line says about a run, and the settings that follow from it.
///
/// Agent's defaults yield to the preset, the preset to a file of settings, and the file to what the
/// command line sets.
struct RunRequest {
  var agent: String?
  var environment: String?
  var seed: Seed?
  var steps: Int?
  var lanes: Int?
  var transforms: [TransformSetting]?
  var options: [String: OptionValue] = [:]
  var settings: [String: OptionValue] = [:]
  var config: RunSettings.Partial?
  var configPath = ""

  /// How many steps a run has when neither a preset nor anyone else says so.
  static let defaultStepCount = 100_000

  /// A run as it was asked for.
  struct Resolution {
    /// Every choice.
    var settings: RunSettings

    /// The preset that it begins from, if there is one.
    var preset: Preset?
  }

  /// Works out the settings of the run.
  ///
  /// - Throws: ``CommandError`` or `CatalogError` when names are missing, unknown or contradict each
  ///   other, and when numbers are out of range.
  func resolved(in catalog: Catalog) throws -> Resolution {
    let agent = try name("agent", "AGENT", agent, config?.agent)
    _ = try catalog.agent(agent)
    let environment = try name("environment", "ENV", environment, config?.environment)
    _ = try catalog.environment(environment)
    if let config {
      try naming(configPath) {
        _ = try catalog.agent(agent).effectiveSettings(config.settings)
        _ = try catalog.environment(environment).effectiveOptions(config.options)
      }
    }
    let preset = catalog.preset(agent: agent, environment: environment)
    let seed = seed ?? config?.seed.flatMap { Seed($0) } ?? 0
    guard seed.words.count <= 4 else {
      throw CommandError("The seed \(seed) is too large: a run takes seeds below 2^128.")
    }
    let lanes = lanes ?? config?.lanes ?? preset?.lanes ?? 1
    let steps = steps ?? config?.steps ?? preset?.steps ?? Self.defaultStepCount
    try check("lanes", lanes, ArgumentValues.laneRange)
    try check("steps", steps, ArgumentValues.stepRange)
    func merge(_ layers: [String: OptionValue]?...) -> [String: OptionValue] {
      layers.reduce(into: [:]) { result, layer in
        result.merge(layer ?? [:]) { _, later in later }
      }
    }
    return Resolution(
      settings: RunSettings(
        agent: agent, environment: environment, seed: seed, steps: steps, lanes: lanes,
        transforms: transforms ?? config?.transforms, options: merge(config?.options, options),
        settings: merge(preset?.settings, config?.settings, settings)),
      preset: preset)
  }

  private func name(
    _ key: String, _ argument: String, _ given: String?, _ configured: String?
  ) throws(CommandError) -> String {
    if let given, let configured, given != configured {
      throw CommandError(
        "\(configPath) is for the \(key) '\(configured)', not '\(given)'. Leave one of them out.")
    }
    guard let name = given ?? configured else {
      throw CommandError(
        "\(argument) is missing: name it, or give a --config that has the key '\(key)'.")
    }
    return name
  }

  private func check(
    _ key: String, _ value: Int, _ range: ClosedRange<Int>
  ) throws(CommandError) {
    guard range.contains(value) else {
      throw CommandError(
        "'\(key)' cannot be \(value): it takes \(ArgumentValues.words(for: range)).")
    }
  }
}
