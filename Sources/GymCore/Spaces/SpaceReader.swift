/// Reading spaces back from JSON.
public enum Spaces {
  /// How many numbers, switches or characters the elements of a space read from JSON may have in all.
  ///
  /// A few bytes could otherwise ask for more memory than there is. Sequences are beyond counting: those
  /// within one another may still grow long.
  public static let sizeLimit = 1 << 24

  /// The space that its ``Space/json`` describes.
  ///
  /// Every kind of this module is read, and read as equal; a world's own kinds are not. Whatever the text
  /// is, the answer is a space that can be used or an error that says what is wrong with it.
  public static func space(parsing json: String) throws(SpaceJSONError) -> any Space {
    var reader = SpaceReader()
    return try reader.space(JSONPart(value: JSONValue(parsing: json), place: ""))
  }
}

/// Reads one space and its parts.
struct SpaceReader {
  private var size = 0

  static let kindList =
    "box, dictionary, discrete, graph, multiBinary, multiDiscrete, oneOf, sequence, text and tuple"

  mutating func space(_ part: JSONPart) throws(SpaceJSONError) -> any Space {
    let kind = try part.member("kind")
    switch try kind.string() {
    case "discrete": return try discrete(part)
    case "box": return try box(part)
    case "multiDiscrete": return try multiDiscrete(part)
    case "multiBinary": return try multiBinary(part)
    case "text": return try text(part)
    case "tuple":
      try part.allowOnly("kind", "parts")
      return TupleSpace(try spaces(part.member("parts")))
    case "oneOf":
      try part.allowOnly("kind", "parts")
      let parts = try spaces(part.member("parts"))
      guard !parts.isEmpty else { throw try part.member("parts").refusal("at least one space") }
      return OneOfSpace(parts)
    case "dictionary": return try dictionary(part)
    case "sequence":
      try part.allowOnly("kind", "item", "isStacked")
      return SequenceSpace(
        try space(part.member("item")), isStacked: try part.member("isStacked").boolean())
    case "graph":
      try part.allowOnly("kind", "node", "edge")
      let edge = try part.member("edge")
      return GraphSpace(
        node: try space(part.member("node")), edge: edge.value == .null ? nil : try space(edge))
    case let name: throw .unknownKind(name, place: part.place)
    }
  }

  private mutating func spaces(_ list: JSONPart) throws(SpaceJSONError) -> [any Space] {
    var spaces: [any Space] = []
    for item in try list.items() { spaces.append(try space(item)) }
    return spaces
  }

  private mutating func dictionary(_ part: JSONPart) throws(SpaceJSONError) -> DictionarySpace {
    try part.allowOnly("kind", "parts")
    var parts: [DictionarySpace.Part] = []
    for (name, member) in try part.member("parts").members() {
      parts.append(.init(name, try space(member)))
    }
    return DictionarySpace(parts: parts)
  }

  private func discrete(_ part: JSONPart) throws(SpaceJSONError) -> Discrete {
    try part.allowOnly("kind", "count", "start")
    let (count, start) = (try part.member("count"), try part.member("start"))
    let (countValue, startValue) = (try count.integer(atLeast: 1), try start.integer())
    guard MultiDiscrete.fits(start: startValue, count: countValue) else {
      throw start.refusal("small enough for the last alternative to be a 64-bit integer")
    }
    return Discrete(countValue, start: startValue)
  }

  private mutating func multiDiscrete(_ part: JSONPart) throws(SpaceJSONError) -> MultiDiscrete {
    try part.allowOnly("kind", "counts", "starts", "shape")
    let counts = try part.member("counts")
    let values = try counts.integers(atLeast: 1)
    guard !values.isEmpty else { throw counts.refusal("at least one count") }
    try grow(by: values.count, at: counts)
    let starts = try part.optionalMember("starts")
    let startValues = try starts?.integers()
    if let starts, let startValues {
      guard startValues.count == values.count,
        zip(startValues, values).allSatisfy(MultiDiscrete.fits)
      else { throw starts.refusal("\(values.count) integers with room for the alternatives") }
    }
    let shape = try part.optionalMember("shape")
    let shapeValues = try shape?.integers(atLeast: 1)
    if let shape, let shapeValues, try self.count(of: shapeValues, at: shape) != values.count {
      throw shape.refusal("of \(values.count) elements")
    }
    return MultiDiscrete(values, starts: startValues, shape: shapeValues)
  }

