import Testing
import WeightsFiles

@Suite("Taking a weights file apart")
struct WeightsFileDecodingTests {
  /// The error for a file of a header and so many zero bytes, or nil when it is accepted.
  private func defect(_ header: String, data: Int = 0) -> WeightsFileError.Defect? {
    do {
      _ = try WeightsFile(decoding: makeBytes(header: header, data: data))
      return nil
    } catch {
      return error.defect
    }
  }

  /// The entry of a tensor.
  private func entry(_ shape: String, _ offsets: String, type: String = "F32") -> String {
    #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  @Test("refuses what is too short for its header")
  func short() {
    let bytes = makeBytes(header: "{}", data: 0)
    #expect(throws: WeightsFileError(.empty)) { try WeightsFile(decoding: []) }
    #expect(throws: WeightsFileError(.cutShort(byteCount: 7))) {
      try WeightsFile(decoding: Array(bytes.prefix(7)))
    }
    #expect(throws: WeightsFileError(.headerBeyondEnd(byteCount: 2, available: 1))) {
      try WeightsFile(decoding: bytes.dropLast())
    }
    let huge = [UInt8](repeating: 0xff, count: 8) + [0x7b, 0x7d]
    #expect(throws: WeightsFileError(.headerTooLong(byteCount: .max, limit: 100_000_000))) {
      try WeightsFile(decoding: huge)
    }
  }

  @Test("refuses every prefix of a file")
  func prefixes() throws {
    let bytes = makeBytes(header: #"{"x":\#(entry("[3]", "[0,12]"))}"#, data: 12)
    #expect(try WeightsFile(decoding: bytes).tensors.count == 1)
    for count in 0..<bytes.count {
      #expect(throws: WeightsFileError.self) { try WeightsFile(decoding: Array(bytes[..<count])) }
    }
  }

  @Test("takes tensors in the order of their numbers and any order of entries")
  func order() throws {
    let header = """
      {"b" : {"data_offsets":[4,8] , "shape":[1],\t"dtype":"F32"},\r
       "\\u0061\\/\\ud83e\\uddee":\(entry("[]", "[0,4]")),
       "none":\(entry("[0,9]", "[4,4]")),"__metadata__":{"k":""}} \n
      """
    let file = try WeightsFile(decoding: makeBytes(header: header, data: 8))
    #expect(file.tensors.map(\.name) == ["a/🧮", "none", "b"])
    #expect(file.tensors.map(\.shape) == [[], [0, 9], [1]])
    #expect(file.metadata == ["k": ""])
  }

  @Test(
    "refuses a header that is not the JSON of the format",
    arguments: [
      "", " {}", "[]", "null", "{", "{}}", "{},", "{}x", #"{"a"}"#, #"{"a":}"#, "{1:2}",
      #"{"a":1}"#, #"{"a":null}"#, #"{"a":[]}"#, #"{"a":{"b":{}}}"#, "{'a':1}", "\u{feff}{}",
      #"{"__metadata__":null}"#, #"{"__metadata__":[]}"#, #"{"__metadata__":{"a":1}}"#,
      #"{"__metadata__":{"a":{}}}"#, #"{"__metadata__":{"a":"b",}}"#, #"{"__metadata__":{}},"#,
      #"{"__metadata__":{"a":"\x"}}"#, #"{"__metadata__":{"a":"\u12g4"}}"#,
      #"{"__metadata__":{"a":"\ud800"}}"#, #"{"__metadata__":{"a":"\udc00"}}"#,
      #"{"__metadata__":{"a":"\ud800\ud800"}}"#, #"{"__metadata__":{"a":"\ud800\n"}}"#,
      #"{"__metadata__":{"a":"\"#, #"{"__metadata__":{"a":"\u00"#, #"{"__metadata__":{"a":"b"#,
      #"{"__metadata__":{"a":"\ud800\"#, #"{"__metadata__":{"a":"\ud800\u"#,
      "{\"__metadata__\":{\"a\":\"\n\"}}", "{\"__metadata__\":{\"a\":\"\0\"}}",
    ])
  func malformed(header: String) throws {
    let found = try #require(defect(header))
    guard case .malformedHeader(let offset, let reason) = found else {
      Issue.record("\(found)")
      return
    }
    #expect((0...header.utf8.count).contains(offset))
    #expect(reason.hasSuffix(" is expected"))
  }

  @Test(
    "refuses numbers that are not whole, not finite, negative or too large",
    arguments: [
      "-1", "+1", "1.0", "1e0", "1E0", "01", "00", "0x1", "NaN", "Infinity", "-Infinity", "1e999",
      "9223372036854775808", "99999999999999999999999999", "true", "null", #""1""#, "[1]", "{}", "",
    ])
  func numbers(number: String) throws {
    for header in [
      #"{"x":\#(entry("[\(number),1]", "[0,4]"))}"#, #"{"x":\#(entry("[1]", "[\(number),4]"))}"#,
    ] {
      guard case .malformedHeader = try #require(defect(header, data: 4)) else {
        Issue.record("\(header)")
        continue
      }
    }
  }

  @Test("refuses a list of offsets that is not a pair and a shape of too many dimensions")
  func listLengths() throws {
    let shape = "[\(Array(repeating: "1", count: 65).joined(separator: ","))]"
    for (shape, offsets) in [("[1]", "[]"), ("[1]", "[0]"), ("[1]", "[0,4,4]"), (shape, "[0,4]")] {
      guard case .malformedHeader = defect(#"{"x":\#(entry(shape, offsets))}"#, data: 4) else {
        Issue.record("\(shape) \(offsets)")
        continue
      }
    }
  }

  @Test("refuses any depth of brackets without exhausting the stack")
  func depth() throws {
    let opening = String(repeating: "[", count: 100_000)
    let objects = String(repeating: #"{"a":"#, count: 100_000)
    for nested in [opening, objects] {
      for header in [
        nested, #"{"x":\#(nested)"#, #"{"__metadata__":{"x":\#(nested)"#,
        #"{"x":\#(entry(nested, "[0,4]"))"#, #"{"x":\#(entry("[1]", nested))"#,
      ] {
        guard case .malformedHeader = try #require(defect(header)) else {
          Issue.record("\(header.prefix(40))")
          continue
        }
      }
    }
  }

  @Test("refuses a name that stands twice, however it is spelt")
  func duplicates() {
    let x = entry("[0]", "[0,0]")
    #expect(defect(#"{"x":\#(x),"x":\#(x)}"#) == .duplicateName("x"))
    #expect(defect(#"{"x":\#(x),"\u0078":\#(x)}"#) == .duplicateName("x"))
    #expect(
      defect(#"{"__metadata__":{},"__metadata__":{}}"#) == .duplicateName("__metadata__"))
    #expect(defect(#"{"__metadata__":{"k":"","k":""}}"#) == .duplicateName("k"))
    #expect(
      defect(#"{"x":{"shape":[],"shape":[],"dtype":"F32","data_offsets":[0,4]}}"#, data: 4)
        == .duplicateName("shape"))
  }

  @Test("names the tensor that lacks an entry or has another element type")
  func entries() {
    #expect(defect(#"{"x":{}}"#) == .missingEntry(tensor: "x", entry: "dtype"))
    #expect(
      defect(#"{"x":{"dtype":"F32"}}"#) == .missingEntry(tensor: "x", entry: "shape"))
    #expect(
      defect(#"{"x":{"dtype":"F32","shape":[]}}"#)
        == .missingEntry(tensor: "x", entry: "data_offsets"))
    #expect(
      defect(#"{"x":\#(entry("[2]", "[0,4]", type: "BF16"))}"#, data: 4)
        == .unsupportedElementType(tensor: "x", type: "BF16"))
  }

  @Test("reads whole numbers that a Float can hold, and refuses others")
  func integers() throws {
    func decode(_ numbers: [Int64]) throws -> [Float] {
      let size = 8 * numbers.count
      let row = entry("[\(numbers.count)]", "[0,\(size)]", type: "I64")
      let header = #"{"x":\#(row)}"#
      var bytes = Array(repeating: UInt8(0), count: 8) + header.utf8
      bytes[0] = UInt8(header.utf8.count)
      for number in numbers {
        for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
      }
      return try WeightsFile(decoding: bytes).tensors[0].values
    }
    #expect(try decode([0, 10, -3, 1 << 24]) == [0, 10, -3, 16_777_216])
    #expect(throws: WeightsFileError(.inexactInteger(tensor: "x", index: 1))) {
      try decode([1, (1 << 24) + 1])
    }
    #expect(
      defect(#"{"x":\#(entry("[2]", "[0,8]", type: "I64"))}"#, data: 8)
        == .wrongByteCount(tensor: "x", needed: 16, found: 8))
  }

  @Test("refuses a shape that does not fit its bytes")
  func shapes() {
    let cases: [(String, String, WeightsFileError.Defect)] = [
      ("[2]", "[0,4]", .wrongByteCount(tensor: "x", needed: 8, found: 4)),
      ("[1]", "[4,0]", .wrongByteCount(tensor: "x", needed: 4, found: -4)),
      ("[1]", "[0,\(Int.max)]", .wrongByteCount(tensor: "x", needed: 4, found: .max)),
      ("[1152921504606846976]", "[0,4]", .wrongByteCount(tensor: "x", needed: 1 << 62, found: 4)),
      ("[2305843009213693952]", "[0,4]", .shapeTooLarge(tensor: "x")),
      ("[4294967296,4294967296]", "[0,4]", .shapeTooLarge(tensor: "x")),
      ("[4294967296,4294967296,0]", "[0,0]", .shapeTooLarge(tensor: "x")),
      (
        "[1152921504606846976]", "[0,4611686018427387904]",
        .beyondEnd(tensor: "x", end: 1 << 62, available: 4)
      ),
    ]
    for (shape, offsets, expected) in cases {
      #expect(defect(#"{"x":\#(entry(shape, offsets))}"#, data: 4) == expected)
    }
  }

  @Test("refuses data with holes, overlaps and bytes left over")
  func coverage() {
    func two(_ first: String, _ second: String) -> String {
      #"{"a":\#(entry("[1]", first)),"b":\#(entry("[1]", second))}"#
    }
    #expect(defect(two("[0,4]", "[4,8]"), data: 8) == nil)
    #expect(defect(two("[4,8]", "[8,12]"), data: 12) == .gap(tensor: "a", byteCount: 4))
    #expect(defect(two("[0,4]", "[6,10]"), data: 10) == .gap(tensor: "b", byteCount: 2))
    #expect(defect(two("[3,7]", "[0,4]"), data: 7) == .overlap(tensor: "a", byteCount: 1))
    #expect(defect(two("[0,4]", "[0,4]"), data: 4) == .overlap(tensor: "b", byteCount: 4))
    #expect(
      defect(two("[0,4]", "[4,8]"), data: 7) == .beyondEnd(tensor: "b", end: 8, available: 7))
    #expect(defect(two("[0,4]", "[4,8]"), data: 9) == .trailingBytes(1))
    #expect(defect("{}", data: 1) == .trailingBytes(1))
  }

  @Test("refuses text that is not UTF-8 and values that are not finite")
  func contents() {
    let bytes = makeBytes(header: #"{"x":\#(entry("[2]", "[0,8]"))}"#, data: 8)
    var notText = bytes
    notText[10] = 0xff
    #expect(throws: WeightsFileError(.headerNotText)) { try WeightsFile(decoding: notText) }
    var infinite = bytes
    infinite.replaceSubrange((bytes.count - 4)..., with: [0, 0, 0x80, 0xff])
    #expect(throws: WeightsFileError(.notFinite(tensor: "x", index: 1))) {
      try WeightsFile(decoding: infinite)
    }
  }
}
