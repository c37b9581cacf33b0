import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Transformed actions")
struct TransformedActionTests {
  /// Staying and leaping alone, in the opposite order.
  struct LeapOrStay: ActionMap {
    init() {}

    var actionSpace: ActionSpace { .discrete(Discrete(2)) }

    func fits(_ base: ActionSpace) -> Bool { base.indexCount == 3 }

    func map(
      index: Int32, values: Span<Float>, into baseValues: inout MutableSpan<Float>
    ) -> Int32 { index == 0 ? 2 : 0 }

    func write(to writer: inout SnapshotWriter) { writer.begin("LeapOrStay") }

    init(from reader: inout SnapshotReader) throws(SnapshotError) { try reader.begin("LeapOrStay") }
  }

  @Test("are masked where what they become is")
  func masks() throws {
    var world = TransformedAction(Stairs<Float>(), by: LeapOrStay())
    #expect(world.providesActionMask)
    func mask() -> [Bool] {
      var mask = [false, false]
      var span = mask.mutableSpan
      world.writeActionMask(into: &span)
      return mask
    }
    try world.reset(seed: 1, options: ["height": .integer(8)])
    #expect(mask() == [true, true])
    try world.reset(seed: 1, options: ["height": .integer(9)])
    #expect(mask() == [false, true])
  }

  @Test("are masked in lanes")
  func lanes() throws {
    var lanes = Lanes(count: 2) { _ in TransformedAction(Stairs<Float>(), by: LeapOrStay()) }
    try lanes.reset(lane: 0, seed: 1, options: ["height": .integer(9)])
    try lanes.reset(lane: 1, seed: 1, options: ["height": .integer(0)])
    #expect(lanes.buffers.actionMasks == [false, true, true, true])
  }
}
