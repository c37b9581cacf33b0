import AgentCore
import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("A replay memory")
struct ReplayBufferTests {
  /// A transition of one lane whose observation, action and reward are all the same number.
  private func transition(_ number: Int, ending: Ending? = nil) -> Transitions {
    makeTransitions(
      [Float(number)], next: [Float(number) + 0.25], final: [Float(number) + 0.5],
      endings: [ending], rewards: [Double(number)], actions: [Int32(number)])
  }

  @Test("keeps the last transitions and overwrites the oldest", arguments: 1...11)
  func wrapsAround(appendCount: Int) {
    var replay = ReplayBuffer(capacity: 4, kind: .float, width: 1)
    for number in 0..<appendCount { replay.append(transition(number)) }
    #expect(replay.count == min(appendCount, 4))
    let kept = (max(0, appendCount - 4)..<appendCount).map { $0 }
    #expect(replay.actions[..<replay.count].map { Int($0) }.sorted() == kept)
    for place in 0..<replay.count {
      let number = Float(replay.actions[place])
      #expect(replay.observations.floats[place] == number)
      #expect(replay.successors.floats[place] == number + 0.25)
      #expect(replay.rewards[place] == number)
    }
  }

  @Test("takes the final observation at both endings, and never the next episode's first")
  func successors() {
    var replay = ReplayBuffer(capacity: 8, kind: .float, width: 1)
    replay.append(
      makeTransitions(
        [1, 2, 3], next: [10, 20, 30], final: [100, 200, 300],
        endings: [nil, .terminated, .truncated], rewards: [0, 1, 2], actions: [5, 6, 7]))
    #expect(Array(replay.successors.floats[..<3]) == [10, 200, 300])
    #expect(Array(replay.isTerminated[..<3]) == [false, true, false])
  }

  @Test("takes lanes in their order, also across its end")
  func laneOrder() {
    var replay = ReplayBuffer(capacity: 4, kind: .float, width: 1)
    for first in [1, 4] {
      let numbers = (first..<first + 3).map { Float($0) }
      replay.append(
        makeTransitions(
          numbers, next: numbers, final: numbers, endings: [nil, nil, nil],
          rewards: numbers.map { Double($0) }, actions: numbers.map { Int32($0) }))
    }
    #expect(replay.actions == [5, 6, 3, 4])
    #expect(replay.observations.floats == [5, 6, 3, 4])
  }

  @Test("keeps bytes as bytes")
  func bytes() {
    var replay = ReplayBuffer(capacity: 3, kind: .byte, width: 1)
    replay.append(
      makeTransitions(
        [200, 7], next: [201, 8], final: [202, 255], endings: [nil, .truncated],
        rewards: [0, 0], actions: [0, 1], kind: .byte))
    #expect(replay.observations.bytes == [200, 7, 0])
    #expect(replay.successors.bytes == [201, 255, 0])
    #expect(replay.observations.floats.isEmpty)
  }

  @Test("keeps the masks of what followed within the episode")
  func masks() {
    var replay = ReplayBuffer(capacity: 2, kind: .float, width: 1, maskWidth: 2)
    var transitions = Transitions(
      rows: Rows(kind: .float, count: 2, width: 1), maskWidth: 2)
    transitions.nextMasks = [true, false, true, true]
    transitions.finalMasks = [false, false, false, true]
    transitions.outcomes[1].ending = .truncated
    replay.append(transitions)
    #expect(replay.successorMasks == [true, false, false, true])
  }

  @Test("draws only what it holds, and all of it equally often")
  func sampling() {
    var replay = ReplayBuffer(capacity: 10, kind: .float, width: 1)
    for number in 0..<5 { replay.append(transition(number)) }
    var generator = PCG64(seed: 7)
    var places = [Int](repeating: 0, count: 20_000)
    replay.sample(into: &places, using: &generator)
    var counts = [Int](repeating: 0, count: 10)
    for place in places { counts[place] += 1 }
    // 4,000 are expected of each; five standard deviations are 283.
    for place in 0..<5 { #expect(abs(counts[place] - 4_000) < 283) }
    #expect(counts[5...].allSatisfy { $0 == 0 })
  }

  @Test("goes on to the same bits from a snapshot", arguments: [0, 3, 4, 9])
  func snapshot(appendCount: Int) throws {
    var replay = ReplayBuffer(capacity: 4, kind: .float, width: 1, maskWidth: 0)
    for number in 0..<appendCount { replay.append(transition(number)) }
    var twin = try ReplayBuffer(snapshotBytes: replay.snapshotBytes)
    #expect(twin.hasSameForm(as: replay))
    for number in 20..<23 {
      replay.append(transition(number, ending: .truncated))
      twin.append(transition(number, ending: .truncated))
      #expect(twin.snapshotBytes == replay.snapshotBytes)
    }
  }

  @Test("refuses a snapshot that is cut short anywhere")
  func cutShort() {
    let bytes = ReplayBuffer(capacity: 2, kind: .float, width: 3).snapshotBytes
    for count in bytes.indices {
      #expect(throws: SnapshotError.self) {
        try ReplayBuffer(snapshotBytes: Array(bytes[..<count]))
      }
    }
  }

  @Test(
    "refuses a snapshot whose counts do not fit together", arguments: ["capacity", "count", "next"])
  func damaged(field: String) throws {
    var replay = ReplayBuffer(capacity: 2, kind: .float, width: 1)
    for number in 0..<(field == "next" ? 1 : 2) { replay.append(transition(number)) }
    var bytes = replay.snapshotBytes
    // After the tag (1 + 12 bytes) and the version (2 bytes) come capacity, count and next.
    let offset = try #require(["capacity": 15, "count": 23, "next": 31][field])
    bytes[offset] = try #require(["capacity": 3, "count": 5, "next": 0][field])
    #expect(throws: SnapshotError.invalid("The parts of a replay memory do not fit together.")) {
      try ReplayBuffer(snapshotBytes: bytes)
    }
  }

  @Test("knows memories of another form")
  func forms() {
    let replay = ReplayBuffer(capacity: 2, kind: .float, width: 3)
    #expect(replay.hasSameForm(as: ReplayBuffer(capacity: 2, kind: .float, width: 3)))
    #expect(!replay.hasSameForm(as: ReplayBuffer(capacity: 3, kind: .float, width: 3)))
    #expect(!replay.hasSameForm(as: ReplayBuffer(capacity: 2, kind: .byte, width: 3)))
    #expect(!replay.hasSameForm(as: ReplayBuffer(capacity: 2, kind: .float, width: 4)))
    #expect(
      !replay.hasSameForm(as: ReplayBuffer(capacity: 2, kind: .float, width: 3, maskWidth: 1)))
  }

  @Test("refuses a snapshot of rows so wide or so many that their size overflows")
  func overflowingSizes() throws {
    for (count, width) in [(0, Int.max), (1 << 60, 0)] {
      var writer = SnapshotWriter()
      writer.begin("Rows")
      writer.write(true)
      writer.write(count)
      writer.write(width)
      writer.write([Float]())
      writer.write([UInt8]())
      #expect(throws: SnapshotError.self) { try Rows(snapshotBytes: writer.bytes) }
    }
  }
}
