import AgentCore
import GymCore
import NumericRandom
import Snapshots
import WeightsFiles

/// An agent that acts by the row, the mask and the lane's generator alone, and remembers what it saw.
final class ScriptedAgent: Agent {
  /// What each lane saw and chose, in order.
  private(set) var seen: [[Float]] = []
  private(set) var stepCount = 0

  func act(
    on observations: Rows, masks: [Bool], mode: BehaviorMode, generators: inout [PCG64],
    into actions: inout ActionRows
  ) {
    while seen.count < observations.count { seen.append([]) }
    let actionCount = masks.count / observations.count
    for lane in 0..<observations.count {
      let row = (0..<observations.width).map { index in
        observations.kind == .float
          ? observations.floats[lane * observations.width + index]
          : Float(observations.bytes[lane * observations.width + index])
      }
      let allowed =
        actionCount == 0
        ? [0, 1] : (0..<actionCount).filter { masks[lane * actionCount + $0] }
      let choice =
        switch mode {
        case .greedy: Int(row.reduce(0, +).rounded()) % allowed.count
        case .exploring: generators[lane].integer(in: 0..<allowed.count)
        }
      actions.indices[lane] = Int32(allowed[abs(choice)])
      seen[lane] += row + [Float(actions.indices[lane])]
    }
  }

  func learn(from transitions: borrowing Transitions) { stepCount += transitions.laneCount }

  var metricNames: [String] { [] }
  func writeMetrics(into values: inout [Double]) {}
  func exportWeights() -> WeightsFile { WeightsFile() }
  func importWeights(_ file: WeightsFile) throws {}
  func write(to writer: inout SnapshotWriter) { writer.write(stepCount) }
  func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    stepCount = try reader.read()
  }
}
