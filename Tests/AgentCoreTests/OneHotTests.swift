import AgentCore
import GymCore
import Testing

@Suite("One-hot coding")
struct OneHotTests {
  @Test("writes each discrete number as one 1, from its start on, and the rest as it is")
  func parts() throws {
    var coding = try OneHot(
      for: RowForm(
        layout: Layout([
          (name: "cards", shape: [2], kind: .discrete(count: 3, start: -1)),
          (name: "x", shape: [], kind: .continuous(low: [0], high: [9])),
          (name: "ace", shape: [], kind: .discrete(count: 2, start: 0)),
        ]), kind: .float))
    var rows = Rows(kind: .float, count: 2, width: 4)
    rows.floats = [-1, 1, 7.5, 1, 0, 0, -2, 0]
    var result = Rows(kind: .float, count: 2, width: 9)
    coding.apply(to: rows, into: &result)
    #expect(
      result.floats == [1, 0, 0, 0, 0, 1, 7.5, 0, 1, 0, 1, 0, 0, 1, 0, -2, 1, 0])
    let parts = coding.output.layout.parts
    #expect(parts.map(\.shape) == [[2, 3], [], [2]])
    #expect(parts.map(\.offset) == [0, 6, 7])
    #expect(coding.output.kind == .float)
  }

  @Test("makes floats of bytes, and forgets what was in its buffer")
  func bytes() throws {
    var coding = try OneHot(
      for: RowForm(
        layout: Layout([
          (name: "direction", shape: [], kind: .discrete(count: 4, start: 0)),
          (name: "image", shape: [1], kind: .planes(high: 255)),
        ]), kind: .byte))
    var rows = Rows(kind: .byte, count: 1, width: 2)
    var result = Rows(kind: .float, count: 1, width: 5)
    for direction in 0..<4 {
      rows.bytes = [UInt8(direction), 200]
      coding.apply(to: rows, into: &result)
      var expected: [Float] = [0, 0, 0, 0, 200]
      expected[direction] = 1
      #expect(result.floats == expected)
    }
  }
}
