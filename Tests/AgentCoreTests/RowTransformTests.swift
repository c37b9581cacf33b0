import AgentCore
import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("A row transform")
struct RowTransformTests {
  private func pipeline(
    _ setting: TransformSetting, _ form: RowForm, timeLimit: Int? = nil
  ) throws -> RowPipeline {
    try RowPipeline([setting], input: form, laneCount: 1, timeLimit: timeLimit)
  }

  @Test("clips rows to bounds, and says so in its layout")
  func clip() throws {
    var clip = try pipeline(
      TransformSetting("clip", ["low": .null, "high": .number(2)]), .measurements(2, -5, 9))
    #expect(clip.begin([-4, 7]) == [-4, 2])
    #expect(clip.output.layout == RowForm.measurements(2, -5, 2).layout)
  }

  @Test("keeps the named parts, in the order in which they are named")
  func filter() throws {
    let form = RowForm(
      layout: Layout([
        (name: "a", shape: [2], kind: .planes(high: 9)),
        (name: "b", shape: [], kind: .discrete(count: 5, start: 0)),
        (name: "c", shape: [1], kind: .planes(high: 9)),
      ]), kind: .float)
    var filter = try pipeline(
      TransformSetting("filter", ["parts": .list([.text("c"), .text("a")])]), form)
    #expect(filter.begin([1, 2, 3, 4]) == [4, 1, 2])
    #expect(filter.output.layout.parts.map(\.name) == ["c", "a"])
  }

  @Test("gives another shape, or another scalar")
  func shapes() throws {
    var reshape = try pipeline(
      TransformSetting("reshape", ["shape": .list([.integer(2), .integer(3)])]), .bytes([6]))
    #expect(reshape.output.layout.parts[0].shape == [2, 3])
    var result = reshape.makeRows(count: 1)
    reshape.begin(with: .ofBytes([1, 2, 3, 4, 5, 6]), into: &result)
    #expect(result.bytes == [1, 2, 3, 4, 5, 6])
    var widen = try pipeline("convert", .bytes([2]))
    var floats = widen.makeRows(count: 1)
    widen.begin(with: .ofBytes([3, 255]), into: &floats)
    #expect(floats.floats == [3, 255])
    var narrow = try pipeline(
      TransformSetting("convert", ["scalar": .text("byte")]), .measurements(2, 0, 255))
    #expect(narrow.begin([3.4, 254.6]) == [3, 255])
  }

