import AgentCore
import GymCore
import NeuralCore
import Testing

@Suite("Rows on a tape")
struct RowInputsTests {
  private func rows(_ kind: ScalarKind) -> Rows {
    var rows = Rows(kind: kind, count: 3, width: 2)
    if kind == .float {
      rows.floats = [1, 2, 3, 4, 5, 6]
    } else {
      rows.bytes = [1, 2, 3, 4, 5, 6]
    }
    return rows
  }

  @Test("are a matrix of floats, whatever they hold", arguments: [ScalarKind.float, .byte])
  func all(kind: ScalarKind) {
    let tensor = Tape().constant(rows(kind))
    #expect(tensor.shape == Shape(3, 2))
    #expect(tensor.values == [1, 2, 3, 4, 5, 6])
  }

  @Test("can be chosen, in any order and more than once", arguments: [ScalarKind.float, .byte])
  func chosen(kind: ScalarKind) {
    let tensor = Tape().constant(rows(kind), at: [2, 0, 2, 1])
    #expect(tensor.shape == Shape(4, 2))
    #expect(tensor.values == [5, 6, 1, 2, 5, 6, 3, 4])
  }

  @Test("outside the buffer stop the program", arguments: [-1, 3])
  func outside(place: Int) async {
    await #expect(processExitsWith: .failure) { [place] in
      _ = Tape().constant(Rows(kind: .float, count: 3, width: 2), at: [place])
    }
  }
}
