import AgentCore
import GymCore
import Testing

@Suite("Transforms of pictures")
struct PictureTransformTests {
  private struct Golden: Decodable {
    struct Resized: Decodable {
      let height, width, planes, newHeight, newWidth: Int
      let pixels: [UInt8]
    }

    let resized: [Resized]
    let gray: [UInt8]
    let white: [UInt8]
  }

  private let pictures: Golden = golden("pictures")

  /// The picture that make-golden-pictures.py draws.
  private func picture(_ height: Int, _ width: Int, _ planes: Int) -> [UInt8] {
    (0..<height * width * planes).map { place in
      let (y, x, plane) = (place / planes / width, place / planes % width, place % planes)
      return UInt8((7 * x + 13 * y + 29 * plane + x * y * (plane + 1)) % 256)
    }
  }

  private func transformed(
    _ setting: TransformSetting, _ shape: [Int], _ pixels: [UInt8]
  ) throws -> (rows: Rows, layout: Layout) {
    var pipeline = try RowPipeline([setting], input: .bytes(shape), laneCount: 1)
    var result = pipeline.makeRows(count: 1)
    pipeline.begin(with: .ofBytes(pixels), into: &result)
    return (result, pipeline.output.layout)
  }

  @Test("resize within one level of OpenCV's area interpolation")
  func resize() throws {
    for golden in pictures.resized {
      let (rows, layout) = try transformed(
        TransformSetting(
          "resize", ["height": .integer(golden.newHeight), "width": .integer(golden.newWidth)]),
        [golden.height, golden.width, golden.planes],
        picture(golden.height, golden.width, golden.planes))
      #expect(layout.parts[0].shape == [golden.newHeight, golden.newWidth, golden.planes])
      let differences = zip(rows.bytes, golden.pixels).map { abs(Int($0) - Int($1)) }
      #expect(
        rows.bytes.count == golden.pixels.count && (differences.max() ?? 0) <= 1,
        "\(golden.height)×\(golden.width) to \(golden.newHeight)×\(golden.newWidth)")
    }
  }

  @Test("turn colors into the same shades of gray as Gymnasium")
  func gray() throws {
    let (rows, layout) = try transformed("gray", [12, 20, 3], picture(12, 20, 3))
    #expect(rows.bytes == pictures.gray)
    #expect(layout.parts[0].shape == [12, 20, 1])
    #expect(try transformed("gray", [1, 1, 3], [255, 255, 255]).rows.bytes == pictures.white)
  }

  @Test("stack pictures as planes, the oldest first")
  func stack() throws {
    var pipeline = try RowPipeline(
      [TransformSetting("frameStack", ["count": .integer(2)])], input: .bytes([1, 2, 2]),
      laneCount: 1)
    #expect(pipeline.output.layout.parts[0].shape == [1, 2, 4])
    var result = pipeline.makeRows(count: 1)
    pipeline.begin(with: .ofBytes([1, 2, 3, 4]), into: &result)
    #expect(result.bytes == [1, 2, 1, 2, 3, 4, 3, 4])
    var outcomes = [Outcome(reward: 0)]
    pipeline.step(.ofBytes([5, 6, 7, 8]), into: &result, outcomes: &outcomes)
    #expect(result.bytes == [1, 2, 5, 6, 3, 4, 7, 8])
  }

  @Test("replace about as many pixels by noise as they are asked to, gray ones with equal planes")
  func noise() throws {
    let pixels = [UInt8](repeating: 0, count: 100 * 100 * 3)
    for isGray in [false, true] {
      let (rows, _) = try transformed(
        TransformSetting("noise", ["probability": .number(0.25), "isGray": .flag(isGray)]),
        [100, 100, 3], pixels)
      let triples = stride(from: 0, to: pixels.count, by: 3).map { rows.bytes[$0..<$0 + 3] }
      let noisy = triples.filter { $0.contains { $0 != 0 } }
      #expect((2_200...2_800).contains(noisy.count))
      let equalCount = noisy.count { Set($0).count == 1 }
      #expect(isGray ? equalCount == noisy.count : equalCount < 20)
    }
  }
}
