/// An element of any space, in the form that is printed, parsed and compared.
public indirect enum SpaceValue: Sendable, Hashable {
  /// An element of ``Discrete``.
  case integer(Int)

  /// An element of ``MultiDiscrete`` or ``MultiBinary``.
  case integers([Int])

  /// An element of a ``Box`` of floating-point numbers, in row-major order; Floats are widened.
  case numbers([Double])

  /// An element of a ``Box`` of bytes, in row-major order.
  case bytes([UInt8])

  /// A text.
  case text(String)

  /// An element of a product of spaces.
  case tuple([SpaceValue])

  /// An element of a product of spaces with names, in the order of the names' declaration.
  case dictionary([Field])

  /// A named part of a dictionary.
  public struct Field: Sendable, Hashable {
    /// The part's name.
    public let name: String

    /// The part.
    public let value: SpaceValue

    /// Creates a named part.
    public init(_ name: String, _ value: SpaceValue) {
      self.name = name
      self.value = value
    }
  }
}

/// A typed observation that can be given as an element of its world's observation space.
public protocol SpaceRepresentable: Sendable {
  /// The element of the space.
  var spaceValue: SpaceValue { get }
}

extension SpaceValue {
  /// The value as JSON the way rollouts print it.
  ///
  /// A discrete element is a one-element array, a box its values in row-major order, a tuple one
  /// flat array; a dictionary is an object in which discrete parts are bare integers and texts are
  /// strings.
  public var json: String {
    switch self {
    case .dictionary(let fields):
      let parts = fields.map { "\(JSONText.string($0.name)):\($0.value.partJSON)" }
      return "{" + parts.joined(separator: ",") + "}"
    case .text(let text): return JSONText.string(text)
    default: return "[" + flatItems.joined(separator: ",") + "]"
    }
  }

  private var partJSON: String {
    if case .integer(let integer) = self { "\(integer)" } else { json }
  }

  private var flatItems: [String] {
    switch self {
    case .integer(let integer): ["\(integer)"]
    case .integers(let integers): integers.map { "\($0)" }
    case .numbers(let numbers): numbers.map(JSONText.number)
    case .bytes(let bytes): bytes.map { "\($0)" }
    case .text(let text): [JSONText.string(text)]
    case .tuple(let values): values.flatMap(\.flatItems)
    case .dictionary: [json]
    }
  }
}
