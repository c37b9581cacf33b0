import AgentCore
import GymCore
import Testing

@Suite("Transitions")
struct TransitionsTests {
  @Test(
    "are followed by the next observation while an episode runs and by the final one at its end",
    arguments: [(nil, Float(10), true), (.terminated, 100, false), (.truncated, 100, false)]
      as [(Ending?, Float, Bool)])
  func successor(ending: Ending?, observation: Float, mask: Bool) {
    var transitions = Transitions(rows: Rows(kind: .float, count: 2, width: 1), maskWidth: 1)
    transitions.nextObservations.floats = [-1, 10]
    transitions.finalObservations.floats = [-1, 100]
    transitions.nextMasks = [false, true]
    transitions.finalMasks = [true, false]
    transitions.outcomes[1].ending = ending
    var target = Rows(kind: .float, count: 3, width: 1)
    transitions.copySuccessor(lane: 1, into: &target, row: 2)
    #expect(target.floats == [0, 0, observation])
    var masks = [false, false, !mask]
    transitions.copySuccessorMask(lane: 1, into: &masks, row: 2)
    #expect(masks == [false, false, mask])
  }
}
