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
}
