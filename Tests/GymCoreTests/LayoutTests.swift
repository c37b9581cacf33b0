import GymCore
import Testing

@Suite("Layout")
struct LayoutTests {
  @Test("lays parts one after another")
  func offsets() {
    let layout = Layout([
      (name: "image", shape: [7, 7, 3], kind: .planes(high: 255)),
      (name: "direction", shape: [], kind: .discrete(count: 4, start: 0)),
      (name: "speed", shape: [2], kind: .continuous(low: [0, -1], high: [1, 1])),
      (name: "mission", shape: [20], kind: .tokens(vocabulary: ["a", "go", "to"])),
      (name: "nothing", shape: [0], kind: .planes(high: 255)),
    ])
    #expect(layout.parts.map(\.offset) == [0, 147, 148, 150, 170])
    #expect(layout.parts.map(\.count) == [147, 1, 2, 20, 0])
    #expect(layout.count == 170)
    #expect(layout.parts.map(\.name) == ["image", "direction", "speed", "mission", "nothing"])
    #expect(Layout([]).count == 0)
  }

  @Test("needs a bound each way for every measurement, alternatives, and a bound of planes")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Layout([(name: "speed", shape: [2], kind: .continuous(low: [0], high: [1, 1]))])
    }
    await #expect(processExitsWith: .failure) {
      _ = Layout([(name: "speed", shape: [2], kind: .continuous(low: [0, 0], high: []))])
    }
    await #expect(processExitsWith: .failure) {
      _ = Layout([(name: "cell", shape: [], kind: .discrete(count: 0, start: 0))])
    }
    await #expect(processExitsWith: .failure) {
      _ = Layout([(name: "image", shape: [2], kind: .planes(high: 0))])
    }
    await #expect(processExitsWith: .failure) {
      _ = Layout([(name: "image", shape: [2], kind: .planes(high: .infinity))])
    }
  }
}
