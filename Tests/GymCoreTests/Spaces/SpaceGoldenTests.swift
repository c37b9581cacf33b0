import Foundation
import GymCore
import NumericRandom
import Testing

@Suite("Samples of spaces")
struct SpaceGoldenTests {
  /// A case of Golden/spaces.json, which Golden/make-spaces.py writes.
  private struct Case: Decodable {
    struct Description: Decodable {
      var kind: String
      var count: Int?
      var start: Int?
      var mask: [Int]?
      var counts: [Int]?
      var scalar: String?
      var low: [String]?
      var high: [String]?
      var shape: [Int]?
    }

    var space: Description
    var seed: String
    var samples: [[String]]

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      space = try container.decode(Description.self)
      seed = try container.decode(String.self)
      samples = try container.decode([[String]].self)
    }
  }

  @Test("are Gymnasium's, draw by draw")
  func golden() throws {
    let url = try #require(
      Bundle.module.url(forResource: "spaces", withExtension: "json", subdirectory: "Golden"))
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
    #expect(cases.count > 300)
    for golden in cases {
      let seed = try #require(Seed(golden.seed))
      switch golden.space.kind {
      case "discrete":
        let space = Discrete(
          try #require(golden.space.count), start: try #require(golden.space.start))
        if let mask = golden.space.mask?.map({ $0 == 1 }) {
          check(golden, space, seed, read: { $0.compactMap { Int($0) }.first }) {
            space.sample(from: &$0, mask: mask)
          }
        } else {
          check(golden, space, seed) { $0.compactMap { Int($0) }.first }
        }
      case "multiDiscrete":
        let space = MultiDiscrete(try #require(golden.space.counts))
        check(golden, space, seed) { $0.compactMap { Int($0) } }
      case "multiBinary":
        let space = MultiBinary(try #require(golden.space.count))
        check(golden, space, seed) { $0.compactMap { Int($0) } }
      default:
        try checkBox(golden, seed)
      }
    }
  }

  private func checkBox(_ golden: Case, _ seed: Seed) throws {
    let shape = try #require(golden.space.shape)
    let low = try #require(golden.space.low).compactMap { Double($0) }
    let high = try #require(golden.space.high).compactMap { Double($0) }
    switch golden.space.scalar {
    case "float32":
      let space = Box(low: low.map { Float($0) }, high: high.map { Float($0) }, shape: shape)
      // The texts are the doubles that the floats are.
      check(golden, space, seed) { $0.compactMap { Double($0).flatMap(Float.init(exactly:)) } }
    case "float64":
      let space = Box(low: low, high: high, shape: shape)
      check(golden, space, seed) { $0.compactMap { Double($0) } }
    default:
      let space = Box(low: low.map { UInt8($0) }, high: high.map { UInt8($0) }, shape: shape)
      check(golden, space, seed) { $0.compactMap { UInt8($0) } }
    }
  }

  private func check<Kind: Space>(
    _ golden: Case, _ space: Kind, _ seed: Seed, read: ([String]) -> Kind.Element?
  ) {
    check(golden, space, seed, read: read) { space.sample(from: &$0) }
  }

  private func check<Kind: Space>(
    _ golden: Case, _ space: Kind, _ seed: Seed, read: ([String]) -> Kind.Element?,
    sample: (inout SpaceSampler) -> Kind.Element
  ) {
    var sampler = space.makeSampler(seed: seed)
    for (index, expected) in golden.samples.enumerated() {
      let element = sample(&sampler)
      #expect(
        element == read(expected),
        "Sample \(index) of \(space.json) with seed \(seed) is \(element), not \(expected).")
      #expect(space.contains(element))
    }
  }
}
