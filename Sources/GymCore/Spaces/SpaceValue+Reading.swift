extension Space {
  /// The element that its ``SpaceValue/exactJSON`` describes.
  ///
  /// The element is of the right kind and size, but need not be in the set: ask
  /// ``containsValue(_:)``. Values of a world's own kinds of spaces are read by what they look like.
  public func value(parsing json: String) throws(SpaceJSONError) -> SpaceValue {
    try value(JSONPart(value: JSONValue(parsing: json), place: ""))
  }

  func value(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    let value: SpaceValue
    if let space = self as? any ReadableSpace {
      value = try space.read(part)
    } else {
      value = try part.likelyValue()
    }
    guard let canonical = canonicalValue(value) else { throw part.refusal("an element of \(json)") }
    return canonical
  }
}

/// A space that reads its values from JSON.
private protocol ReadableSpace {
  func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue
}

extension Discrete: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    .integer(try part.integer())
  }
}

extension Box: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    Scalar.value(of: try part.scalars(low.count, of: Scalar.self, allowsNaN: true))
  }
}

extension MultiDiscrete: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    .integers(try part.integers())
  }
}

extension MultiBinary: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    .integers(try part.integers())
  }
}

extension TextSpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    .text(try part.string())
  }
}

extension TupleSpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    var values: [SpaceValue] = []
    for (space, item) in zip(parts, try part.items(parts.count)) {
      values.append(try space.value(item))
    }
    return .tuple(values)
  }
}

extension DictionarySpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    var fields: [SpaceValue.Field] = []
    for (name, member) in try part.members() {
      guard let space = self[name] else { throw .unknown(name: name, place: part.place) }
      fields.append(.init(name, try space.value(member)))
    }
    for inner in parts where !fields.contains(where: { $0.name == inner.name }) {
      throw .missing(name: inner.name, place: part.place)
    }
    return .dictionary(fields)
  }
}

extension OneOfSpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    let pair = try part.items(2)
    let index = try pair[0].integer()
    guard parts.indices.contains(index) else {
      throw pair[0].refusal("a number from 0 to \(parts.count - 1)")
    }
    return .alternative(index: index, try parts[index].value(pair[1]))
  }
}

extension SequenceSpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    isStacked ? try item.batch(part) : .sequence(try item.values(part))
  }
}

extension GraphSpace: ReadableSpace {
  fileprivate func read(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    try part.allowOnly("nodes", "edges", "links")
    let nodes = try node.values(part.member("nodes"))
    let (edges, ends) = (try part.optionalMember("edges"), try part.optionalMember("links"))
    guard edges != nil || ends != nil else { return .graph(SpaceValue.Graph(nodes: nodes)) }
    guard let edge else { throw (edges ?? part).refusal("left out, as graphs here have no edges") }
    let edgeValues = try edge.values(part.member("edges"))
    var links: [SpaceValue.Graph.Link] = []
    for item in try part.member("links").items() {
      let pair = try item.items(2)
      links.append(.init(try pair[0].integer(), try pair[1].integer()))
    }
    return .graph(SpaceValue.Graph(nodes: nodes, edges: edgeValues, links: links))
  }
}

extension Space {
  /// Elements of this space from a list of them.
  fileprivate func values(_ part: JSONPart) throws(SpaceJSONError) -> [SpaceValue] {
    var values: [SpaceValue] = []
    for item in try part.items() { values.append(try value(item)) }
    return values
  }

  /// Elements of this space in the form in which a stacked sequence prints them.
  fileprivate func batch(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    switch self {
    case let space as TupleSpace where !space.parts.isEmpty:
      var batches: [SpaceValue] = []
      for (space, item) in zip(space.parts, try part.items(space.parts.count)) {
        batches.append(try space.batch(item))
      }
      return .tuple(batches)
    case let space as DictionarySpace where !space.parts.isEmpty:
      var batches: [SpaceValue.Field] = []
      for inner in space.parts {
        batches.append(.init(inner.name, try inner.space.batch(part.member(inner.name))))
      }
      return .dictionary(batches)
    case is Discrete, is MultiDiscrete, is MultiBinary: return .integers(try part.integers())
    case let space as any NumberBox: return try space.readNumbers(part)
    default: return .sequence(try values(part))
    }
  }
}

/// A box of whatever scalar.
private protocol NumberBox {
  func readNumbers(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue
}

extension Box: NumberBox {
  fileprivate func readNumbers(_ part: JSONPart) throws(SpaceJSONError) -> SpaceValue {
    guard !low.isEmpty else { return .sequence(try values(part)) }
    let count = try part.items().count
    return Scalar.value(of: try part.scalars(count, of: Scalar.self, allowsNaN: true))
  }
}

extension JSONPart {
  /// The value that a piece of JSON looks like.
  fileprivate func likelyValue() throws(SpaceJSONError) -> SpaceValue {
    switch value {
    case .number: return .integer(try integer())
    case .string(let text): return .text(text)
    case .object:
      var fields: [SpaceValue.Field] = []
      for (name, member) in try members() { fields.append(.init(name, try member.likelyValue())) }
      return .dictionary(fields)
    case .array:
      if let integers = try? integers() { return .integers(integers) }
      var numbers: [Double] = []
      for item in try items() { numbers.append(try item.double(allowsNaN: true)) }
      return .numbers(numbers)
    case .null, .boolean: throw refusal("a number, a text, a list or an object")
    }
  }
}
