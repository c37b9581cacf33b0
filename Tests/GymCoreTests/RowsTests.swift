import GymCore
import Testing

@Suite("Rows")
struct RowsTests {
  @Test("begin as zeros of their kind", arguments: [ScalarKind.float, .byte])
  func zeros(kind: ScalarKind) {
    let rows = Rows(kind: kind, count: 3, width: 2)
    #expect(rows.floats == (kind == .float ? [0, 0, 0, 0, 0, 0] : []))
    #expect(rows.bytes == (kind == .byte ? [0, 0, 0, 0, 0, 0] : []))
  }

  @Test("copy one row and touch no other", arguments: [ScalarKind.float, .byte])
  func copying(kind: ScalarKind) {
    var source = Rows(kind: kind, count: 2, width: 2)
    if kind == .float { source.floats = [1, 2, 3, 4] } else { source.bytes = [1, 2, 3, 4] }
    var target = Rows(kind: kind, count: 3, width: 2)
    target.copyRow(2, from: source, row: 0)
    target.copyRow(0, from: source, row: 1)
    #expect(target.floats == (kind == .float ? [3, 4, 0, 0, 1, 2] : []))
    #expect(target.bytes == (kind == .byte ? [3, 4, 0, 0, 1, 2] : []))
  }

  @Test("are written as floats, bytes widened")
  func widening() {
    var bytes = Rows(kind: .byte, count: 2, width: 2)
    bytes.bytes = [0, 1, 128, 255]
    var floats = Rows(kind: .float, count: 1, width: 2)
    floats.floats = [0.5, -1]
    var target = [Float](repeating: 9, count: 5)
    var span = target.mutableSpan
    bytes.writeRow(1, into: &span, at: 1)
    floats.writeRow(0, into: &span, at: 3)
    #expect(target == [9, 128, 255, 0.5, -1])
  }

  @Test("lend single rows of a span")
  func lending() {
    var scalars = [Float](repeating: 0, count: 6)
    var span = scalars.mutableSpan
    span.withRow(1, width: 2) { row in
      #expect(row.count == 2)
      row[0] = 1
      row[1] = 2
    }
    #expect(scalars == [0, 0, 1, 2, 0, 0])
  }

  @Test("are exchanged with arrays of their scalar without touching the other kind")
  func exchange() {
    var rows = Rows(kind: .float, count: 1, width: 2)
    var floats: [Float] = [1, 2]
    Float.exchange(&floats, with: &rows)
    #expect(rows.floats == [1, 2] && floats == [0, 0] && rows.bytes == [])
    var others = Rows(kind: .byte, count: 1, width: 1)
    var bytes: [UInt8] = [7]
    UInt8.exchange(&bytes, with: &others)
    #expect(others.bytes == [7] && bytes == [0] && others.floats == [])
    #expect([Float.kind, UInt8.kind] == [.float, .byte])
  }

  @Test("are copied only between buffers of one kind and width")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      var rows = Rows(kind: .float, count: 1, width: 2)
      rows.copyRow(0, from: Rows(kind: .byte, count: 1, width: 2), row: 0)
    }
    await #expect(processExitsWith: .failure) {
      var rows = Rows(kind: .float, count: 1, width: 2)
      rows.copyRow(0, from: Rows(kind: .float, count: 1, width: 1), row: 0)
    }
    await #expect(processExitsWith: .failure) { _ = Rows(kind: .byte, count: -1, width: 1) }
  }
}
