import GymCore
import NumericRandom
import Testing

@Suite("Spaces read from JSON")
struct SpaceReaderTests {
  @Test(
    "are equal to those that were written",
    arguments: [
      Discrete(1 << 62, start: -(1 << 61)), MultiBinary(7), MultiBinary(shape: [2, 1, 3]),
      MultiDiscrete([3, 1]), MultiDiscrete([3, 1], starts: [-4, .max], shape: [1, 2]),
      Box<Float>(low: [-.infinity, 0.1], high: [.infinity, 0.1], shape: [2, 1]),
      Box<Double>(low: -1e300, high: .infinity, shape: []), Box<Float>(low: 0, high: 1, shape: [0]),
      Box<Int>(low: .min, high: .max, shape: [2]),
      Box<Int>(low: [nil, 0], high: [7, nil], shape: [2]),
      Box<Int16>(low: -5, high: 5, shape: [1]),
      TextSpace(0, minimumLength: 0, characters: "\"\\\n\u{1}é𝄞"), TupleSpace([]),
      DictionarySpace(["z": Discrete(2), "a\"": TupleSpace([MultiBinary(1), TextSpace(3)])]),
      OneOfSpace([Discrete(2), SequenceSpace(Box<UInt8>(low: 0, high: 9, shape: [2]))]),
      SequenceSpace(DictionarySpace([:]), isStacked: true),
      GraphSpace(node: Discrete(2), edge: nil),
      GraphSpace(node: TextSpace(2), edge: GraphSpace(node: Discrete(1), edge: Discrete(3))),
    ] as [any Space])
  func roundTrip(space: any Space) throws {
    let copy = try Spaces.space(parsing: space.json)
    #expect(copy.isEqual(to: space), "\(space.json) became \(copy.json)")
    #expect(copy.json == space.json)
    var sampler = space.makeSampler(seed: 5)
    let value = space.sampleValue(from: &sampler)
    #expect(copy.containsValue(value))
    #expect(try copy.value(parsing: value.exactJSON) == value)
  }

