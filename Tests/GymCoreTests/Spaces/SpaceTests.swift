import Foundation
import GymCore
import NumericRandom
import Testing

@Suite("Space")
struct SpaceTests {
  @Test(
    "samples are contained, printed, read back and flattened without loss",
    arguments: [
      Discrete(4, start: -1), MultiDiscrete([3, 1, 9]), MultiBinary(5),
      Box<Float>(low: [-1, 0, -.infinity], high: [1, .infinity, 5], shape: [3]),
      Box<Double>(low: -.infinity, high: .infinity, shape: [2, 2]),
      Box<UInt8>(low: 0, high: 255, shape: [3, 1]),
    ] as [any Space])
  func roundTrips(space: any Space) throws {
    func check<Kind: Space>(_ space: Kind) throws {
      var sampler = space.makeSampler(seed: 11)
      var values = Set<SpaceValue>()
      for _ in 0..<50 {
        var twin = sampler
        let element = space.sample(from: &sampler)
        #expect(space.contains(element))
        let value = space.value(of: element)
        #expect(space.sampleValue(from: &twin) == value)
        #expect(space.containsValue(value))
        #expect(space.element(of: value) == element)
        let flat = flattened(element, in: space)
        #expect(flat.count == space.flatCount)
        let back = try #require(unflattened(flat, in: space))
        #expect(flattened(back, in: space) == flat)
        values.insert(value)
      }
      #expect(values.count > 1)
      #expect(try parsed(space.json)["kind"] is String)
      #expect(!space.json.contains(" "))
    }
    try check(space)
  }
}

/// An element as floats.
func flattened<Kind: Space>(_ element: Kind.Element, in space: Kind) -> [Float] {
  var row = [Float](repeating: .nan, count: space.flatCount ?? 0)
  var span = row.mutableSpan
  space.flatten(element, into: &span)
  #expect(!row.contains { $0.isNaN })
  return row
}

/// The element that floats stand for.
func unflattened<Kind: Space>(_ row: [Float], in space: Kind) -> Kind.Element? {
  space.unflatten(row.span)
}

/// A JSON object, read by a parser that is not ours.
func parsed(_ json: String) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
}
