import CAllocationCounter
import GridWorlds
import GymCore
import NumericRandom
import Testing

@Suite("Mazes", .serialized, .enabled(if: allocationCountingIsPossible()))
struct MazeAllocationTests {
  @Test("are drawn anew, stepped and shown without allocating", arguments: [5, 9, 63])
  func steadyState(size: Int) {
    for observation in Maze.Options.ObservationKind.allCases {
      var options = Maze.Options()
      options.size = size
      options.openings = 0.2
      options.pits = 0.5
      options.observation = observation
      let maze = Maze(options: options)
      let lanes = AnyLanes(
        Lanes(count: 3) { _ in OrderEnforced(TimeLimit(maze, steps: 20)) })
      lanes.reset(seeds: [1, 2, 3])
      var generator = PCG64(seed: 4)
      var indices = [Int32](repeating: 0, count: lanes.count)
      let values: [Float] = []
      lanes.step(indices: indices.span, values: values.span)
      var endingCount = 0
      let count = countAllocations {
        for _ in 0..<200 {
          for lane in indices.indices { indices[lane] = Int32(generator.integer(in: 0..<4)) }
          lanes.step(indices: indices.span, values: values.span)
          endingCount += lanes.buffers.outcomes.count(where: \.isLast)
        }
      }
      #expect(count == 0)
      #expect(endingCount > 20)
    }
  }
}
