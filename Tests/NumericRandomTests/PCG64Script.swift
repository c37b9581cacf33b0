import NumericRandom
import Testing

/// Draws on PCG64 what a golden file describes, and renders the values as the file does.
struct PCG64Script {
  private var generator: PCG64
  private let draws: [Golden.Draw]

  /// Plays the named script of a stream, expecting each value and each double after it.
  static func play(_ name: String, of stream: Golden.Stream) throws {
    let seed = try #require(Seed(stream.seed))
    let draws = try #require(stream.scripts[name])
    #expect(!draws.isEmpty)
    var script = PCG64Script(generator: PCG64(seed: seed), draws: draws)
    try script.play()
  }

  private mutating func play() throws {
    for (index, draw) in draws.enumerated() {
      let values = try values(of: draw)
      #expect(values == draw.values, "draw \(index), \(draw.draw)")
      #expect(hexadecimal(generator.random()) == draw.after, "after draw \(index), \(draw.draw)")
    }
  }

  private mutating func values(of draw: Golden.Draw) throws -> [String] {
    switch draw.draw {
    case "next32": return [hexadecimal(generator.next32())]
    case "next64": return [hexadecimal(generator.next64())]
    case "random": return draw.values.map { _ in hexadecimal(generator.random()) }
    case "normal": return draw.values.map { _ in hexadecimal(generator.standardNormal()) }
    case "exponential":
      return draw.values.map { _ in hexadecimal(generator.standardExponential()) }
    case "element": return draw.values.map { _ in "\(generator.choice(from: [10, 20, 30, 40]))" }
    case "uniform":
      let low = try double(draw.low)
      let high = try double(draw.high)
      return draw.values.map { _ in hexadecimal(generator.uniform(low, high)) }
    case "integer":
      let low = try #require(draw.low.flatMap { Int($0) })
      let high = try #require(draw.high.flatMap { Int($0) })
      return draw.values.map { _ in "\(generator.integer(in: low...high))" }
    case "integers8":
      let low = try #require(draw.low.flatMap { UInt8($0) })
      let high = try #require(draw.high.flatMap { UInt8($0) })
      return generator.integers8(try #require(draw.count), in: low...high).map { "\($0)" }
    case "choice":
      let count = try #require(draw.count)
      return draw.values.map { _ in "\(generator.choice(count: count))" }
    case "choices":
      let probabilities = try probabilities(of: draw)
      return generator.choices(try #require(draw.count), probabilities: probabilities)
        .map { "\($0)" }
    case "categorical":
      let probabilities = try probabilities(of: draw)
      return draw.values.map { _ in "\(generator.categorical(probabilities))" }
    case "permutation":
      return generator.permutation(try #require(draw.count)).map { "\($0)" }
    case "shuffle":
      var elements = (0..<(try #require(draw.count))).map { "\($0 + 100)" }
      generator.shuffle(&elements)
      return elements
    default:
      Issue.record("The golden file has an unknown draw, \(draw.draw).")
      return []
    }
  }

  private func probabilities(of draw: Golden.Draw) throws -> [Double] {
    let index = try #require(draw.probabilities)
    return try Golden.pcg64.probabilities[index].map { try double($0) }
  }

  private func double(_ text: String?) throws -> Double {
    Double(bitPattern: try #require(text.flatMap { UInt64($0, radix: 16) }))
  }
}
