import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("AnyLanes")
struct AnyLanesTests {
  private typealias World = TimeLimit<Stairs<UInt8>>

  private static func makeTyped(count: Int = 3, name: String = "height") -> Lanes<World> {
    Lanes(count: count) { _ in TimeLimit(Stairs(name: name), steps: 6) }
  }

  private static let seeds: [Seed] = [1, 2, 3]

  @Test("describe their worlds")
  func descriptions() {
    let world = Stairs<UInt8>()
    let lanes = AnyLanes(Self.makeTyped())
    #expect(lanes.layout == world.layout)
    #expect(lanes.scalarKind == .byte)
    #expect(lanes.actionSpace == world.actionSpace)
    #expect(lanes.diagnostics == world.diagnostics)
    #expect(lanes.count == 3)
  }

  @Test("show what typed lanes show, and leave those alone")
  func equality() {
    var typed = Self.makeTyped()
    typed.reset(seeds: Self.seeds)
    let before = typed.buffers
    let lanes = AnyLanes(typed)
    #expect(lanes.buffers == before)
    lanes.step(indices: [1, 1, 1])
    #expect(typed.buffers == before)
    lanes.reset(seeds: Self.seeds)
    var endingCount = 0
    for step in 0..<60 {
      let actions = [Int32](repeating: Int32(step % 3), count: 3)
      typed.step(indices: actions)
      lanes.step(indices: actions)
      #expect(lanes.buffers == typed.buffers)
      endingCount += lanes.buffers.outcomes.count(where: \.isLast)
      if step == 30 {
        typed.reset(lane: 2, seed: 50)
        lanes.reset(lane: 2, seed: 50)
        #expect(lanes.buffers == typed.buffers)
      }
    }
    #expect(endingCount > 20)
  }

  @Test("go back to what they wrote, and show what was shown then")
  func restoring() throws {
    let lanes = AnyLanes(Self.makeTyped())
    lanes.reset(seeds: Self.seeds)
    for _ in 0..<8 { lanes.step(indices: [1, 2, 0]) }
    var writer = SnapshotWriter()
    lanes.write(to: &writer)
    let others = AnyLanes(Self.makeTyped())
    // Other lanes that have just ended show nothing of it afterwards.
    others.reset(seeds: [7, 8, 9])
    for _ in 0..<6 { others.step(indices: [0, 0, 0]) }
    #expect(others.buffers.outcomes[0].ending == .truncated)
    var reader = SnapshotReader(writer.bytes)
    try others.restore(from: &reader)
    try reader.finish()
    #expect(others.buffers == lanes.buffers)
    for _ in 0..<20 {
      lanes.step(indices: [1, 2, 0])
      others.step(indices: [1, 2, 0])
      #expect(others.buffers.outcomes == lanes.buffers.outcomes)
      #expect(others.buffers.observations == lanes.buffers.observations)
      #expect(others.buffers.diagnostics == lanes.buffers.diagnostics)
      #expect(others.buffers.actionMasks == lanes.buffers.actionMasks)
    }
  }

  @Test("refuse what is cut short or of other lanes, and stay as they were")
  func refusals() {
    func bytes(of lanes: Lanes<World>) -> [UInt8] {
      var writer = SnapshotWriter()
      AnyLanes(lanes).write(to: &writer)
      return writer.bytes
    }
    let lanes = AnyLanes(Self.makeTyped())
    lanes.reset(seeds: Self.seeds)
    lanes.step(indices: [1, 1, 1])
    let before = lanes.buffers
    var writer = SnapshotWriter()
    lanes.write(to: &writer)
    let own = writer.bytes
    var foreign = SnapshotWriter()
    AnyLanes(Lanes(count: 3) { _ in Slider() }).write(to: &foreign)
    let refused =
      (0..<own.count).map { Array(own[..<$0]) } + [
        bytes(of: Self.makeTyped(count: 2)), bytes(of: Self.makeTyped(name: "other")),
        foreign.bytes,
      ]
    for bytes in refused {
      var reader = SnapshotReader(bytes)
      #expect(throws: SnapshotError.self) { try lanes.restore(from: &reader) }
    }
    #expect(lanes.buffers == before)
    var after = SnapshotWriter()
    lanes.write(to: &after)
    #expect(after.bytes == own)
  }

  @Test("ask for one seed a lane")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      AnyLanes(Self.makeTyped()).reset(seeds: [1, 2])
    }
    await #expect(processExitsWith: .failure) {
      AnyLanes(Self.makeTyped()).step(indices: [1])
    }
  }
}
