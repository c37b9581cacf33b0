import GymCore
import Snapshots

extension EnvironmentContract {
  /// Plays one long run and looks at everything that the world shows.
  func inspect(_ findings: inout Findings) {
    let new = make()
    var player = makePlayer()
    var (episodeLength, endingCount) = (0, 0)
    inspectObservation(of: player.world, step: 0, &findings)
    for step in 1...10 * stepCount {
      // A run that has shown no ending goes on.
      if step > stepCount, endingCount > 0 || possibleEndings.isEmpty { break }
      inspectMask(of: player.world, step: step - 1, &findings)
      let outcome = player.take(player.drawAction())
      episodeLength += 1
      findings.require(
        outcome.reward.isFinite, .rewardsAreFinite, step: step, "the reward",
        expected: "a finite number", found: "\(outcome.reward)")
      inspectObservation(of: player.world, step: step, &findings)
      inspectEnding(outcome, episodeLength, step: step, &findings)
      if step.nonzeroBitCount == 1 || step == stepCount {
        inspectDescriptions(of: player.world, new: new, step: step, &findings)
      }
      if outcome.ending == nil { continue }
      player.world.reset(seed: nil)
      (episodeLength, endingCount) = (0, endingCount + 1)
      inspectObservation(of: player.world, step: step, &findings)
    }
    findings.require(
      endingCount > 0 || possibleEndings.isEmpty, .endingsAreReached, step: 10 * stepCount,
      "the number of endings",
      expected: "at least 1, or the run longer", found: "0")
  }

  func inspectEnding(
    _ outcome: Outcome, _ episodeLength: Int, step: Int, _ findings: inout Findings
  ) {
    if let ending = outcome.ending {
      let documented = possibleEndings.map { "\($0)" }.sorted().joined(separator: " or ")
      findings.require(
        possibleEndings.contains(ending), .endingsAreDocumented, step: step, "the ending",
        expected: documented.isEmpty ? "none, ever" : documented, found: "\(ending)")
    }
    guard let timeLimit else { return }
    findings.require(
      outcome.ending != nil || episodeLength < timeLimit, .timeLimitIsExact, step: step,
      "the ending of an episode of \(episodeLength) steps", expected: "reached by now",
      found: "none")
    findings.require(
      outcome.ending != .truncated || episodeLength == timeLimit || endings.contains(.truncated),
      .timeLimitIsExact, step: step, "the length of an episode that is cut short",
      expected: "\(timeLimit)", found: "\(episodeLength)")
  }

  private func inspectObservation(of world: World, step: Int, _ findings: inout Findings) {
    let isThorough = step <= 200 || step % 16 == 0
    let before = isThorough ? world.snapshotBytes : []
    let row = world.row(width: world.layout.count)
    let value = world.observation.spaceValue
    findings.require(
      world.observationSpace.containsValue(value), .observationsAreInTheirSpace, step: step,
      "the observation", expected: "in \(world.observationSpace.json)", found: value.json)
    findings.note(
      world.layout.difference(inRow: Self.floats(row))?
        .violation(of: .rowsFollowTheLayout, step: step))
    if let numbers = value.flatNumbers, numbers.count == row.count {
      findings.note(
        arrayDifference("row", numbers, Self.floats(row))?
          .violation(of: .rowsEqualObservations, step: step))
    }
    guard isThorough else { return }
    findings.note(
      arrayDifference("row observed again", row, world.row(width: row.count))?
        .violation(of: .observingChangesNothing, step: step))
    findings.note(
      arrayDifference("snapshot after observing", before, world.snapshotBytes)?
        .violation(of: .observingChangesNothing, step: step))
  }

