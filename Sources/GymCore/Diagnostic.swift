/// A named number that a world reports beside observation and reward, such as success or score.
///
/// Diagnostics reach metrics and evaluations; agents never see them.
public struct Diagnostic: Sendable, Hashable {
  /// How values of many episodes are summed up.
  public enum Kind: String, Sendable, Hashable {
    /// 0 or 1; its mean is a rate.
    case flag

    /// A number whose mean is meant.
    case number
  }

  /// Its name in camelCase, such as `success`.
  public let name: String

  /// How it is summed up.
  public let kind: Kind

  /// What it means, with its unit.
  public let summary: String

  /// Describes a diagnostic.
  public init(name: String, kind: Kind, summary: String) {
    self.name = name
    self.kind = kind
    self.summary = summary
  }
}
