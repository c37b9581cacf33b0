/// Reads the JSON of a header: of the language, the part that a header can use.
///
/// Foundation's JSON readers keep one of two equal names without a word and take 1.0 for 1. A
/// header is never deeper than three levels, so each level has its own function, nothing recurses,
/// and no depth of brackets can exhaust the stack.
struct HeaderParser {
  /// What a header says of one tensor, unchecked but for its types.
  struct Tensor {
    var name: String
    var type: String
    var shape: [Int]
    var start: Int
    var end: Int
  }

  /// More dimensions than PyTorch or NumPy can have; it bounds the memory for shapes.
  private static let dimensionLimit = 64

  private let bytes: [UInt8]
  private var position = 0

  /// Creates a parser at the beginning of a header.
  ///
  /// - Precondition: `bytes` are valid UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole header.
  mutating func parse() throws(WeightsFileError) -> (tensors: [Tensor], metadata: [String: String])
  {
    var tensors: [Tensor] = []
    var metadata: [String: String] = [:]
    // The format asks for the brace at the very beginning and allows spaces only behind.
    guard bytes.first == UInt8(ascii: "{") else { throw expected("“{”") }
    try readObject { (parser, name) throws(WeightsFileError) in
      if name == WeightsHeader.metadataName {
        try parser.readObject { (parser, key) throws(WeightsFileError) in
          metadata[key] = try parser.readString()
        }
      } else {
        tensors.append(try parser.readTensor(name))
      }
    }
    skipSpaces()
    guard position == bytes.count else { throw expected("the end of the header") }
    return (tensors, metadata)
  }

  private mutating func readTensor(_ name: String) throws(WeightsFileError) -> Tensor {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try readObject { (parser, key) throws(WeightsFileError) in
      switch key {
      case "dtype": type = try parser.readString()
      case "shape": shape = try parser.readIntegers(limit: HeaderParser.dimensionLimit)
      case "data_offsets":
        offsets = try parser.readIntegers(limit: 2)
        guard offsets?.count == 2 else { throw parser.expected("a second offset before this") }
      default: throw parser.expected("“dtype”, “shape” or “data_offsets” before this")
      }
    }
    guard let type else { throw WeightsFileError(.missingEntry(tensor: name, entry: "dtype")) }
    guard let shape else { throw WeightsFileError(.missingEntry(tensor: name, entry: "shape")) }
    guard let offsets else {
      throw WeightsFileError(.missingEntry(tensor: name, entry: "data_offsets"))
    }
    return Tensor(name: name, type: type, shape: shape, start: offsets[0], end: offsets[1])
  }

  /// Reads an object; `readValue` takes each value after its name.
  ///
  /// Two names count as equal when Swift says so: names that differ only in how an accent is
  /// composed would be one key of ``WeightsFile/metadata``.
  private mutating func readObject(
    _ readValue: (inout HeaderParser, String) throws(WeightsFileError) -> Void
  ) throws(WeightsFileError) {
    var names: Set<String> = []
    try take("{")
    guard !takes("}") else { return }
    repeat {
      let name = try readString()
      guard names.insert(name).inserted else { throw WeightsFileError(.duplicateName(name)) }
      try take(":")
      try readValue(&self, name)
    } while takes(",")
    try take("}")
  }

  /// Reads a list of at most so many whole numbers.
  private mutating func readIntegers(limit: Int) throws(WeightsFileError) -> [Int] {
    var numbers: [Int] = []
    try take("[")
    guard !takes("]") else { return numbers }
    repeat {
      guard numbers.count < limit else { throw expected("the end of a list of \(limit) numbers") }
      numbers.append(try readInteger())
    } while takes(",")
    try take("]")
    return numbers
  }

  /// Reads a whole number from 0 to the largest `Int`.
  private mutating func readInteger() throws(WeightsFileError) -> Int {
    skipSpaces()
    let kind = "a whole number from 0 to \(Int.max)"
    let start = position
    var number = 0
    while position < bytes.count, case let digit = Int(bytes[position]) - 48, 0...9 ~= digit {
      let (tenfold, multiplied) = number.multipliedReportingOverflow(by: 10)
      let (sum, added) = tenfold.addingReportingOverflow(digit)
      let hasLeadingZero = position > start && number == 0
      guard !multiplied, !added, !hasLeadingZero else { throw expected(kind) }
      number = sum
      position += 1
    }
    // Signs, fractions and exponents end here: a sign leaves no digit, the others no separator.
    guard position > start else { throw expected(kind) }
    return number
  }

  private mutating func readString() throws(WeightsFileError) -> String {
    try take("\"")
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        try readEscape(into: &text)
      case ..<0x20: throw expected("no control character")
      default:
        position += 1
        text.append(byte)
      }
    }
    throw expected("the end of a text")
  }

  /// Reads what stands behind a backslash.
  private mutating func readEscape(into text: inout [UInt8]) throws(WeightsFileError) {
    guard position < bytes.count else { throw expected("an escape") }
    let escape = bytes[position]
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      position += 1
      text += String(try readScalar()).utf8
      return
    default: throw expected("an escape")
    }
    position += 1
  }

  /// Reads the digits of one `\u` escape, or of the two that make a scalar beyond 16 bits.
  private mutating func readScalar() throws(WeightsFileError) -> Unicode.Scalar {
    let first = try readHexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let marker = position + 1
    guard first < 0xdc00, marker < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[marker] == UInt8(ascii: "u")
    else { throw expected("the other half of a surrogate pair") }
    position += 2
    let second = try readHexadecimal()
    guard 0xdc00...0xdfff ~= second,
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw expected("the other half of a surrogate pair before this") }
    return scalar
  }

  private mutating func readHexadecimal() throws(WeightsFileError) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else { throw expected("a hexadecimal digit") }
      number = number << 4 | UInt32(digit)
      position += 1
    }
    return number
  }

  private mutating func skipSpaces() {
    while position < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position]) {
      position += 1
    }
  }

  /// Takes a mark if it comes next, spaces before it aside.
  private mutating func takes(_ mark: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func take(_ mark: Unicode.Scalar) throws(WeightsFileError) {
    guard takes(mark) else { throw expected("“\(mark)”") }
  }

  private func expected(_ what: String) -> WeightsFileError {
    WeightsFileError(.malformedHeader(offset: position, reason: "\(what) is expected"))
  }
}
