import GymCore

/// What is known about a world made with some options.
struct EnvironmentReport: InfoReport {
  private let entry: EnvironmentEntry
  private let world: AnyEnvironment
  private let timeLimit: Int?
  private let endings: [Ending]
  private let isDeterministic: Bool
  private let facts: [EnvironmentFact]

  /// Makes the world to look at it.
  init(_ entry: EnvironmentEntry, options: [String: OptionValue]) throws {
    self.entry = entry
    world = try entry.makeEnvironment(options: options)
    timeLimit = try entry.timeLimit(options: options)
    endings = try entry.endings(options: options).sorted { $0.rawValue < $1.rawValue }
    isDeterministic = try entry.isDeterministic(options: options)
    facts = try entry.facts(options: options)
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
      "timeLimit": .optional(timeLimit) { .integer($0) },
      "endings": .list(endings.map { .text("\($0)") }),
      "isDeterministic": .flag(isDeterministic),
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
      "facts": .list(
        facts.map {
          .object([
            "name": .text($0.name), "value": .written($0.value.json), "summary": .text($0.summary),
          ])
        }),
    ])
  }

  var text: String {
    var table = TextTable()
    table.add("observation", world.observationSpace.shortText)
    table.add("action", world.actionSpace.space.shortText)
    table.add("row", "\(world.layout.count) × \(world.scalarKind.rawValue)")
    for part in world.layout.parts {
      table.add("  \(part.name)", "shape \(part.shape), offset \(part.offset), \(part.kind.name)")
    }
    table.add("time limit", timeLimit.map { "\($0) steps" } ?? "none")
    let endings = endings.map { "\($0)" }.joined(separator: " or ")
    table.add("episodes end", endings.isEmpty ? "never" : endings)
    if isDeterministic { table.add("chance", "none: every seed gives the same episodes") }
    table.add("reward threshold", entry.rewardThreshold.map { "\($0)" } ?? "none")
    table.add("seeds", entry.seedsAre32Bit ? "below 2^32" : "of any size")
    if world.providesActionMask { table.add("action mask", "yes") }
    for diagnostic in world.diagnostics {
      table.add("reports \(diagnostic.name)", diagnostic.summary)
    }
    for fact in facts {
      let value = fact.value.asNumber.map(Readable.number) ?? fact.value.description
      table.add(fact.name, fact.value == .null ? fact.summary : "\(value), \(fact.summary)")
    }
    return "\(entry.id): \(entry.summary)\n" + table.text
      + entry.options.paragraph(titled: "Options (--option)")
      + world.resetOptions.paragraph(titled: "Reset options (--reset-option)")
  }
}

extension Space {
  /// The description, in which bounds that all elements of a box share stand once.
  fileprivate var shortText: String {
    let text = json.replacing(/"(low|high)":\[([^\[\],]+)(?:,\2)+\]/) {
      "\"\($0.1)\":\($0.2)"
    }
    let box = /\{"kind":"box","scalar":"(\w+)","shape":(\[.*\]),"low":([^\[,]+),"high":([^\[,]+)\}/
    guard let parts = text.wholeMatch(of: box) else { return text }
    return "box of \(parts.1), shape \(parts.2), from \(parts.3) to \(parts.4)"
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
    case .planes(let high): members.append(("high", .number(Double(high))))
    case .tokens(let vocabulary):
      members.append(("vocabulary", .list(vocabulary.map { .text($0) })))
    }
    return .members(members)
  }
}