  private mutating func multiBinary(_ part: JSONPart) throws(SpaceJSONError) -> MultiBinary {
    if let shape = try part.optionalMember("shape") {
      try part.allowOnly("kind", "shape")
      let dimensions = try shape.integers(atLeast: 1)
      try grow(by: count(of: dimensions, at: shape), at: shape)
      return MultiBinary(shape: dimensions)
    }
    try part.allowOnly("kind", "count")
    let count = try part.member("count")
    let value = try count.integer(atLeast: 1)
    try grow(by: value, at: count)
    return MultiBinary(value)
  }

  private mutating func text(_ part: JSONPart) throws(SpaceJSONError) -> TextSpace {
    try part.allowOnly("kind", "minimumLength", "maximumLength", "characters")
    let minimum = try part.member("minimumLength").integer(atLeast: 0)
    let maximum = try part.member("maximumLength")
    let maximumValue = try maximum.integer(atLeast: minimum)
    try grow(by: maximumValue, at: maximum)
    let characters = try part.member("characters")
    let characterValue = try characters.string()
    guard !characterValue.isEmpty else { throw characters.refusal("at least one character") }
    return TextSpace(maximumValue, minimumLength: minimum, characters: characterValue)
  }

  private mutating func box(_ part: JSONPart) throws(SpaceJSONError) -> any Space {
    try part.allowOnly("kind", "scalar", "shape", "low", "high")
    let scalar = try part.member("scalar")
    let kinds: [any BoxScalar.Type] = [
      Float.self, Double.self, UInt8.self, Int8.self, UInt16.self, Int16.self, UInt32.self,
      Int32.self, Int.self,
    ]
    let name = try scalar.string()
    guard let kind = kinds.first(where: { $0.name == name }) else {
      throw scalar.refusal("one of " + kinds.map { $0.name }.joined(separator: ", "))
    }
    return try box(part, of: kind)
  }

  private mutating func box<Scalar: BoxScalar>(
    _ part: JSONPart, of scalar: Scalar.Type
  ) throws(SpaceJSONError) -> any Space {
    let shape = try part.member("shape")
    let dimensions = try shape.integers(atLeast: 0)
    let count = try count(of: dimensions, at: shape)
    try grow(by: count, at: shape)
    let (low, high) = (try part.member("low"), try part.member("high"))
    let lows = try bounds(low, count, without: "-inf", of: scalar)
    let highs = try bounds(high, count, without: "inf", of: scalar)
    for (place, (low, high)) in zip(try low.items(), zip(lows, highs)) {
      let (first, last) = (low ?? Scalar.leastBound, high ?? Scalar.greatestBound)
      guard first.asDouble < .infinity, last.asDouble > -.infinity, first <= last else {
        throw place.refusal("below infinity and at most its upper bound")
      }
    }
    return Box(low: lows, high: highs, shape: dimensions)
  }

  /// The bounds of a box; nil where those of signed integers are infinite.
  private func bounds<Scalar: BoxScalar>(
    _ part: JSONPart, _ count: Int, without infinity: String, of scalar: Scalar.Type
  ) throws(SpaceJSONError) -> [Scalar?] {
    guard Scalar.isInteger, Scalar.isSigned else { return try part.scalars(count, of: scalar) }
    var bounds: [Scalar?] = []
    for item in try part.items(count) {
      guard item.value != .string(infinity) else {
        bounds.append(nil)
        continue
      }
      guard let bound = Scalar.elements(of: .integer(try item.integer()))?.first else {
        throw item.refusal("a number of the kind \(Scalar.name)")
      }
      bounds.append(bound)
    }
    return bounds
  }

  /// The number of elements of a shape.
  private func count(of shape: [Int], at part: JSONPart) throws(SpaceJSONError) -> Int {
    var count = 1
    for dimension in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: dimension)
      guard !overflows else { throw part.refusal("of at most \(Spaces.sizeLimit) elements") }
      count = product
    }
    return count
  }

  private mutating func grow(by count: Int, at part: JSONPart) throws(SpaceJSONError) {
    guard count <= Spaces.sizeLimit - size else {
      throw part.refusal("smaller: a space has at most \(Spaces.sizeLimit) elements in all")
    }
    size += count
  }
}
