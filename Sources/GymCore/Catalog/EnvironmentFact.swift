/// Something that is known of a world before it is played, such as the best return it allows.
public struct EnvironmentFact: Sendable, Hashable {
  /// Its name in camelCase.
  public let name: String

  /// What it is, or null where that differs from episode to episode.
  public let value: OptionValue

  /// What it means, in a few words that stand after the value, or in its place.
  public let summary: String

  /// States a fact.
  public init(name: String, value: OptionValue, summary: String) {
    self.name = name
    self.value = value
    self.summary = summary
  }
}