  private func inspectMask(of world: World, step: Int, _ findings: inout Findings) {
    guard world.providesActionMask else { return }
    let mask = world.actionMask(width: world.actionSpace.indexCount ?? 0)
    findings.require(
      mask.contains(true), .masksAreSound, step: step, "the number of actions that do something",
      expected: "at least 1 of a discrete space", found: "0 of \(mask.count)")
    guard step <= 200 || step % 16 == 0 else { return }
    let controlled = world.controlledState
    let row = controlled == nil ? world.row(width: world.layout.count) : []
    for index in mask.indices where !mask[index] {
      var fork = Player(alreadyReset: world, actionSeed: seed)
      _ = fork.take((Int32(index), []))
      let place = " after the masked action \(index)"
      let difference =
        if let controlled {
          arrayDifference(
            "numbers that the agent controls" + place, controlled, fork.world.controlledState ?? [])
        } else {
          arrayDifference("observation" + place, row, fork.world.row(width: row.count))
        }
      findings.note(difference?.violation(of: .masksAreSound, step: step))
    }
  }

  private func inspectDescriptions(
    of played: World, new: World, step: Int, _ findings: inout Findings
  ) {
    func require(_ name: String, _ expected: String, _ found: String) {
      findings.require(
        expected == found, .descriptionsStay, step: step, name, expected: expected,
        found: found)
    }
    require("the layout", "\(new.layout)", "\(played.layout)")
    require("the observation space", new.observationSpace.json, played.observationSpace.json)
    require("the action space", new.actionSpace.space.json, played.actionSpace.space.json)
    require("the diagnostics", "\(new.diagnostics)", "\(played.diagnostics)")
    require("the reset options", "\(new.resetOptions)", "\(played.resetOptions)")
    require(
      "providing an action mask", "\(new.providesActionMask)", "\(played.providesActionMask)")
  }

  private static func floats(_ row: [World.Scalar]) -> [Float] {
    var rows = Rows(kind: World.Scalar.kind, count: 1, width: row.count)
    var row = row
    World.Scalar.exchange(&row, with: &rows)
    var floats = [Float](repeating: 0, count: rows.width)
    var span = floats.mutableSpan
    rows.writeRow(0, into: &span)
    return floats
  }
}

extension Layout {
  /// The first number of a row that its part does not allow.
  func difference(inRow row: [Float]) -> Difference? {
    for part in parts {
      for index in 0..<part.count {
        let number = row[part.offset + index]
        if let allowed = part.kind.refusal(of: number, at: index) {
          return Difference(
            subject: "element \(index) of the part '\(part.name)'", expected: allowed,
            found: "\(number)")
        }
      }
    }
    return nil
  }
}

extension Layout.Kind {
  /// What a part allows, when it does not allow a number.
  fileprivate func refusal(of number: Float, at index: Int) -> String? {
    switch self {
    case .continuous(let low, let high):
      low[index] <= number && number <= high[index]
        ? nil : "from \(low[index]) to \(high[index])"
    case .discrete(let count, let start):
      Int(exactly: number).map { start <= $0 && $0 - start < count } == true
        ? nil : "a whole number from \(start) to \(start + count - 1)"
    case .planes(let high):
      0 <= number && number <= high ? nil : "from 0 to \(high)"
    case .tokens(let vocabulary):
      Int(exactly: number).map { (0...vocabulary.count).contains($0) } == true
        ? nil : "a whole number from 0 to \(vocabulary.count)"
    }
  }
}

extension SpaceValue {
  /// The numbers of an element in their order, or nil when it holds a text or a graph.
  var flatNumbers: [Float]? {
    switch self {
    case .integer(let integer): [Float(integer)]
    case .integers(let integers): integers.map { Float($0) }
    case .numbers(let numbers): numbers.map { Float($0) }
    case .bytes(let bytes): bytes.map { Float($0) }
    case .text, .graph: nil
    case .tuple(let values), .sequence(let values): Self.joined(values)
    case .alternative(let index, let value): Self.joined([.integer(index), value])
    case .dictionary(let fields): Self.joined(fields.map(\.value))
    }
  }

  private static func joined(_ values: [SpaceValue]) -> [Float]? {
    let lists = values.compactMap(\.flatNumbers)
    return lists.count == values.count ? lists.flatMap { $0 } : nil
  }
}
