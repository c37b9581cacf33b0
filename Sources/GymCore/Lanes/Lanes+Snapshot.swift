public import Snapshots

extension Lanes: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Lanes")
    writer.write(settings.threadCount)
    Self.write(worlds, storage, settings, to: &writer)
  }

  /// Creates lanes that go on as those which were written, and show what they showed.
  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Lanes")
    let threadCount = try reader.read(Int.self)
    guard (1...LaneThreads.limit).contains(threadCount) else {
      throw .invalid("A vector cannot have \(threadCount) threads.")
    }
    let restartMode = try Self.readRestartMode(from: &reader)
    let worlds = try reader.readArray(of: World.self)
    guard let first = worlds.first else { throw .invalid("A vector needs at least 1 lane.") }
    guard worlds.allSatisfy({ Self.canBeTogether($0, first) }) else {
      throw .invalid("The lanes differ in layout, actions or diagnostics.")
    }
    self.init(count: worlds.count, restartMode: restartMode, threadCount: threadCount) {
      worlds[$0]
    }
    storage = try Self.readBuffers(like: storage, restartMode, from: &reader)
  }

  /// Appends what typed and erased vectors hold, but for the threads, on which no result depends.
  @usableFromInline
  static func write(
    _ worlds: [World], _ buffers: LaneBuffers, _ settings: LaneSettings,
    to writer: inout SnapshotWriter
  ) {
    writer.write(settings.restartMode.rawValue)
    writer.write(worlds)
    writer.write(buffers)
  }

  /// Takes the state of as many lanes of the same kind, and changes nothing unless all is well.
  @usableFromInline
  static func restore(
    _ worlds: inout [World], _ buffers: inout LaneBuffers, _ settings: LaneSettings,
    from reader: inout SnapshotReader
  ) throws(SnapshotError) {
    let restartMode = try readRestartMode(from: &reader)
    let restored = try reader.readArray(of: World.self)
    let first = worlds[0]
    guard
      restartMode == settings.restartMode, restored.count == worlds.count,
      restored.allSatisfy({ canBeTogether($0, first) })
    else { throw .invalid("The lanes are not those of this run.") }
    buffers = try readBuffers(like: buffers, restartMode, from: &reader)
    worlds = restored
  }

  private static func readRestartMode(
    from reader: inout SnapshotReader
  ) throws(SnapshotError) -> RestartMode {
    let raw = try reader.read(UInt8.self)
    guard let mode = RestartMode(rawValue: raw) else {
      throw .invalid("\(raw) is not a way to restart.")
    }
    return mode
  }

  private static func readBuffers(
    like expected: LaneBuffers, _ restartMode: RestartMode, from reader: inout SnapshotReader
  ) throws(SnapshotError) -> LaneBuffers {
    let buffers = try reader.read(LaneBuffers.self)
    guard buffers.hasShape(of: expected) else {
      throw .invalid("What the lanes show does not fit their worlds.")
    }
    guard restartMode != .sameStep || !buffers.waitingLanes.contains(true) else {
      throw .invalid("A lane that restarts in the same step cannot wait.")
    }
    return buffers
  }
}
