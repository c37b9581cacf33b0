import GymCore
public import Snapshots

/// Only the transitions that are there are written, so that an early checkpoint of a large memory is
/// small.
extension ReplayBuffer: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("ReplayBuffer")
    writer.write(capacity)
    writer.write(count)
    writer.write(next)
    writer.write(maskWidth)
    writer.write(observations.prefix(count))
    writer.write(successors.prefix(count))
    writer.write(Array(successorMasks.prefix(count * maskWidth)))
    writer.write(Array(actions.prefix(count)))
    writer.write(Array(rewards.prefix(count)))
    writer.write(Array(isTerminated.prefix(count)))
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("ReplayBuffer")
    let capacity = try reader.read(Int.self)
    let count = try reader.read(Int.self)
    let next = try reader.read(Int.self)
    let maskWidth = try reader.read(Int.self)
    let observations = try reader.read(Rows.self)
    let successors = try reader.read(Rows.self)
    let masks = try reader.readArray(of: Bool.self)
    let actions = try reader.readArray(of: Int32.self)
    let rewards = try reader.readArray(of: Float.self)
    let isTerminated = try reader.readArray(of: Bool.self)
    guard
      capacity >= 1, 0...capacity ~= count, 0..<capacity ~= next,
      count == capacity || next == count, observations.count == count,
      successors.count == count, successors.width == observations.width,
      successors.kind == observations.kind, 0...65_536 ~= maskWidth,
      masks.count == count * maskWidth,
      actions.count == count, rewards.count == count, isTerminated.count == count
    else { throw .invalid("The parts of a replay memory do not fit together.") }
    do {
      // A damaged capacity must not take all memory.
      let width = Double(observations.width * 8 + maskWidth + 9)
      try MemoryNeed.check(
        bytes: Double(capacity) * width, for: "A replay memory of \(capacity) transitions",
        remedy: "the checkpoint is damaged or of a larger machine")
    } catch { throw .invalid(error.description) }
    self.init(
      capacity: capacity, kind: observations.kind, width: observations.width,
      maskWidth: maskWidth)
    self.count = count
    self.next = next
    self.observations.copyPrefix(from: observations)
    self.successors.copyPrefix(from: successors)
    successorMasks.replaceSubrange(0..<masks.count, with: masks)
    self.actions.replaceSubrange(0..<count, with: actions)
    self.rewards.replaceSubrange(0..<count, with: rewards)
    self.isTerminated.replaceSubrange(0..<count, with: isTerminated)
  }

  private var maskWidth: Int { successorMasks.count / capacity }
}
