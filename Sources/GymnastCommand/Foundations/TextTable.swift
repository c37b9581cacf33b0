/// Rows of cells, aligned by columns for reading.
struct TextTable {
  private var rows: [[String]] = []
  private let indentation: String

  /// Creates an empty table whose lines begin with some spaces.
  init(indentation: Int = 2) { self.indentation = String(repeating: " ", count: indentation) }

  /// Appends a row.
  mutating func add(_ cells: String...) { rows.append(cells) }

  /// The lines, each ended; the last cell of a row is as long as it is.
  var text: String {
    let columnCount = rows.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      rows.compactMap { $0.count > column + 1 ? $0[column].count : nil }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return indentation + cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
