import NumericRandom
import Testing

@Suite("Ziggurats")
struct PCG64ZigguratTests {
  @Test("draw NumPy's normal and exponential doubles", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("ziggurats", of: stream) }

  @Test(
    "draw NumPy's normal doubles over a long run, tails included",
    arguments: Golden.ziggurats.normal)
  func normals(run: Golden.LongRun) throws {
    try expect(run, edge: 3.6541528853610088) { $0.standardNormal() }
  }

  @Test(
    "draw NumPy's exponential doubles over a long run, tails included",
    arguments: Golden.ziggurats.exponential)
  func exponentials(run: Golden.LongRun) throws {
    try expect(run, edge: 7.697117470131050) { $0.standardExponential() }
  }

  private func expect(
    _ run: Golden.LongRun, edge: Double, draw: (inout PCG64) -> Double
  ) throws {
    var generator = PCG64(seed: try #require(Seed(run.seed)))
    for part in run.runs {
      let values = (0..<20_000).map { _ in draw(&generator) }
      #expect(checksum(values.map(\.bitPattern)) == part.checksum)
      #expect(values.count { abs($0) > edge } == part.tailCount)
    }
    #expect(hexadecimal(generator.random()) == run.after)
  }
}