  @Test(
    "are refused with a reason that names the place",
    arguments: [
      ("", "byte 0 should be a value"), ("{", "byte 1 should be a name in quotes"),
      (#"{"kind":"discrete","count":1,"start":0} x"#, "byte 40 should be the end of the text"),
      (#"{"kind":"discrete","kind":"box"}"#, "another name than 'kind' again"),
      ("[]", "The whole must be an object"), (#"{"a":1}"#, "The whole lacks 'kind'"),
      (#"{"kind":"disc"}"#, "no known kind: 'disc'"), (#"{"kind":3}"#, "'kind' must be a text"),
      (#"{"kind":"discrete","count":0,"start":0}"#, "'count' must be a 64-bit integer of"),
      (#"{"kind":"discrete","count":1.5,"start":0}"#, "'count' must be"),
      (#"{"kind":"discrete","count":99999999999999999999,"start":0}"#, "'count' must be"),
      (#"{"kind":"discrete","count":2,"start":9223372036854775807}"#, "'start' must be small"),
      (#"{"kind":"discrete","count":2,"start":0,"end":1}"#, "The whole cannot have 'end'"),
      (#"{"kind":"multiBinary","count":1000000000000}"#, "'count' must be smaller"),
      (#"{"kind":"multiBinary","shape":[4294967296,4294967296,4]}"#, "'shape' must be of at most"),
      (#"{"kind":"multiDiscrete","counts":[]}"#, "'counts' must be at least one count"),
      (#"{"kind":"multiDiscrete","counts":[2],"starts":[1,2]}"#, "'starts' must be 1 integers"),
      (#"{"kind":"multiDiscrete","counts":[2,2],"shape":[3]}"#, "'shape' must be of 2 elements"),
      (box("float32", "[\"nan\"]", "[1]"), "'low[0]' must be a number"),
      (box("float32", "[2]", "[1]"), "'low[0]' must be below infinity and at most"),
      (box("float32", "[\"inf\"]", "[\"inf\"]"), "'low[0]' must be below infinity"),
      (box("float32", "[0]", "[1e39]"), "'high[0]' must be a number that float32 can hold"),
      (box("float64", "[0]", "[1e999]"), "'high[0]' must be a number that a double can hold"),
      (box("uint8", "[0]", "[256]"), "'high' must be a list of numbers of the kind uint8"),
      (box("int64", "[\"inf\"]", "[0]"), "'low[0]' must be a 64-bit integer"),
      (box("uint8", "[\"-inf\"]", "[0]"), "'low[0]' must be a 64-bit integer"),
      (box("int8", "[-129]", "[0]"), "'low[0]' must be a number of the kind int8"),
      (box("int8", "[\"-inf\"]", "[-129]"), "'high[0]' must be a number of the kind int8"),
      (box("float16", "[0]", "[1]"), "'scalar' must be one of float32, float64"),
      (box("float32", "[0,0]", "[1,1]"), "'low' must be a list of 1"),
      (#"{"kind":"text","minimumLength":3,"maximumLength":2,"characters":"a"}"#, "at least 3"),
      (#"{"kind":"text","minimumLength":0,"maximumLength":2,"characters":""}"#, "'characters'"),
      (#"{"kind":"oneOf","parts":[]}"#, "'parts' must be at least one space"),
      (#"{"kind":"tuple","parts":[{"kind":"tuple","parts":[7]}]}"#, "'parts[0].parts[0]' must be"),
      (#"{"kind":"dictionary","parts":{"a":{"kind":"x"}}}"#, "'parts.a' is of no known kind"),
      (#"{"kind":"sequence","item":{"kind":"tuple","parts":[]}}"#, "lacks 'isStacked'"),
      (#"{"kind":"graph","node":null,"edge":null}"#, "'node' must be an object"),
      (#"{"kind":"\ud800"}"#, "pair of \\u"), (#"{"kind":01}"#, "comma or }"),
    ])
  func refusals(json: String, reason: String) {
    let error = #expect(throws: SpaceJSONError.self) { try Spaces.space(parsing: json) }
    #expect(error.map { "\($0)" }?.contains(reason) == true, "\(json): \(error?.description ?? "")")
  }

  private static func box(_ scalar: String, _ low: String, _ high: String) -> String {
    #"{"kind":"box","scalar":"\#(scalar)","shape":[1],"low":\#(low),"high":\#(high)}"#
  }

  @Test("may not lie too deep within one another, nor be too large together")
  func hostile() throws {
    let open = #"{"kind":"tuple","parts":["#
    let deep = String(repeating: open, count: 100_000)
    #expect(throws: SpaceJSONError.self) { try Spaces.space(parsing: deep) }
    let allowed = String(repeating: open, count: 50) + String(repeating: "]}", count: 50)
    #expect(try Spaces.space(parsing: allowed).flatCount == 0)
    let switches = #"{"kind":"multiBinary","count":9000000}"#
    #expect(throws: SpaceJSONError.self) {
      try Spaces.space(parsing: #"{"kind":"tuple","parts":[\#(switches),\#(switches)]}"#)
    }
    // Widths that no integer counts stop at the largest one.
    let wide = Discrete(.max)
    #expect(TupleSpace([wide, wide]).flatCount == .max)
    #expect(MultiDiscrete([.max, .max]).flatCount == .max)
    #expect(OneOfSpace([wide]).flatCount == .max)
  }

  @Test("survive every change of a byte: they throw, or give a space that draws what it contains")
  func corrupted() throws {
    let space = TupleSpace([
      Box<Float>(low: [0, -.infinity], high: [1, 2], shape: [2]), TextSpace(3, characters: "ab"),
      SequenceSpace(Discrete(3)), GraphSpace(node: MultiBinary(2), edge: Discrete(2, start: 1)),
    ])
    let bytes = Array(space.json.utf8)
    var generator = PCG64(seed: 1)
    var readCount = 0
    for place in bytes.indices {
      for _ in 0..<8 {
        var changed = bytes
        changed[place] = generator.choice(from: Array("0195{}[],:\"-en\\ ".utf8))
        guard let read = try? Spaces.space(parsing: String(decoding: changed, as: UTF8.self)) else {
          continue
        }
        readCount += 1
        var sampler = read.makeSampler(seed: 1)
        #expect(read.containsValue(read.sampleValue(from: &sampler)))
      }
    }
    #expect(readCount > 100)
  }
}

@Suite("Elements read from JSON")
struct SpaceValueReadingTests {
  @Test(
    "are refused with a reason when they are of another kind or size",
    arguments: [
      (Discrete(3), "[1]", "The whole must be a 64-bit integer"),
      (MultiBinary(2), "[1]", "must be an element of"),
      (Box<UInt8>(low: 0, high: 9, shape: [1]), "[256]", "kind uint8"),
      (Box<Float>(low: 0, high: 9, shape: [2]), "[0.5]", "must be a list of 2"),
      (TupleSpace([Discrete(2), TextSpace(2)]), "[1,2]", "'[1]' must be a text"),
      (DictionarySpace(["a": Discrete(2)]), "{}", "lacks 'a'"),
      (DictionarySpace(["a": Discrete(2)]), #"{"a":1,"b":2}"#, "cannot have 'b'"),
      (OneOfSpace([Discrete(2)]), "[1,0]", "'[0]' must be a number from 0 to 0"),
      (SequenceSpace(Discrete(2)), #"[0,"x"]"#, "'[1]' must be a 64-bit integer"),
      (
        SequenceSpace(Box<Float>(low: 0, high: 1, shape: [2]), isStacked: true), "[1,2,3]",
        "must be an element of"
      ),
      (GraphSpace(node: Discrete(2), edge: Discrete(2)), #"{"nodes":[0],"edges":[1]}"#, "'links'"),
      (GraphSpace(node: Discrete(2), edge: nil), #"{"nodes":[0],"edges":[1]}"#, "'edges'"),
    ] as [(any Space, String, String)])
  func refusals(space: any Space, json: String, reason: String) {
    let error = #expect(throws: SpaceJSONError.self) { try space.value(parsing: json) }
    #expect(error.map { "\($0)" }?.contains(reason) == true, "\(json): \(error?.description ?? "")")
  }

  @Test("may lie outside the set, and NaN and infinities are read back")
  func outside() throws {
    #expect(try Discrete(3).value(parsing: "7") == .integer(7))
    #expect(try !Discrete(3).containsValue(Discrete(3).value(parsing: "7")))
    let box = Box<Float>(low: -.infinity, high: .infinity, shape: [2])
    let value = box.value(of: [.infinity, -.infinity])
    #expect(value.exactJSON == #"["inf","-inf"]"#)
    #expect(try box.value(parsing: value.exactJSON) == value)
    guard case .numbers(let numbers) = try box.value(parsing: #"["nan",0]"#) else {
      Issue.record("A box's element is a list of numbers.")
      return
    }
    #expect(numbers[0].isNaN && numbers[1] == 0)
  }
}
