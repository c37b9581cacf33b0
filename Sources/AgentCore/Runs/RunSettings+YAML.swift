public import GymCore
import NumericRandom
import Yams

/// What was wrong with a file of settings.
public struct SettingsFileError: Error, Sendable, Equatable, CustomStringConvertible {
  public let description: String

  init(_ path: String, _ defect: String) { description = "\(path): \(defect)" }
}

extension RunSettings {
  /// The keys that a file of settings may have, in the order in which they are written.
  static let keys = [
    "agent", "environment", "seed", "steps", "lanes", "transforms", "options", "settings",
    "gymnast",
  ]

  /// The settings as YAML.
  ///
  /// - Parameters:
  ///   - options: Every option of the world with its effective value, in order.
  ///   - settings: Every setting of the agent with its effective value, in order.
  ///   - version: The version of the program, for the reader.
  /// - Returns: The text of the file.
  /// - Throws: An error of the YAML library, which a text that is not Unicode would cause.
  public func yaml(
    options: [(name: String, value: OptionValue)], settings: [(name: String, value: OptionValue)],
    version: String
  ) throws -> String {
    func mapping(_ values: [(name: String, value: OptionValue)]) -> Node {
      Node(values.map { (Node($0.name), YAMLValues.node(of: $0.value)) })
    }
    var pairs: [(Node, Node)] = [
      (Node("agent"), YAMLValues.node(of: .text(agent))),
      (Node("environment"), YAMLValues.node(of: .text(environment))),
      (Node("seed"), Node("\(seed)", Tag(.int))),
      (Node("steps"), YAMLValues.node(of: .integer(steps))),
      (Node("lanes"), YAMLValues.node(of: .integer(lanes))),
    ]
    if let transforms {
      pairs.append((Node("transforms"), YAMLValues.node(of: transforms)))
    }
    pairs.append((Node("options"), mapping(options)))
    pairs.append((Node("settings"), mapping(settings)))
    pairs.append((Node("gymnast"), YAMLValues.node(of: .text(version))))
    return try Yams.serialize(node: Node(pairs), sortKeys: false)
  }

  /// A file of settings, of which any part may be missing.
  public struct Partial: Sendable, Equatable {
    /// The agent's name.
    public var agent: String?
    /// The world's id.
    public var environment: String?
    /// The seed, in decimal.
    public var seed: String?
    /// How many steps are taken.
    public var steps: Int?
    /// How many worlds step side by side.
    public var lanes: Int?
    /// The row transforms.
    public var transforms: [TransformSetting]?
    /// Options of the world.
    public var options: [String: OptionValue] = [:]
    /// Settings of the agent.
    public var settings: [String: OptionValue] = [:]

    /// How large a file of settings may be in bytes: the largest map fits more than once.
    static let largestSize = 4 << 20

    /// Reads settings from the text of a YAML file.
    ///
    /// - Throws: ``SettingsFileError`` that names the file, the key and what was expected.
    public init(yaml text: String, path: String) throws(SettingsFileError) {
      guard text.utf8.count <= Self.largestSize else {
        throw SettingsFileError(
          path, "A file of settings has at most \(Self.largestSize) bytes; this is another file.")
      }
      guard !YAMLAnchors.arePossible(in: text) else {
        throw SettingsFileError(
          path, "Settings have no anchors (&) and aliases (*). Write them out.")
      }
      let node: Node?
      do { node = try Yams.compose(yaml: text) } catch YamlError.duplicatedKeysInMapping(
        let names, _)
      {
        throw SettingsFileError(
          path, "The key '\(names.first ?? "")' stands there twice.")
      } catch {
        throw SettingsFileError(path, "This is not YAML: \(error)")
      }
      guard let node else { return }
      guard let mapping = node.mapping else {
        throw SettingsFileError(
          path, "Settings are a list of keys and values, such as 'steps: 1000'.")
      }
      var seen: Set<String> = []
      for (keyNode, valueNode) in mapping {
        let key = keyNode.string ?? ""
        guard RunSettings.keys.contains(key) else {
          throw SettingsFileError(
            path,
            "There is no key '\(key)'."
              + Spelling.suggestion(for: key, among: RunSettings.keys)
              + " Keys are: \(RunSettings.keys.joined(separator: ", ")).")
        }
        guard seen.insert(key).inserted else {
          throw SettingsFileError(path, "The key '\(key)' stands there twice.")
        }
        try take(key, valueNode, path)
      }
    }

    private mutating func take(
      _ key: String, _ node: Node, _ path: String
    ) throws(SettingsFileError) {
      switch key {
      case "agent": agent = try Self.text(key, node, path)
      case "environment": environment = try Self.text(key, node, path)
      case "seed":
        guard let text = node.scalar?.string, Seed(text) != nil else {
          throw SettingsFileError(path, "'seed' takes a whole number of at least 0.")
        }
        seed = text
      case "steps": steps = try Self.count(key, node, path)
      case "lanes": lanes = try Self.count(key, node, path)
      case "transforms":
        guard let settings = YAMLValues.transforms(of: node) else {
          throw SettingsFileError(
            path,
            "'transforms' takes a list of names, such as [oneHot], with options where one "
              + "needs them: [frameStack: {count: 4}].")
        }
        transforms = settings
      case "options": options = try Self.values(key, node, path)
      case "settings": settings = try Self.values(key, node, path)
      default: break  // The version of the program that wrote the file is for the reader.
      }
    }

    private static func text(
      _ key: String, _ node: Node, _ path: String
    ) throws(SettingsFileError) -> String {
      guard let text = node.scalar?.string, !text.isEmpty else {
        throw SettingsFileError(path, "'\(key)' takes a name.")
      }
      return text
    }

    private static func count(
      _ key: String, _ node: Node, _ path: String
    ) throws(SettingsFileError) -> Int {
      guard let count = YAMLValues.value(of: node)?.asInteger, count >= 1 else {
        throw SettingsFileError(path, "'\(key)' takes a whole number of at least 1.")
      }
      return count
    }

    private static func values(
      _ key: String, _ node: Node, _ path: String
    ) throws(SettingsFileError) -> [String: OptionValue] {
      if node.null != nil { return [:] }
      guard let mapping = node.mapping else {
        throw SettingsFileError(path, "'\(key)' takes names with values, one a line.")
      }
      var result: [String: OptionValue] = [:]
      for (nameNode, valueNode) in mapping {
        guard let name = nameNode.string, let value = YAMLValues.value(of: valueNode) else {
          throw SettingsFileError(path, "'\(key)' takes names with plain values or lists.")
        }
        guard result.updateValue(value, forKey: name) == nil else {
          throw SettingsFileError(path, "'\(name)' stands twice under '\(key)'.")
        }
      }
      return result
    }
  }
}

extension RunSettings {
  /// Reads the settings of a run from its folder.
  ///
  /// - Throws: ``RunFolderError`` or ``SettingsFileError`` when the folder is not a run's or the
  ///   file is damaged.
  public init(of folder: RunFolder) throws {
    let text = try RunFolder.read(folder.settings, inside: folder.path)
    let partial = try Partial(yaml: text, path: folder.settings)
    guard let agent = partial.agent, let environment = partial.environment,
      let seed = partial.seed.flatMap({ Seed($0) }), let steps = partial.steps,
      let lanes = partial.lanes
    else {
      throw SettingsFileError(
        folder.settings,
        "A run's settings name agent, environment, seed, steps and lanes; one is missing.")
    }
    self.init(
      agent: agent, environment: environment, seed: seed, steps: steps, lanes: lanes,
      transforms: partial.transforms, options: partial.options, settings: partial.settings)
  }
}
