/// Numbers in a form for people.
enum Readable {
  /// A number with up to six significant digits, such as `-0.333333`, `500` or `1.2e-07`.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    // 10 to the power of how many decimals leave six significant digits.
    var scale = 1.0
    while value.magnitude * scale < 100_000, scale < 1e9 { scale *= 10 }
    guard value.magnitude >= 1e-4, value.magnitude < 1e16 else { return "\(value)" }
    let rounded = (value * scale).rounded() / scale
    return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
  }

  /// A duration as hours, minutes and seconds.
  static func duration(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "-" }
    let total = Int(seconds.rounded())
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (total / 3600, total / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(total % 60))" : "\(minutes):\(two(total % 60))"
  }
}
