/// What became of each rule when a world was checked.
public struct ContractReport: Sendable, Hashable {
  /// What became of one rule.
  public enum Verdict: Sendable, Hashable {
    /// Nothing was found that breaks it.
    case kept

    /// The first place that breaks it.
    case broken(ContractViolation)

    /// It asks nothing of this world, for a reason such as `there is no time limit`.
    case notAsked(String)
  }

  private let verdicts: [ContractRule: Verdict]

  init(violations: [ContractViolation], reasonsNotAsked: [ContractRule: String]) {
    var verdicts = reasonsNotAsked.mapValues(Verdict.notAsked)
    for violation in violations { verdicts[violation.rule] = .broken(violation) }
    self.verdicts = verdicts
    self.violations = violations
  }

  /// The first violation of each broken rule; none when the world keeps its contract.
  public let violations: [ContractViolation]

  /// What became of a rule.
  public subscript(rule: ContractRule) -> Verdict { verdicts[rule] ?? .kept }
}
