import GymCore
import GymTesting
import NumericRandom

/// What became of the rules for one world, in the two forms in which it is printed.
struct CheckReport {
  let id: String
  let steps: Int
  let seed: Seed
  let contract: ContractReport

  /// Whether no rule is broken.
  var isKept: Bool { contract.violations.isEmpty }

  var json: JSON {
    .object([
      "id": .text(id), "steps": .integer(steps), "seed": .written("\(seed)"),
      "isKept": .flag(isKept),
      "rules": .list(ContractRule.allCases.map { .members(members(of: $0)) }),
    ])
  }

  private func members(of rule: ContractRule) -> [(String, JSON)] {
    let head: [(String, JSON)] = [
      ("name", .text(rule.rawValue)), ("summary", .text(rule.summary)),
    ]
    return switch contract[rule] {
    case .kept: head + [("verdict", .text("kept"))]
    case .notAsked(let reason): head + [("verdict", .text("notAsked")), ("reason", .text(reason))]
    case .broken(let violation):
      head + [
        ("verdict", .text("broken")), ("step", .optional(violation.step) { .integer($0) }),
        ("subject", .text(violation.subject)), ("expected", .text(violation.expected)),
        ("found", .text(violation.found)), ("advice", .text(rule.advice)),
      ]
    }
  }

  var text: String {
    let brokenCount = contract.violations.count
    let verdict =
      switch brokenCount {
      case 0: "keeps the contract."
      case 1: "breaks a rule."
      default: "breaks \(brokenCount) rules."
      }
    return "\(id), \(ArgumentValues.grouped(steps)) steps, seed \(seed)\n"
      + ContractRule.allCases.map(lines).joined() + "\(id) \(verdict)\n"
  }

  private func lines(about rule: ContractRule) -> String {
    switch contract[rule] {
    case .kept: "  kept       \(rule.summary)\n"
    case .notAsked(let reason): "  not asked  \(rule.summary) Here \(reason).\n"
    case .broken(let violation):
      """
        BROKEN     \(rule.summary)
                   \(rule.rawValue), seed \(seed)\(violation.step.map { ", step \($0)" } ?? "")
                   expected \(violation.subject): \(Self.short(violation.expected))
                   found    \(violation.subject): \(Self.short(violation.found))
                   \(rule.advice)

      """
    }
  }

  /// A text with the middle left out where it is long.
  private static func short(_ text: String) -> String {
    text.count <= 200 ? text : "\(text.prefix(98)) … \(text.suffix(98))"
  }
}
