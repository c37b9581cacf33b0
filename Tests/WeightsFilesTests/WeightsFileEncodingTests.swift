import Foundation
import Testing
import WeightsFiles

@Suite("The bytes of a weights file")
struct WeightsFileEncodingTests {
  /// What `Golden/make-golden.py` gave the reference implementation.
  private let golden = WeightsFile(
    tensors: [
      .init(name: "empty", shape: [0, 3], values: []),
      .init(name: "logStandardDeviation", shape: [], values: [-0.5]),
      .init(
        name: "q.0.bias", shape: [3],
        values: [-0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude]),
      .init(name: "q.0.weight", shape: [3, 2], values: [0, 0.125, 0.25, 0.375, 0.5, 0.625]),
      .init(
        name: "ünïcode \"\\/\n\t\u{8}\u{c}\r\u{1}\u{7f}🧮", shape: [1, 1, 1], values: [1.25]),
    ],
    metadata: ["architecture": #"{"q":{"kind":"mlp","layers":[2,3],"activation":"relu"}}"#])

  @Test("are those of the reference implementation")
  func goldenBytes() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Golden/golden", withExtension: "safetensors"))
    let bytes = [UInt8](try Data(contentsOf: url))
    #expect(try golden.encoded() == bytes)
    let decoded = try WeightsFile(decoding: bytes)
    #expect(decoded == golden)
    #expect(try WeightsFile(contentsOf: url.path) == golden)
    #expect(decoded.tensor(named: "q.0.bias")?.values.first?.sign == .minus)
  }

  @Test("hold the tensors in their order and the metadata sorted, padded to eight bytes")
  func layout() throws {
    let file = WeightsFile(
      tensors: [
        .init(name: "b", shape: [1], values: [1]), .init(name: "a", shape: [1], values: [-2]),
      ],
      metadata: ["z": "1", "é": "2", "a": "3"])
    let header =
      #"{"__metadata__":{"a":"3","z":"1","é":"2"},"b":{"dtype":"F32","shape":[1],"#
      + #""data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}   "#
    #expect(header.utf8.count == 152)
    #expect(
      try file.encoded()
        == [152, 0, 0, 0, 0, 0, 0, 0] + header.utf8 + [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0])
    #expect(try WeightsFile(decoding: file.encoded()) == file)
  }

  @Test("of nothing are an empty header")
  func nothing() throws {
    let bytes: [UInt8] = [8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8)
    #expect(try WeightsFile().encoded() == bytes)
    #expect(try WeightsFile(decoding: bytes) == WeightsFile())
  }

  @Test(
    "are refused for values that are not finite", arguments: [Float.nan, .infinity, -.infinity])
  func notFinite(value: Float) {
    let file = WeightsFile(tensors: [.init(name: "x", shape: [3], values: [1, 2, value])])
    #expect(throws: WeightsFileError(.notFinite(tensor: "x", index: 2))) { try file.encoded() }
  }

  @Test("are refused when the header is longer than the format allows")
  func headerTooLong() {
    let file = WeightsFile(metadata: ["x": String(repeating: "\u{1}", count: 17_000_000)])
    #expect(
      throws: WeightsFileError(.headerTooLong(byteCount: 102_000_032, limit: 100_000_000))
    ) { try file.encoded() }
  }

  @Test("trap when a shape and its values do not agree")
  func wrongShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try WeightsFile(tensors: [.init(name: "x", shape: [2], values: [1])]).encoded()
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("The tensor “x” has shape [2] and 1 values."))
    await #expect(processExitsWith: .failure) {
      _ = try WeightsFile(tensors: [.init(name: "x", shape: [-1, -1], values: [1])]).encoded()
    }
  }

  @Test("trap when a name is taken or reserved")
  func wrongName() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let tensor = WeightsFile.Tensor(name: "x", shape: [1], values: [1])
      _ = try WeightsFile(tensors: [tensor, tensor]).encoded()
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("The tensor name “x” is taken."))
    await #expect(processExitsWith: .failure) {
      let tensor = WeightsFile.Tensor(name: "__metadata__", shape: [1], values: [1])
      _ = try WeightsFile(tensors: [tensor]).encoded()
    }
  }
}
