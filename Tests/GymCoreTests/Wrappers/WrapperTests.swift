import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Wrapper")
struct WrapperTests {
  /// A wrapper that states nothing but its world.
  struct Plain<Base: Environment>: Wrapper {
    typealias Scalar = Base.Scalar
    typealias Action = Base.Action
    typealias Observation = Base.Observation

    var base: Base

    init(_ base: Base) { self.base = base }

    func write(to writer: inout SnapshotWriter) { writer.write(base) }

    init(from reader: inout SnapshotReader) throws(SnapshotError) { base = try reader.read() }
  }

  @Test("that states nothing passes everything on")
  func plain() throws { try checkForwarding { Plain($0) } }

  @Test("of each kind passes on what it does not state")
  func allKinds() throws {
    try checkForwarding { TimeLimit($0, steps: 1_000) }
    try checkForwarding { OrderEnforced($0) }
    try checkForwarding { Plain(OrderEnforced(TimeLimit(Plain($0), steps: 1_000))) }
    try checkForwarding(addedDiagnosticCount: 2) { EpisodeStatistics($0) }
    try checkForwarding { ActionRepeat($0, count: 1) }
    try checkForwarding { ClippedReward($0, to: -9...9) }
  }

  /// Plays a world bare and wrapped, and compares every capability.
  private func checkForwarding<Wrapped: Environment>(
    addedDiagnosticCount: Int = 0, _ wrap: (Stairs<UInt8>) -> Wrapped
  ) throws where Wrapped.Scalar == UInt8, Wrapped.Action == Int {
    var bare = Stairs<UInt8>()
    bare.livesLeft = 2
    var wrapped = wrap(bare)
    #expect(wrapped.layout == bare.layout)
    #expect(wrapped.observationSpace.json == bare.observationSpace.json)
    #expect(wrapped.actionSpace == bare.actionSpace)
    #expect(wrapped.resetOptions == bare.resetOptions)
    #expect(wrapped.providesActionMask)
    #expect(wrapped.lives == 2)
    #expect(Array(wrapped.diagnostics.prefix(2)) == bare.diagnostics)
    #expect(wrapped.diagnostics.count == 2 + addedDiagnosticCount)
    bare.reset(seed: 9)
    wrapped.reset(seed: 9)
    for action in [1, 0, 2, 1] {
      #expect(wrapped.step(action) == bare.step(action))
      try compare(wrapped, bare)
    }
    try bare.reset(seed: 4, options: ["height": .integer(9)])
    try wrapped.reset(seed: 4, options: ["height": .integer(9)])
    try compare(wrapped, bare)
    #expect(wrapped.step(1) == bare.step(1))
    #expect(throws: OptionError.unknown(name: "no", known: ["height"])) {
      try wrapped.reset(seed: nil, options: ["no": .null])
    }
    let twin = try Wrapped(snapshotBytes: wrapped.snapshotBytes)
    #expect(twin.snapshotBytes == wrapped.snapshotBytes)
    try compare(twin, bare)
  }

  private func compare<Wrapped: Environment>(
    _ wrapped: Wrapped, _ bare: Stairs<UInt8>
  ) throws where Wrapped.Scalar == UInt8 {
    #expect(wrapped.observation.spaceValue == bare.observation.spaceValue)
    #expect(wrapped.controlledState == bare.controlledState && bare.controlledState != nil)
    var rows: [[UInt8]] = [[99], [98]]
    var first = rows[0].mutableSpan
    wrapped.observe(into: &first)
    var second = rows[1].mutableSpan
    bare.observe(into: &second)
    #expect(rows[0] == rows[1])
    var masks = [[false, false, false], [true, true, true]]
    var firstMask = masks[0].mutableSpan
    wrapped.writeActionMask(into: &firstMask)
    var secondMask = masks[1].mutableSpan
    bare.writeActionMask(into: &secondMask)
    #expect(masks[0] == masks[1])
    var diagnostics = [Double](repeating: .nan, count: wrapped.diagnostics.count)
    var diagnosticSpan = diagnostics.mutableSpan
    wrapped.writeDiagnostics(into: &diagnosticSpan)
    #expect(diagnostics.prefix(2) == [Double(bare.height), bare.height >= 10 ? 1 : 0])
  }
}
