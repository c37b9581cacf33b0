import AgentCore
import GymCore
import Snapshots
import Testing

@testable import PolicyGradient

@Suite("A batch of episodes")
struct EpisodeBatchTests {
  private func collected(kind: ScalarKind = .float, masks: Bool = false) -> EpisodeBatch {
    var rows = Rows(kind: kind, count: 2, width: 2)
    if kind == .float { rows.floats = [1, 2, 3, 4] } else { rows.bytes = [1, 2, 3, 255] }
    var transitions = Transitions(rows: rows, maskWidth: masks ? 3 : 0)
    transitions.actions.indices = [0, 2]
    transitions.outcomes[1].reward = 5
    if masks { transitions.masks = [true, true, true, false, true, true] }
    var batch = EpisodeBatch()
    batch.append(transitions, lane: 1)
    batch.append(transitions, lane: 1)
    return batch
  }

  @Test("takes the steps of its lane")
  func append() {
    let batch = collected()
    #expect(batch.observations == [3, 4, 3, 4])
    #expect(batch.actions == [2, 2])
    #expect(batch.rewards == [5, 5])
    #expect(batch.maskOffsets.isEmpty)
    #expect(collected(kind: .byte).observations == [3, 255, 3, 255])
    let forbidden = EpisodeBatch.forbidden
    #expect(collected(masks: true).maskOffsets == [forbidden, 0, 0, forbidden, 0, 0])
  }

  @Test("turns rewards into returns, joins, and is empty again")
  func finish() {
    var batch = collected()
    batch.finish(discount: 0.5, bootstrap: 8)
    #expect(batch.returns == [9.5, 9])
    var all = EpisodeBatch()
    all.append(batch)
    all.append(batch)
    #expect(all.count == 4)
    #expect(all.returns == batch.returns + batch.returns)
    all.removeAll()
    #expect(all == EpisodeBatch())
  }

  @Test("fits a world or does not")
  func fits() {
    let batch = collected(masks: true)
    #expect(batch.fits(width: 2, actionCount: 3))
    #expect(!batch.fits(width: 1, actionCount: 3))
    #expect(!batch.fits(width: 2, actionCount: 4))
    #expect(!collected().fits(width: 2, actionCount: 2))
    var short = batch
    short.rewards.removeLast()
    #expect(!short.fits(width: 2, actionCount: 3))
  }

  @Test("goes through a snapshot, and not through one that is cut short")
  func snapshot() throws {
    var batch = collected(masks: true)
    batch.finish(discount: 1, bootstrap: 0)
    let bytes = batch.snapshotBytes
    #expect(try EpisodeBatch(snapshotBytes: bytes) == batch)
    for count in bytes.indices {
      #expect(throws: SnapshotError.self) {
        try EpisodeBatch(snapshotBytes: Array(bytes[..<count]))
      }
    }
  }
}
