/// A place where a world does not keep its contract: the first one of its rule.
public struct ContractViolation: Sendable, Hashable {
  /// The rule that is broken.
  public let rule: ContractRule

  /// The steps taken since the run began, or nil when the rule is not about a step.
  public let step: Int?

  /// What was looked at, such as `the reward`.
  public let subject: String

  /// What the rule asks for.
  public let expected: String

  /// What the world gave instead.
  public let found: String

  /// Describes a broken rule.
  public init(
    _ rule: ContractRule, step: Int? = nil, subject: String, expected: String, found: String
  ) {
    self.rule = rule
    self.step = step
    self.subject = subject
    self.expected = expected
    self.found = found
  }
}

extension ContractViolation: CustomStringConvertible {
  /// The violation in one line.
  public var description: String {
    let place = step.map { " at step \($0)" } ?? ""
    return "\(rule.rawValue)\(place): \(subject) should be \(expected), but is \(found)."
  }
}

/// What was looked at, what it should be and what it is.
struct Difference: Equatable {
  var subject: String
  var expected: String
  var found: String

  func violation(of rule: ContractRule, step: Int?, where place: String = "") -> ContractViolation {
    ContractViolation(
      rule, step: step, subject: subject + place, expected: expected, found: found)
  }
}

/// The first violation of each rule.
struct Findings {
  private(set) var violations: [ContractViolation] = []

  /// Keeps a violation unless its rule has one.
  mutating func note(_ violation: ContractViolation?) {
    guard let violation, !violations.contains(where: { $0.rule == violation.rule }) else { return }
    violations.append(violation)
  }

  /// Keeps a violation of a rule when something is not as it should be.
  mutating func require(
    _ isKept: Bool, _ rule: ContractRule, step: Int?, _ subject: @autoclosure () -> String,
    expected: @autoclosure () -> String, found: @autoclosure () -> String
  ) {
    if isKept { return }
    note(
      ContractViolation(
        rule, step: step, subject: subject(), expected: expected(), found: found()))
  }
}
