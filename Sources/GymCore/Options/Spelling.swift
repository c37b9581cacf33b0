/// Finds the name that a person who mistyped may have meant.
public enum Spelling {
  /// The known name nearest to a wrong one, when it is near enough to be meant.
  public static func nearest(to name: String, among known: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let limit = max(2, wanted.count / 3)
    // A name that has no letter in common is no suggestion, however short it is.
    return known.map { ($0, distance(wanted, Array($0.lowercased()))) }
      .filter { $0.1 <= limit && $0.1 < max(wanted.count, $0.0.count) }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// A sentence that begins with a space and asks whether the nearest name was meant, or nothing.
  public static func suggestion(for name: String, among known: [String]) -> String {
    nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the other.
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1] + [Int](repeating: 0, count: second.count)
      for column in 0..<second.count {
        let replacement = last[column] + (first[row] == second[column] ? 0 : 1)
        current[column + 1] = min(replacement, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          current[column + 1] = min(current[column + 1], beforeLast[column - 1] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
