import Snapshots

extension SnapshotWriter {
  /// Appends a row, or several.
  mutating func write<Scalar: ObservationScalar>(row: [Scalar]) {
    var (row, rows) = (row, Rows(kind: Scalar.kind, count: 0, width: 0))
    Scalar.exchange(&row, with: &rows)
    switch Scalar.kind {
    case .float: write(rows.floats)
    case .byte: write(rows.bytes)
    }
  }
}

extension SnapshotReader {
  /// Takes a row, or several.
  mutating func readRow<Scalar: ObservationScalar>(
    of type: Scalar.Type
  ) throws(SnapshotError) -> [Scalar] {
    var rows = Rows(kind: Scalar.kind, count: 0, width: 0)
    switch Scalar.kind {
    case .float: rows.floats = try readArray()
    case .byte: rows.bytes = try readArray()
    }
    var row: [Scalar] = []
    Scalar.exchange(&row, with: &rows)
    return row
  }
}
