package import GymCore
import NumericRandom

/// Random actions for some lanes, drawn beforehand, which are played again and again.
package struct ActionTape {
  /// How many steps of all lanes there are actions for.
  package let callCount: Int

  private let indices: [Int32]
  private let values: [Float]

  /// Draws 64 actions a lane, or 4096 for all lanes where that is more, as the action space draws them.
  ///
  /// - Precondition: The action space has samples, and they are in it.
  package init(for lanes: AnyLanes) {
    let space = lanes.actionSpace
    var sampler = space.space.makeSampler(seed: 0)
    callCount = max(64, 4096 / lanes.count)
    var indices: [Int32] = []
    var values: [Float] = []
    for _ in 0..<callCount * lanes.count {
      guard let numbers = space.numbers(of: space.space.sampleValue(from: &sampler)) else {
        preconditionFailure("A sample of \(space) is not in it. Mend the space.")
      }
      indices.append(numbers.index)
      values += numbers.values
    }
    self.indices = indices
    self.values = values
  }

  /// Takes all steps once, without allocating.
  package func play(in lanes: AnyLanes) {
    let indexCount = lanes.count
    let valueCount = values.count / callCount
    for call in 0..<callCount {
      lanes.step(
        indices: indices.span.extracting(call * indexCount..<(call + 1) * indexCount),
        values: values.span.extracting(call * valueCount..<(call + 1) * valueCount))
    }
  }
}
