public import GymCore
public import NumericRandom

extension EnvironmentEntry {
  /// Checks the world of this entry, its time limit and its order of calls included.
  ///
  /// ```swift
  /// for violation in try entry.contractViolations() { print(violation) }
  /// ```
  ///
  /// - Parameters:
  ///   - options: The options that the world is made with.
  ///   - seed: The seed from which worlds and actions draw.
  ///   - stepCount: How many steps long the longest runs are.
  ///   - isDeterministic: Whether every seed gives the same world.
  ///   - maskedActionsDoNothing: Whether an action that is masked off leaves the observation as it
  ///     is.
  /// - Returns: The first violation of each rule; none when the world keeps them all.
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func contractViolations(
    options: [String: OptionValue] = [:], seed: Seed = 0, stepCount: Int = 2_000,
    isDeterministic: Bool = false, maskedActionsDoNothing: Bool = true
  ) throws -> [ContractViolation] {
    let timeLimit = try timeLimit(options: options)
    func check(_ world: some Environment) -> [ContractViolation] {
      EnvironmentContract(
        seed: seed, stepCount: stepCount, timeLimit: timeLimit, isDeterministic: isDeterministic,
        maskedActionsDoNothing: maskedActionsDoNothing
      ) { world }.violations()
    }
    return check(try makeWorld(options: options))
  }
}
