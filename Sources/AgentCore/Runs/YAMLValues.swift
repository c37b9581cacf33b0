import GymCore
import Yams

/// The bridge between option values and YAML nodes, in which the order of keys is kept.
enum YAMLValues {
  /// The node that stands for a value.
  static func node(of value: OptionValue) -> Node {
    switch value {
    case .null: return Node("null", Tag(.null))
    case .flag(let flag): return Node(flag ? "true" : "false", Tag(.bool))
    case .integer(let integer): return Node("\(integer)", Tag(.int))
    case .number(let number): return Node("\(number)", Tag(.float))
    case .text(let text):
      // Quotes keep a text such as "8" from being read back as a number.
      return Node.scalar(Node.Scalar(text, Tag(.str), isPlain(text) ? .plain : .doubleQuoted))
    case .list(let values):
      return Node.sequence(Node.Sequence(values.map(node), Tag(.seq), .flow))
    }
  }

  /// The value that a node stands for, or nil for a mapping.
  static func value(of node: Node) -> OptionValue? {
    switch node {
    case .scalar(let scalar):
      guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
      if node.null != nil { return .null }
      if let flag = node.bool { return .flag(flag) }
      if let integer = node.int { return .integer(integer) }
      if let number = node.float { return .number(number) }
      return .text(scalar.string)
    case .sequence(let sequence):
      let values = sequence.compactMap(value)
      return values.count == sequence.count ? .list(values) : nil
    default:
      return nil
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    guard text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "/-_".contains($0)) }),
      let first = text.first, first.isLetter || first == "/"
    else { return false }
    return value(of: Node(text, Tag(.implicit), .plain)) == .text(text)
  }

  /// The list that stands for row transforms: names, or mappings of one name to its options.
  static func node(of transforms: [TransformSetting]) -> Node {
    let nodes = transforms.map { setting -> Node in
      let name = node(of: .text(setting.name))
      guard !setting.options.isEmpty else { return name }
      let options = setting.options.sorted { $0.key < $1.key }
        .map { (Node($0.key), node(of: $0.value)) }
      return flow([(name, flow(options))])
    }
    return .sequence(Node.Sequence(nodes, Tag(.seq), .flow))
  }

  private static func flow(_ pairs: [(Node, Node)]) -> Node {
    .mapping(Node.Mapping(pairs, Tag(.map), .flow))
  }

  /// The row transforms that a list stands for, or nil when it is something else.
  static func transforms(of node: Node) -> [TransformSetting]? {
    guard case .sequence(let sequence) = node else { return nil }
    var settings: [TransformSetting] = []
    for item in sequence {
      guard let mapping = item.mapping else {
        guard let value = value(of: item) else { return nil }
        settings.append(TransformSetting(value.description))
        continue
      }
      guard mapping.count == 1, let (nameNode, optionsNode) = mapping.first,
        let name = nameNode.string
      else { return nil }
      var options: [String: OptionValue] = [:]
      if optionsNode.null == nil {
        guard let pairs = optionsNode.mapping else { return nil }
        for (keyNode, valueNode) in pairs {
          guard let key = keyNode.string, let value = value(of: valueNode),
            options.updateValue(value, forKey: key) == nil
          else { return nil }
        }
      }
      settings.append(TransformSetting(name, options))
    }
    return settings
  }
}
