/// The options of a world or the settings of an agent: names, defaults, ranges and explanations,
/// bound to the properties of the struct that holds them.
///
/// One list serves parsing, defaults, help, and writing down every effective value.
///
/// ```swift
/// static let schema = OptionSchema(defaults: Options(), [
///   .flag("isSlippery", \.isSlippery, "Whether a move can slip to either side.")
/// ])
/// ```
public struct OptionSchema<Root: Sendable>: Sendable {
  /// One option: its description without the default, and how it is read and set.
  public struct Entry: Sendable {
    let name: String
    let allowed: String
    let summary: String
    let source: String?
    let read: @Sendable (Root) -> OptionValue
    let set: @Sendable (inout Root, OptionValue) -> Bool

    /// Creates an option with its own conversion; `set` returns false when the value is not allowed.
    public init(
      _ name: String, allowed: String, _ summary: String, source: String? = nil,
      read: @escaping @Sendable (Root) -> OptionValue,
      set: @escaping @Sendable (inout Root, OptionValue) -> Bool
    ) {
      self.name = name
      self.allowed = allowed
      self.summary = summary
      self.source = source
      self.read = read
      self.set = set
    }
  }

  /// The values that hold unless set.
  public let defaults: Root

  private let entries: [Entry]

  /// Creates a schema; the order of the entries is the order of help and files.
  ///
  /// - Precondition: No two entries have the same name.
  public init(defaults: Root, _ entries: [Entry]) {
    precondition(
      Set(entries.map(\.name)).count == entries.count,
      "Two options have one name. Rename one of \(entries.map(\.name)).")
    self.defaults = defaults
    self.entries = entries
  }

  /// The names of all options, in order.
  public var names: [String] { entries.map(\.name) }

  /// What a person can know about each option, in order.
  public var descriptions: [OptionDescription] {
    entries.map {
      OptionDescription(
        name: $0.name, defaultValue: $0.read(defaults), allowed: $0.allowed, summary: $0.summary,
        source: $0.source)
    }
  }

  /// The defaults with the given values set.
  ///
  /// - Throws: ``OptionError`` for the first name, in alphabetical order, that is unknown or whose
  ///   value is not allowed.
  public func parse(_ values: [String: OptionValue]) throws(OptionError) -> Root {
    var root = defaults
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let entry = entries.first(where: { $0.name == name }) else {
        throw .unknown(name: name, known: names)
      }
      guard entry.set(&root, value) else {
        throw .notAllowed(name: name, value: value, allowed: entry.allowed)
      }
    }
    return root
  }

  /// Every effective value, in order.
  public func values(of root: Root) -> [(name: String, value: OptionValue)] {
    entries.map { ($0.name, $0.read(root)) }
  }
}

extension OptionSchema where Root == NoOptions {
  /// The schema of something that has no options.
  public static var none: OptionSchema<NoOptions> { OptionSchema(defaults: NoOptions(), []) }
}

/// The options of something that has none.
public struct NoOptions: Sendable {
  /// Creates the only value.
  public init() {}
}
