import AgentCore
import GymCore
import Testing

@Suite("Scaling")
struct ScaleTests {
  @Test("maps bounds to −1 and 1 and leaves what is unbounded or fixed")
  func bounds() throws {
    let low: [Float] = [-4, 2, -.infinity, 3, -.greatestFiniteMagnitude]
    let high: [Float] = [4, 6, 1, 3, .greatestFiniteMagnitude]
    var scale = try Scale(
      for: RowForm(
        layout: Layout([(name: "x", shape: [5], kind: .continuous(low: low, high: high))]),
        kind: .float))
    var rows = Rows(kind: .float, count: 3, width: 5)
    rows.floats = [-4, 2, 5, 3, 1e30, 4, 6, -5, 3, -1e30, 1, 3, 0, 3, 0]
    var result = Rows(kind: .float, count: 3, width: 5)
    scale.apply(to: rows, into: &result)
    #expect(
      result.floats == [-1, -1, 5, 3, 1e30, 1, 1, -5, 3, -1e30, 0.25, -0.5, 0, 3, 0])
    #expect(
      scale.output.layout.parts[0].kind
        == .continuous(
          low: [-1, -1, -.infinity, 3, -.greatestFiniteMagnitude],
          high: [1, 1, 1, 3, .greatestFiniteMagnitude]))
  }

  @Test("maps bytes of planes to 0…1 and leaves what is counted")
  func bytes() throws {
    var scale = try Scale(
      for: RowForm(
        layout: Layout([
          (name: "image", shape: [2], kind: .planes(high: 255)),
          (name: "direction", shape: [], kind: .discrete(count: 4, start: 0)),
        ]), kind: .byte))
    var rows = Rows(kind: .byte, count: 1, width: 3)
    rows.bytes = [0, 255, 3]
    var result = Rows(kind: .float, count: 1, width: 3)
    scale.apply(to: rows, into: &result)
    #expect(result.floats == [0, 1, 3])
    #expect(scale.output.kind == .float)
  }

  @Test("maps planes by their greatest number, so that marks of 0 and 1 stay what they are")
  func planes() throws {
    for kind in [ScalarKind.byte, .float] {
      var scale = try Scale(
        for: RowForm(
          layout: Layout([
            (name: "marks", shape: [2], kind: .planes(high: 1)),
            (name: "heights", shape: [2], kind: .planes(high: 8)),
          ]), kind: kind))
      var rows = Rows(kind: kind, count: 1, width: 4)
      if kind == .byte { rows.bytes = [0, 1, 8, 2] } else { rows.floats = [0, 1, 8, 2] }
      var result = Rows(kind: .float, count: 1, width: 4)
      scale.apply(to: rows, into: &result)
      #expect(result.floats == [0, 1, 1, 0.25])
      #expect(scale.output.layout.parts.map(\.kind) == [.planes(high: 1), .planes(high: 1)])
    }
    let marks = RowForm(
      layout: Layout([(name: "marks", shape: [2], kind: .planes(high: 1))]), kind: .byte)
    let error = #expect(throws: AgentError.self) { try Scale(for: marks) }
    #expect(error?.description.contains("planes with numbers above 1") == true)
  }
}