  @Test(
    "is refused with words about what is wrong",
    arguments: [
      (TransformSetting("frameStack", ["count": .integer(0)]), "The row transform 'frameStack'"),
      (TransformSetting("frameStack", ["cuont": .integer(2)]), "Did you mean 'count'?"),
      (TransformSetting("clip", ["low": .null, "high": .null]), "needs a low or a high"),
      (TransformSetting("clipReward", ["low": .integer(2)]), "at most its high"),
      (TransformSetting("timeAware", ["isNormalized": .flag(true)]), "have a time limit"),
      (TransformSetting("rescale", ["low": .integer(3)]), "a low below its high"),
      (
        TransformSetting("rescale", ["low": .number(0.999_999_999)]),
        "a low below its high, as 32-bit numbers"
      ),
      ("gray", "needs a picture"), ("resize", "needs planes"), ("noise", "needs planes"),
      (TransformSetting("reshape", ["shape": .list([.integer(4)])]), "cannot give 2 numbers"),
      (
        TransformSetting(
          "reshape",
          [
            "shape": .list([
              .integer(1 << 30), .integer(1 << 30),
              .integer(1 << 30),
            ])
          ]), "cannot give"
      ),
      ("filter", "needs the parts to keep"),
      (TransformSetting("filter", ["parts": .list([.text("y")])]), "no part 'y'"),
      (TransformSetting("discretize", ["binCounts": .list([])]), "1 or 2 bin counts, not 0"),
      (TransformSetting("discretize", ["binCounts": .list([.integer(60_000)])]), "2^24"),
      (TransformSetting("convert", ["scalar": .text("byte")]), "as bytes"),
    ])
  func refusals(setting: TransformSetting, words: String) throws {
    let error = try #require(throws: AgentError.self) {
      try pipeline(setting, .measurements(2, -1, 1))
    }
    #expect(error.description.contains(words), "\(error)")
  }

  @Test("is refused where planes are no bytes any more, or rows outgrow the memory")
  func laterRefusals() throws {
    let noise = try #require(throws: AgentError.self) {
      try RowPipeline(["scale", "noise"], input: .bytes([4, 4, 3]), laneCount: 1)
    }
    #expect(noise.description.contains("use it before scale"), "\(noise)")
    let many = RowForm.floats([1 << 20], .discrete(count: 1 << 30, start: 0))
    for name in ["oneHot", "flatten"] {
      let error = try #require(throws: AgentError.self) {
        try RowPipeline([TransformSetting(name)], input: many, laneCount: 1)
      }
      #expect(error.description.contains("fewer alternatives"), "\(error)")
    }
  }

  // The edges are those of numpy.linspace(low, high, 11)[1:-1] for single-precision bounds.
  @Test("has bins with the edges of NumPy's linspace, each edge belonging to the bin above it")
  func edges() throws {
    let edges: [Float] = [
      -1.02, -0.84000003, -0.66, -0.48000002, -0.3, -0.120000005, 0.059999943, 0.24000001,
      0.42000008,
    ]
    var pipeline = try pipeline("discretize", .measurements(1, -1.2, 0.6))
    for (index, edge) in edges.enumerated() {
      #expect(pipeline.begin([edge]) == [Float(index + 1)])
      #expect(pipeline.begin([edge.nextDown]) == [Float(index)])
    }
    for (number, bin) in [(-9, 0), (-1.2, 0), (0.6, 9), (77, 9)] as [(Float, Float)] {
      #expect(pipeline.begin([number]) == [bin])
    }
  }

  @Test("of rewards leaves rows as they are")
  func rewards() throws {
    var clip = try pipeline("clipReward", .measurements(1, 0, 9))
    #expect(clip.begin([4]) == [4])
    let next = clip.next([5], reward: -7)
    #expect(next.row == [5] && next.reward == -1)
  }

  @Test("with statistics keeps them as they are once the pipeline is frozen")
  func frozen() throws {
    let form = RowForm.measurements(1, -100, 100)
    var learning = try RowPipeline(["normalize", "normalizeReward"], input: form, laneCount: 1)
    _ = learning.begin([1])
    for step in 0..<20 { _ = learning.next([Float(step % 5)], reward: Double(step)) }
    var frozen = learning
    frozen.freeze()
    #expect(frozen.isFrozen && frozen.hasStatistics)
    var before = SnapshotWriter()
    frozen.writeStatistics(to: &before)
    let (first, second) = (frozen.next([50], reward: 9), frozen.next([50], reward: 9))
    #expect(first == second)
    #expect(learning.next([50], reward: 9) != first)
    var after = SnapshotWriter()
    frozen.writeStatistics(to: &after)
    #expect(before.bytes == after.bytes)
    var fresh = try RowPipeline(["normalize", "normalizeReward"], input: form, laneCount: 1)
    fresh.freeze()
    var reader = SnapshotReader(before.bytes)
    try fresh.restoreStatistics(from: &reader)
    #expect(fresh.next([50], reward: 9) == first)
    var other = try RowPipeline(["normalize"], input: form, laneCount: 1)
    var again = SnapshotReader(before.bytes)
    #expect(throws: SnapshotError.self) { try other.restoreStatistics(from: &again) }
  }
}

@Suite("Running statistics")
struct RunningStatisticsTests {
  @Test("are those of all numbers, but for the little weight of the first mean and variance")
  func population() throws {
    let form = RowForm.measurements(1, -100, 100)
    var pipeline = try RowPipeline(["normalize"], input: form, laneCount: 3)
    var generator = PCG64(seed: 3)
    var numbers: [Double] = []
    var (rows, result) = (Rows(kind: .float, count: 3, width: 1), pipeline.makeRows(count: 3))
    for _ in 0..<500 {
      rows.floats = (0..<3).map { _ in Float(generator.uniform(-3, 9)) }
      numbers += rows.floats.map { Double($0) }
      pipeline.begin(with: rows, into: &result)
    }
    let mean = numbers.reduce(0, +) / 1_500
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1_500
    for (number, found) in zip(numbers.suffix(3), result.floats) {
      #expect(abs((number - mean) / variance.squareRoot() - Double(found)) < 1e-5)
    }
  }
}
