import Foundation
import GymCore
import NumericRandom
import Testing

@Suite("Samples of composite and masked spaces")
struct CompositeSpaceGoldenTests {
  /// A case of Golden/composite-spaces.json, which Tests/Parity/make-golden-spaces.py writes.
  private struct Case: Decodable {
    var space: String
    var mask: String?
    var flat: Int?
    var rows: [String: [Row]]
  }

  /// An element as our JSON, and what Gymnasium flattens it to.
  private struct Row: Decodable {
    var element: String
    var flat: [Float]?

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      element = try container.decode(String.self)
      flat = try container.decodeIfPresent([Float].self)
    }
  }

  @Test("are Gymnasium's, and flatten as its do")
  func golden() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "composite-spaces", withExtension: "json", subdirectory: "Golden"))
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
    #expect(cases.count > 50)
    for golden in cases { try check(golden, Spaces.space(parsing: golden.space)) }
  }

  private func check<Kind: Space>(_ golden: Case, _ space: Kind) throws {
    #expect(space.flatCount == golden.flat, "\(golden.space)")
    let copy = try Spaces.space(parsing: space.json)
    #expect(space.isEqual(to: copy))
    for (seed, rows) in golden.rows {
      var sampler = space.makeSampler(seed: try #require(Seed(seed)))
      for (index, row) in rows.enumerated() {
        let element = try sample(space, golden.mask, &sampler)
        let value = space.value(of: element)
        let expected = try space.value(parsing: row.element)
        #expect(
          value == expected,
          "Sample \(index) of \(golden.space), \(golden.mask ?? "no mask"), seed \(seed): \(value)")
        #expect(space.contains(element) && space.containsValue(value))
        #expect(try space.value(parsing: value.exactJSON) == value)
        guard let flat = row.flat else { continue }
        #expect(flattened(element, in: space) == flat, "\(golden.space): \(row.element)")
        let back = try #require(unflattened(flat, in: space))
        #expect(flattened(back, in: space) == flat)
        // What a float cannot hold comes back rounded.
        if !["float64", "int64", "int32"].contains(where: golden.space.contains) {
          #expect(back == element, "\(golden.space): \(row.element)")
        }
      }
    }
  }

  private func sample<Kind: Space>(
    _ space: Kind, _ name: String?, _ sampler: inout SpaceSampler
  ) throws -> Kind.Element {
    guard let name else { return space.sample(from: &sampler) }
    if let graph = space as? GraphSpace, let counts = Self.counts[name] {
      let sample = graph.sample(
        from: &sampler, mask: Self.masks[name] ?? .unmasked, nodeCount: counts.nodes,
        edgeCount: counts.edges)
      return try #require(sample as? Kind.Element)
    }
    return space.sample(from: &sampler, mask: try #require(Self.masks[name]))
  }

  private static let counts: [String: (nodes: Int, edges: Int?)] = [
    "5 nodes, 7 edges": (5, 7), "1 node": (1, nil), "each node": (2, 3),
  ]

  private static let masks: [String: SampleMask] = [
    "allowed": .allowed([true, false, true, true]),
    "probabilities": .probabilities([0.1, 0, 0.6, 0.3]),
    "choices": .parts([.allowed([true, false, true]), .allowed([false, false])]),
    "choice probabilities": .parts([
      .probabilities([0.25, 0, 0.75]), .probabilities([0.5, 0.5]),
    ]),
    "switches": .switches([false, nil, true, nil, nil]),
    "switch probabilities": .probabilities([0, 0.3, 1]),
    "length": .text(length: 4, characters: .unmasked),
    "characters": .text(length: nil, characters: .allowed([true, false, true, true])),
    "character probabilities": .text(length: 5, characters: .probabilities([0.7, 0.1, 0.2, 0])),
    "no characters": .text(length: nil, characters: .allowed([false, false, false, false])),
    "tuple": .parts([.allowed([false, true, true]), .unmasked]),
    "dictionary": .fields([
      "color": .allowed([true, false, false, true]), "on": .switches([nil, true, nil]),
    ]),
    "one of": .parts([
      .allowed([false, false, true, true]), .unmasked, .allowed([true, true, false]),
    ]),
    "lengths": .sequence(lengths: [2, 5, 9], items: .allowed([true, false, true, true])),
    "length of 3": .sequence(lengths: [3], items: .unmasked),
    "items": .sequence(lengths: nil, items: .allowed([false, true, true, false])),
    "item probabilities": .sequence(lengths: nil, items: .probabilities([0.5, 0, 0, 0.5])),
    "graph": .graph(
      nodes: [.allowed([true, false, true, true])], edges: [.allowed([false, true, true])]),
    "each node": .graph(
      nodes: [.allowed([true, true, false, false]), .allowed([false, false, true, true])],
      edges: []),
    "graph probabilities": .graph(
      nodes: [.probabilities([0.5, 0, 0.25, 0.25])], edges: [.probabilities([0, 0.5, 0.5])]),
  ]
}
