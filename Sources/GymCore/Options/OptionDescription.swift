/// What a person can know about an option before setting it.
public struct OptionDescription: Sendable, Hashable {
  /// Its name in camelCase.
  public let name: String

  /// The value it has unless set.
  public let defaultValue: OptionValue

  /// What it takes, as the end of "it takes …".
  public let allowed: String

  /// What it does, in one to three lines.
  public let summary: String

  /// Where its default comes from, when it is copied.
  public let source: String?

  /// Describes an option.
  public init(
    name: String, defaultValue: OptionValue, allowed: String, summary: String,
    source: String? = nil
  ) {
    self.name = name
    self.defaultValue = defaultValue
    self.allowed = allowed
    self.summary = summary
    self.source = source
  }
}
