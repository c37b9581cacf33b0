/// Lines of a name and numbers under each other, which can be shown one by one as they come.
struct BenchmarkTable {
  private let nameWidth: Int

  /// Creates a table for some names.
  init(names: [String]) { nameWidth = names.map(\.count).max() ?? 0 }

  /// A line of cells aligned at their ends.
  func row(_ name: String, _ cells: String...) -> String {
    let padding = String(repeating: " ", count: nameWidth - min(nameWidth, name.count))
    let columns = cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }
    let line = "  " + name + padding + columns.joined()
    return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
  }

  /// A number of at least 0 with some digits after the point.
  static func fixed(_ value: Double, _ digitCount: Int) -> String {
    var scale = 1
    for _ in 0..<digitCount { scale *= 10 }
    let whole = Int((value * Double(scale)).rounded())
    guard digitCount > 0 else { return "\(whole)" }
    let digits = String(whole % scale)
    let zeros = String(repeating: "0", count: digitCount - digits.count)
    return "\(whole / scale).\(zeros)\(digits)"
  }

  /// A number of threads or lanes, in words.
  static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}
