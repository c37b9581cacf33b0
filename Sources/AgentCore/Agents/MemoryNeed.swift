import Foundation
import GymCore

/// Refuses settings whose buffers would not fit in the machine, before they are allocated.
///
/// Each setting alone may be as large as its range allows; their product may not.
public enum MemoryNeed {
  private static let bytesPerFloat = 4.0

  /// Checks that some buffers fit in half of the machine's memory.
  ///
  /// - Parameters:
  ///   - bytes: How many bytes are needed, about.
  ///   - what: What they are for, as the beginning of a sentence.
  ///   - remedy: What to do about it, as the end of a sentence.
  /// - Throws: ``AgentError`` when they do not fit.
  public static func check(
    bytes: Double, for what: String, remedy: String
  ) throws(AgentError) {
    let limit = Double(ProcessInfo.processInfo.physicalMemory) / 2
    guard bytes > limit else { return }
    func gigabytes(_ bytes: Double) -> Int { Int((min(bytes, 1e18) / 1e9).rounded(.up)) }
    throw AgentError(
      "\(what) would take about \(gigabytes(bytes)) GB, more than the \(gigabytes(limit)) GB that "
        + "are half of this machine's memory: \(remedy).")
  }

  /// Checks that perceptrons fit with their gradients, moments and copies, and with what they
  /// compute for a batch.
  ///
  /// - Throws: ``AgentError`` when they do not fit.
  public static func check(
    _ networks: [PerceptronDescription], batchSize: Int
  ) throws(AgentError) {
    // Values, gradients, two moments, a target network and what initialisation needs.
    let copyCount = 8.0
    var floats = 0.0
    for network in networks {
      for (inputs, outputs) in zip(network.sizes, network.sizes.dropFirst()) {
        floats += copyCount * Double(inputs + 1) * Double(outputs)
        floats += 4 * Double(batchSize) * Double(outputs)
      }
    }
    try check(
      bytes: bytesPerFloat * floats, for: "The networks",
      remedy: "choose smaller hiddenSizes, fewer lanes or a smaller batch")
  }

  /// Checks that so many rows of a width fit.
  ///
  /// - Throws: ``AgentError`` when they do not fit.
  public static func check(
    rowCount: Int, of form: RowForm, for what: String, remedy: String
  ) throws(AgentError) {
    let bytes = form.kind == .float ? bytesPerFloat : 1
    try check(
      bytes: bytes * Double(rowCount) * Double(form.layout.count), for: what, remedy: remedy)
  }
}
