import GymCore

/// What is known about a world with its default options.
struct EnvironmentReport: InfoReport {
  private let entry: EnvironmentEntry
  private let world: AnyEnvironment

  /// Makes the world to look at it.
  init(_ entry: EnvironmentEntry) throws {
    self.entry = entry
    world = try entry.makeEnvironment()
  }

  var json: JSON {
    .object([
      "id": .text(entry.id), "summary": .text(entry.summary),
      "observationSpace": .written(world.observationSpace.json),
      "actionSpace": .written(world.actionSpace.space.json),
      "layout": .object([
        "scalar": .text(world.scalarKind.rawValue), "count": .integer(world.layout.count),
        "parts": .list(world.layout.parts.map(\.asJSON)),
      ]),
      "timeLimit": .optional(entry.timeLimit) { .integer($0) },
      "rewardThreshold": .optional(entry.rewardThreshold) { .number($0) },
      "seedsAre32Bit": .flag(entry.seedsAre32Bit),
      "providesActionMask": .flag(world.providesActionMask),
      "options": .list(entry.options.map(\.asJSON)),
      "resetOptions": .list(world.resetOptions.map(\.asJSON)),
      "diagnostics": .list(
        world.diagnostics.map {
          .object([
            "name": .text($0.name), "kind": .text($0.kind.rawValue), "summary": .text($0.summary),
          ])
        }),
    ])
  }

  var text: String {
    var facts = TextTable()
    facts.add("observation", world.observationSpace.json)
    facts.add("action", world.actionSpace.space.json)
    facts.add("row", "\(world.layout.count) × \(world.scalarKind.rawValue)")
    for part in world.layout.parts {
      facts.add("  \(part.name)", "shape \(part.shape), offset \(part.offset), \(part.kind.name)")
    }
    facts.add("time limit", entry.timeLimit.map { "\($0) steps" } ?? "none")
    facts.add("reward threshold", entry.rewardThreshold.map { "\($0)" } ?? "none")
    facts.add("seeds", entry.seedsAre32Bit ? "below 2^32" : "of any size")
    if world.providesActionMask { facts.add("action mask", "yes") }
    for diagnostic in world.diagnostics {
      facts.add("reports \(diagnostic.name)", diagnostic.summary)
    }
    return "\(entry.id): \(entry.summary)\n" + facts.text
      + entry.options.paragraph(titled: "Options (--option)")
      + world.resetOptions.paragraph(titled: "Reset options (--reset-option)")
  }
}

extension Layout.Kind {
  /// How the kind is called in documents.
  fileprivate var name: String {
    switch self {
    case .continuous: "continuous"
    case .discrete: "discrete"
    case .planes: "planes"
    case .tokens: "tokens"
    }
  }
}

extension Layout.Part {
  /// The part as JSON, with what its kind adds.
  fileprivate var asJSON: JSON {
    var members: [(String, JSON)] = [
      ("name", .text(name)), ("shape", .list(shape.map { .integer($0) })),
      ("offset", .integer(offset)), ("kind", .text(kind.name)),
    ]
    switch kind {
    case .continuous(let low, let high):
      members.append(("low", .list(low.map { .number(Double($0)) })))
      members.append(("high", .list(high.map { .number(Double($0)) })))
    case .discrete(let count, let start):
      members.append(("count", .integer(count)))
      members.append(("start", .integer(start)))
    case .planes: break
    case .tokens(let vocabulary):
      members.append(("vocabulary", .list(vocabulary.map { .text($0) })))
    }
    return .members(members)
  }
}
