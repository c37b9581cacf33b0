import Testing
import WeightsFiles

@Suite("A weights file damaged at random")
struct WeightsFileFuzzTests {
  private let seeds: [[UInt8]]

  init() throws {
    let small = WeightsFile(tensors: [.init(name: "x", shape: [2], values: [1, 2])])
    let large = WeightsFile(
      tensors: (0..<6).map { index in
        let values = (0..<(index * 3)).map { Float($0) - 4.5 }
        return .init(name: "q.\(index).weight", shape: [index, 3], values: values)
      },
      metadata: ["architecture": #"{"q":{"layers":[4,2]}}"#, "ü\n": "\u{1}🧮"])
    seeds = [try WeightsFile().encoded(), try small.encoded(), try large.encoded()]
  }

  @Test("is a value or an error, and a value survives being written", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    var accepted = 0
    var refused = 0
    for _ in 0..<5000 {
      var bytes = seeds[generator.below(seeds.count)]
      for _ in 0...generator.below(3) { mutate(&bytes, with: &generator) }
      do {
        let file = try WeightsFile(decoding: bytes)
        #expect(try WeightsFile(decoding: file.encoded()) == file)
        accepted += 1
      } catch {
        #expect("\(error)".hasSuffix("."))
        refused += 1
      }
    }
    #expect(accepted > 100)
    #expect(refused > 1000)
  }

  /// Damages a file in one of the ways that disks, networks and people have.
  private func mutate(_ bytes: inout [UInt8], with generator: inout SplitMix) {
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83e", "null", "-1", "1e9", "0", "4",
      "9223372036854775807", "4611686018427387904", "18446744073709551616", "\"dtype\"",
      "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"F32\"", "\"F16\"", "\u{301}", " ",
    ]
    guard !bytes.isEmpty else { return }
    let place = generator.below(bytes.count)
    switch generator.below(8) {
    case 0: bytes[place] ^= 1 << UInt8(generator.below(8))
    case 1: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 2: bytes.removeSubrange(place...)
    case 3:
      // The length of the header lies.
      let lengths: [UInt64] = [0, 1, UInt64(max(0, bytes.count - 8)), .max, 1 << 63, 100_000_001]
      let length = lengths[generator.below(lengths.count)]
      for index in 0..<min(8, bytes.count) {
        bytes[index] = UInt8(truncatingIfNeeded: length >> (8 * UInt64(index)))
      }
    case 4:
      // A part of one file lands in another.
      let other = seeds[generator.below(seeds.count)]
      let start = generator.below(other.count)
      let end = start + generator.below(other.count - start)
      bytes.replaceSubrange(place..., with: other[start...end])
    case 5: bytes.insert(contentsOf: bytes[place...], at: place)
    default: insertToken(tokens[generator.below(tokens.count)], into: &bytes, with: &generator)
    }
  }

  /// Puts a token into the header, in place of so many bytes, and mends the length before it.
  private func insertToken(
    _ token: String, into bytes: inout [UInt8], with generator: inout SplitMix
  ) {
    guard bytes.count > 8 else { return }
    let size = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard (1...UInt64(bytes.count - 8)).contains(size) else { return }
    let start = 8 + generator.below(Int(size))
    let replaced = min(generator.below(3), 8 + Int(size) - start)
    bytes.replaceSubrange(start..<(start + replaced), with: token.utf8)
    let mended = Int(size) + token.utf8.count - replaced
    for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: mended >> (8 * index)) }
  }
}
