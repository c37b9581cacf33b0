import ArgumentParser
import NumericRandom

/// What is wrong with the value of one argument, as the end of a sentence about it.
struct ValueError: Error, Equatable, CustomStringConvertible {
  let description: String
}

/// Readings of single arguments that say what is allowed when they fail.
enum ArgumentValues {
  /// The most steps that a run may have: more than any machine takes.
  static let stepRange = 1...1_000_000_000_000

  /// The numbers of worlds that may step side by side.
  static let laneRange = 1...4096

  /// A whole number in a range.
  static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), range.contains(number) else {
        throw ValueError(description: "it takes \(words(for: range)).")
      }
      return number
    }
  }

  /// A number in a range.
  static func number(_ range: ClosedRange<Double>) -> @Sendable (String) throws -> Double {
    { text in
      guard let number = Double(text), range.contains(number) else {
        throw ValueError(
          description: "it takes a number from \(Readable.number(range.lowerBound)) to "
            + "\(Readable.number(range.upperBound)).")
      }
      return number
    }
  }

  /// The range as the end of "it takes …".
  static func words(for range: ClosedRange<Int>) -> String {
    "a whole number from \(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
  }

  /// A seed of any size.
  @Sendable
  static func seed(_ text: String) throws -> Seed {
    guard let seed = Seed(text) else {
      throw ValueError(description: "it takes a whole number of at least 0.")
    }
    return seed
  }

  /// A number with commas between groups of three digits.
  static func grouped(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number.magnitude))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}
