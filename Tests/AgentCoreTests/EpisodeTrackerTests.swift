import AgentCore
import GymCore
import Snapshots
import Testing

@Suite("An episode tracker")
struct EpisodeTrackerTests {
  @Test("adds up each lane by itself, to either ending")
  func lanes() {
    var tracker = EpisodeTracker(laneCount: 2)
    #expect(tracker.meanReturn == nil)
    #expect(tracker.meanLength == nil)
    tracker.add([Outcome(reward: 1), Outcome(reward: 10)])
    tracker.add([Outcome(reward: 2, ending: .terminated), Outcome(reward: 20)])
    #expect(tracker.episodeCount == 1)
    #expect(tracker.meanReturn == 3)
    tracker.add([Outcome(reward: 4, ending: .truncated), Outcome(reward: 30, ending: .truncated)])
    #expect(tracker.episodeCount == 3)
    #expect(tracker.meanReturn == (3 + 4 + 60) / 3.0)
    #expect(tracker.meanLength == (2 + 1 + 3) / 3.0)
  }

  @Test("takes means over the last 100 episodes", arguments: [1, 99, 100, 101, 250])
  func window(episodeCount: Int) {
    var tracker = EpisodeTracker(laneCount: 1)
    for number in 0..<episodeCount {
      tracker.add([Outcome(reward: Double(number), ending: .terminated)])
    }
    let last = (max(0, episodeCount - 100)..<episodeCount).map { Double($0) }
    #expect(tracker.meanReturn == last.reduce(0, +) / Double(last.count))
    #expect(tracker.meanLength == 1)
    #expect(tracker.episodeCount == episodeCount)
  }

  @Test("goes on from a snapshot taken in the middle of episodes", arguments: [0, 1, 150])
  func snapshot(episodeCount: Int) throws {
    var tracker = EpisodeTracker(laneCount: 2)
    for number in 0..<episodeCount {
      tracker.add([Outcome(reward: Double(number), ending: .truncated), Outcome(reward: 1)])
    }
    var twin = try EpisodeTracker(snapshotBytes: tracker.snapshotBytes)
    #expect(twin.laneCount == 2)
    for _ in 0..<3 {
      let outcomes = [Outcome(reward: 5), Outcome(reward: 7, ending: .terminated)]
      tracker.add(outcomes)
      twin.add(outcomes)
    }
    #expect(twin.meanReturn == tracker.meanReturn)
    #expect(twin.snapshotBytes == tracker.snapshotBytes)
  }

  @Test("refuses snapshots that are cut short or whose counts do not fit")
  func damaged() {
    var tracker = EpisodeTracker(laneCount: 1)
    tracker.add([Outcome(reward: 1, ending: .terminated)])
    let bytes = tracker.snapshotBytes
    for count in bytes.indices {
      #expect(throws: SnapshotError.self) {
        try EpisodeTracker(snapshotBytes: Array(bytes[..<count]))
      }
    }
    var wrong = bytes
    wrong[17] = 2  // The count of episodes, after the tag (1 + 14 bytes) and the version.
    #expect(throws: SnapshotError.self) { try EpisodeTracker(snapshotBytes: wrong) }
  }
}
