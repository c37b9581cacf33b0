import CAllocationCounter
import GridWorlds
import GymCore
import NumericRandom
import Testing

@Suite("MiniGrid's worlds", .serialized, .enabled(if: allocationCountingIsPossible()))
struct MiniGridAllocationTests {
  @Test("are built anew, stepped and shown without allocating")
  func steadyState() throws {
    let entries = EnvironmentEntry.gridWorlds.filter { $0.id.hasPrefix("MiniGrid-") }
    for entry in entries {
      // Short episodes, so that levels of every kind are built often.
      let lanes = try entry.makeLanes(count: 3, options: ["timeLimit": .integer(9)])
      lanes.reset(seeds: [1, 2, 3])
      var generator = PCG64(seed: 4)
      var indices = [Int32](repeating: 0, count: lanes.count)
      let values: [Float] = []
      let actionCount = try #require(lanes.actionSpace.indexCount)
      for _ in 0..<20 { lanes.step(indices: indices.span, values: values.span) }
      var endingCount = 0
      let count = countAllocations {
        for _ in 0..<100 {
          for lane in indices.indices {
            indices[lane] = Int32(generator.integer(in: 0..<actionCount))
          }
          lanes.step(indices: indices.span, values: values.span)
          endingCount += lanes.buffers.outcomes.count(where: \.isLast)
        }
      }
      #expect(count == 0, "\(entry.id)")
      #expect(endingCount >= 30, "\(entry.id)")
    }
  }

  @Test("seen in other ways are stepped and shown without allocating")
  func views() throws {
    let level = try #require(MiniGrid.Level(id: "MiniGrid-GoToDoor-6x6-v0"))
    let kinds: [MiniGridView.Kind] = [
      .full, .oneHot, .picture(side: 8), .partialPicture(side: 8), .flat,
    ]
    for kind in kinds {
      var lanes = Lanes(count: 2) { _ in
        TimeLimit(MiniGridView(MiniGrid(level), kind: kind), steps: 20)
      }
      lanes.reset(seedsFrom: 1)
      var generator = PCG64(seed: 4)
      var indices = [Int32](repeating: 0, count: 2)
      let values: [Float] = []
      func play(_ stepCount: Int) -> Int {
        var endingCount = 0
        for _ in 0..<stepCount {
          // Not done and no toggle, which end episodes at once.
          for lane in indices.indices { indices[lane] = Int32(generator.integer(in: 0..<5)) }
          lanes.step(indices: indices.span, values: values.span)
          endingCount += lanes.buffers.outcomes.count(where: \.isLast)
        }
        return endingCount
      }
      // Long enough to have seen every tile.
      _ = play(3_000)
      var endingCount = 0
      let count = countAllocations { endingCount = play(100) }
      #expect(count == 0, "\(kind)")
      #expect(endingCount > 5, "\(kind)")
    }
  }
}
