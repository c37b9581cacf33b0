import GymCore
import Testing

@Suite("LaneBuffers")
struct LaneBuffersTests {
  @Test("have one row a lane, zeros at first and every action allowed")
  func beginning() {
    let buffers = LaneBuffers(
      kind: .byte, laneCount: 2, rowWidth: 3, maskWidth: 4, diagnosticCount: 1)
    #expect(buffers.observations == Rows(kind: .byte, count: 2, width: 3))
    #expect(buffers.finalObservations == buffers.observations)
    #expect(buffers.outcomes == [Outcome(reward: 0), Outcome(reward: 0)])
    #expect(buffers.actionMasks == Array(repeating: true, count: 8))
    #expect(buffers.diagnostics == [0, 0])
    #expect(buffers.realSteps == [false, false] && buffers.waitingLanes == [false, false])
  }
}
