import GymCore

/// All that a world shows after a step, the restart after an ending included.
struct Moment<Scalar: ObservationScalar> {
  var outcome = Outcome(reward: 0)

  /// The current observation: after an ending, the first one of the next episode.
  var row: [Scalar]

  /// The last observation of the episode that ended with this step.
  var finalRow: [Scalar]?

  /// The diagnostics before any restart.
  var diagnostics: [Double]

  /// The mask after any restart; empty when the world has none.
  var mask: [Bool]

  /// Where and how this moment first differs, bit for bit, from the one that it should be.
  func difference(from expected: Moment) -> Difference? {
    if outcome.reward.bitPattern != expected.outcome.reward.bitPattern {
      return Difference(
        subject: "the reward", expected: "\(expected.outcome.reward)", found: "\(outcome.reward)")
    }
    if outcome.ending != expected.outcome.ending {
      return Difference(
        subject: "the ending", expected: Self.words(expected.outcome.ending),
        found: Self.words(outcome.ending))
    }
    return arrayDifference("final observation", expected.finalRow ?? [], finalRow ?? [])
      ?? arrayDifference("observation", expected.row, row)
      ?? arrayDifference("diagnostics", expected.diagnostics, diagnostics)
      ?? arrayDifference("action mask", expected.mask, mask)
  }

  private static func words(_ ending: Ending?) -> String { ending.map { "\($0)" } ?? "none" }
}

/// The first element in which two arrays differ, bit for bit, so that NaN equals NaN.
func arrayDifference<Element: BitwiseCopyable>(
  _ name: String, _ expected: [Element], _ found: [Element]
) -> Difference? {
  guard expected.count == found.count else {
    return Difference(
      subject: "the width of the \(name)", expected: "\(expected.count)", found: "\(found.count)")
  }
  if sameBits(expected, found) { return nil }
  for index in expected.indices where !sameBits([expected[index]], [found[index]]) {
    return Difference(
      subject: "element \(index) of the \(name)", expected: "\(expected[index])",
      found: "\(found[index])")
  }
  return nil
}

/// Whether two arrays are equal bit for bit.
func sameBits<Element: BitwiseCopyable>(_ first: [Element], _ second: [Element]) -> Bool {
  first.withUnsafeBytes { first in second.withUnsafeBytes { first.elementsEqual($0) } }
}
