public import GymCore
public import NumericRandom

extension EnvironmentEntry {
  /// Checks the world of this entry, its time limit and its order of calls included, and says of every
  /// rule what became of it.
  ///
  /// - Parameters:
  ///   - options: The options that the world is made with.
  ///   - seed: The seed from which worlds and actions draw; lane i adds i to it.
  ///   - stepCount: How many steps long runs are, at least 8.
  /// - Returns: The verdict of every rule.
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func contractReport(
    options: [String: OptionValue] = [:], seed: Seed = 0, stepCount: Int = 10_000
  ) throws -> ContractReport {
    let timeLimit = try timeLimit(options: options)
    let isDeterministic = try isDeterministic(options: options)
    func check(_ world: some Environment) -> ContractReport {
      EnvironmentContract(
        seed: seed, stepCount: stepCount, timeLimit: timeLimit, endings: endings,
        isDeterministic: isDeterministic
      ) { world }.report()
    }
    return check(try makeWorld(options: options))
  }

  /// Checks the world of this entry and returns what breaks its contract.
  ///
  /// ```swift
  /// for violation in try entry.contractViolations() { print(violation) }
  /// ```
  ///
  /// - Parameters:
  ///   - options: The options that the world is made with.
  ///   - seed: The seed from which worlds and actions draw; lane i adds i to it.
  ///   - stepCount: How many steps long runs are, at least 8.
  /// - Returns: The first violation of each rule; none when the world keeps them all.
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func contractViolations(
    options: [String: OptionValue] = [:], seed: Seed = 0, stepCount: Int = 10_000
  ) throws -> [ContractViolation] {
    try contractReport(options: options, seed: seed, stepCount: stepCount).violations
  }
}
