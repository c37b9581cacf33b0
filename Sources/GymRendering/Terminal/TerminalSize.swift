/// How many characters a terminal shows.
public struct TerminalSize: Hashable, Sendable {
  /// How many characters a line has.
  public var columns: Int

  /// How many lines there are.
  public var rows: Int

  /// Creates a size; any is allowed, as terminals report what they like.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The least size in which a picture can be made out.
  public static let minimum = TerminalSize(columns: 16, rows: 8)

  /// Whether a picture can be made out; in less room a view shows what fits, down to nothing.
  public var isEnough: Bool { columns >= Self.minimum.columns && rows >= Self.minimum.rows }
}
