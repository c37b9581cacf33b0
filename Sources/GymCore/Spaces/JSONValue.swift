/// A JSON text taken apart: objects keep the order of their names, numbers their text.
enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Equatable {
    var name: String
    var value: JSONValue
  }

  /// How many lists and objects may lie within one another.
  static let depthLimit = 128

  init(parsing text: String) throws(SpaceJSONError) {
    var parser = JSONParser(bytes: Array(text.utf8))
    self = try parser.parseAll()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var offset = 0

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func failure(_ expected: String) -> SpaceJSONError {
    .syntax(offset: offset, expected: expected)
  }

  mutating func parseAll() throws(SpaceJSONError) -> JSONValue {
    let value = try parseValue(depth: 0)
    skipBlanks()
    guard next == nil else { throw failure("the end of the text") }
    return value
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func parseValue(depth: Int) throws(SpaceJSONError) -> JSONValue {
    guard depth <= JSONValue.depthLimit else {
      throw failure("at most \(JSONValue.depthLimit) lists and objects within one another")
    }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try parseObject(depth: depth)
    case UInt8(ascii: "["): return try parseArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try parseString())
    case let byte? where "-0123456789".utf8.contains(byte): return try parseNumber()
    default: return try parseWord()
    }
  }

  private mutating func parseWord() throws(SpaceJSONError) -> JSONValue {
    let words: [(String, JSONValue)] = [
      ("null", .null), ("true", .boolean(true)), ("false", .boolean(false)),
    ]
    for (word, value) in words where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return value
    }
    throw failure("a value")
  }

  private mutating func parseObject(depth: Int) throws(SpaceJSONError) -> JSONValue {
    offset += 1
    var (members, names) = ([JSONValue.Member](), Set<String>())
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw failure("a name in quotes") }
      let name = try parseString()
      guard names.insert(name).inserted else { throw failure("another name than '\(name)' again") }
      skipBlanks()
      guard take(":") else { throw failure("a colon") }
      members.append(.init(name: name, value: try parseValue(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw failure("a comma or }") }
    return .object(members)
  }

  private mutating func parseArray(depth: Int) throws(SpaceJSONError) -> JSONValue {
    offset += 1
    var items = [JSONValue]()
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      items.append(try parseValue(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw failure("a comma or ]") }
    return .array(items)
  }

  private mutating func parseNumber() throws(SpaceJSONError) -> JSONValue {
    let start = offset
    _ = take("-")
    if !take("0") { try skipDigits() }
    if take(".") { try skipDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try skipDigits()
    }
    return .number(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func skipDigits() throws(SpaceJSONError) {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    guard offset > start else { throw failure("a digit") }
  }

  private mutating func parseString() throws(SpaceJSONError) -> String {
    offset += 1
    var result = [UInt8]()
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw failure("no control character in a text") }
      offset += 1
      if byte == UInt8(ascii: "\\") {
        result += UTF8.encode(try parseEscape()).map { Array($0) } ?? []
      } else {
        result.append(byte)
      }
    }
    guard take("\"") else { throw failure("a quote at the end of the text") }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func parseEscape() throws(SpaceJSONError) -> Unicode.Scalar {
    let letters: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let scalar = next.flatMap({ letters[$0] }) {
      offset += 1
      return scalar
    }
    guard take("u") else { throw failure("one of \"\\/bfnrtu after a backslash") }
    let first = try parseHexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // Half of a pair: the other half must follow.
    guard first < 0xDC00, take("\\"), take("u") else { throw failure("a pair of \\u") }
    let second = try parseHexadecimal()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar((first - 0xD800) << 10 + (second - 0xDC00) + 0x10000)
    else { throw failure("the second of a pair of \\u") }
    return scalar
  }

  private mutating func parseHexadecimal() throws(SpaceJSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw failure("four hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
      offset += 1
    }
    return value
  }
}
