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

  /// An element of one of several spaces, after the place of that space among them.
  case alternative(index: Int, SpaceValue)

  /// Elements of one space, of any number.
  case sequence([SpaceValue])

  /// Elements of one space that are joined by elements of another.
  case graph(Graph)

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

  /// Nodes and what joins them.
  public struct Graph: Sendable, Hashable {
    /// What each node is.
    public let nodes: [SpaceValue]

    /// What each edge is; nil where there are no edges.
    public let edges: [SpaceValue]?

    /// The two nodes that each edge joins, by their places; nil where there are no edges.
    public let links: [Link]?

    /// Creates a graph.
    public init(nodes: [SpaceValue], edges: [SpaceValue]? = nil, links: [Link]? = nil) {
      self.nodes = nodes
      self.edges = edges
      self.links = links
    }

    /// Where an edge begins and ends.
    public struct Link: Sendable, Hashable {
      /// The node at which the edge begins.
      public let source: Int

      /// The node at which the edge ends.
      public let target: Int

      /// Creates a link between two nodes.
      public init(_ source: Int, _ target: Int) {
        self.source = source
        self.target = target
      }
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
  /// strings. Composite values are read back from ``exactJSON``, which keeps their structure.
  public var json: String {
    switch self {
    case .dictionary(let fields):
      let parts = fields.map { "\(JSONText.string($0.name)):\($0.value.partJSON)" }
      return "{" + parts.joined(separator: ",") + "}"
    case .text(let text): return JSONText.string(text)
    case .alternative, .sequence, .graph: return exactJSON
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
    case .alternative, .sequence, .graph: [exactJSON]
    }
  }
}

extension SpaceValue {
  /// The value as JSON from which its space reads it back.
  ///
  /// A discrete element is a number, an array the list of its numbers in row-major order, a tuple or a
  /// sequence a list of its parts, a dictionary an object, an alternative the pair of its place and its
  /// value, and a graph an object of lists: `nodes`, `edges` and `links`, pairs of nodes.
  public var exactJSON: String {
    switch self {
    case .integer(let integer): "\(integer)"
    case .integers(let integers): JSONText.integers(integers)
    case .numbers(let numbers): Self.list(numbers.map(JSONText.number))
    case .bytes(let bytes): Self.list(bytes.map { "\($0)" })
    case .text(let text): JSONText.string(text)
    case .tuple(let values), .sequence(let values): Self.list(values.map(\.exactJSON))
    case .dictionary(let fields):
      "{"
        + fields.map { "\(JSONText.string($0.name)):\($0.value.exactJSON)" }.joined(separator: ",")
        + "}"
    case .alternative(let index, let value): "[\(index),\(value.exactJSON)]"
    case .graph(let graph): graph.json
    }
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ",") + "]"
  }
}

extension SpaceValue.Graph {
  fileprivate var json: String {
    var parts = [#""nodes":"# + SpaceValue.sequence(nodes).exactJSON]
    if let edges { parts.append(#""edges":"# + SpaceValue.sequence(edges).exactJSON) }
    if let links {
      let pairs = links.map { "[\($0.source),\($0.target)]" }
      parts.append(#""links":["# + pairs.joined(separator: ",") + "]")
    }
    return "{" + parts.joined(separator: ",") + "}"
  }
}
