import GymCore
import NumericRandom

/// Steps a second of lanes that play random actions on one thread, rows written.
struct Throughput {
  /// Lane steps a second, a number a window, in ascending order.
  let readings: [Double]

  var median: Double { readings[readings.count / 2] }

  /// One action for each lane.
  struct Actions {
    let indices: [Int32]
    let values: [Float]
  }

  /// The readings as millions of steps a second.
  var text: String {
    let numbers = [median, readings[0], readings[readings.count - 1]].map {
      "\(($0 / 1e5).rounded() / 10)"
    }
    return "\(numbers[0]) (\(numbers[1])–\(numbers[2]))"
  }

  /// Measures players in turn, window by window, so that a busy moment touches all of them.
  ///
  /// Actions are random: indices below their count, or values from -1 to 1.
  static func measure(
    laneCount: Int, actionSpace: ActionSpace, players: [(Actions) -> Void]
  ) -> [Throughput] {
    var generator = PCG64(seed: 1)
    let tape = (0..<64).map { _ in
      Actions(
        indices: (0..<laneCount).map { _ in
          Int32(generator.integer(in: 0..<(actionSpace.indexCount ?? 1)))
        },
        values: (0..<laneCount * actionSpace.valueCount).map { _ in
          Float(generator.uniform(-1, 1))
        })
    }
    let callCount = max(64, 4_000_000 / laneCount)
    var readings = players.map { _ in [Double]() }
    for window in 0...7 {
      for (index, player) in players.enumerated() {
        let seconds =
          ContinuousClock().measure { for call in 0..<callCount { player(tape[call & 63]) } }
          / .seconds(1)
        // The first window warms up.
        if window > 0 { readings[index].append(Double(callCount * laneCount) / seconds) }
      }
    }
    return readings.map { Throughput(readings: $0.sorted()) }
  }
}
