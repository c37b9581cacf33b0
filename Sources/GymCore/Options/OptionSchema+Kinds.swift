public import NumericRandom

extension OptionSchema.Entry {
  /// A path to a property, usable from any thread.
  public typealias Path<Value> = any WritableKeyPath<Root, Value> & Sendable

  /// A truth value.
  public static func flag(
    _ name: String, _ path: Path<Bool>, _ summary: String, source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "true or false", summary, source: source,
      read: { .flag($0[keyPath: path]) },
      set: { root, value in
        guard case .flag(let flag) = value else { return false }
        root[keyPath: path] = flag
        return true
      })
  }

  /// A number in a range.
  public static func number(
    _ name: String, _ path: Path<Double>, _ range: NumberRange = .finite, _ summary: String,
    source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "a number \(range.words)", summary, source: source,
      read: { .number($0[keyPath: path]) },
      set: { root, value in
        guard let number = value.asNumber, range.contains(number) else { return false }
        root[keyPath: path] = number
        return true
      })
  }

  /// A number in a range, or nothing.
  public static func optionalNumber(
    _ name: String, _ path: Path<Double?>, _ range: NumberRange = .finite, _ summary: String,
    source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "a number \(range.words), or null", summary, source: source,
      read: { $0[keyPath: path].map { .number($0) } ?? .null },
      set: { root, value in
        if value == .null {
          root[keyPath: path] = nil
          return true
        }
        guard let number = value.asNumber, range.contains(number) else { return false }
        root[keyPath: path] = number
        return true
      })
  }

  /// A whole number in a range.
  public static func integer(
    _ name: String, _ path: Path<Int>, _ range: ClosedRange<Int>, _ summary: String,
    source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "a whole number" + words(for: range), summary, source: source,
      read: { .integer($0[keyPath: path]) },
      set: { root, value in
        guard let integer = value.asInteger, range.contains(integer) else { return false }
        root[keyPath: path] = integer
        return true
      })
  }

  /// A list of whole numbers, each in a range.
  public static func integers(
    _ name: String, _ path: Path<[Int]>, _ range: ClosedRange<Int>, _ summary: String,
    source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "a list of whole numbers" + words(for: range) + ", such as [64,64]", summary,
      source: source,
      read: { .list($0[keyPath: path].map { .integer($0) }) },
      set: { root, value in
        guard case .list(let values) = value else { return false }
        let integers = values.compactMap(\.asInteger)
        guard integers.count == values.count, integers.allSatisfy(range.contains) else {
          return false
        }
        root[keyPath: path] = integers
        return true
      })
  }

  /// A seed of any size, or nothing.
  public static func optionalSeed(
    _ name: String, _ path: Path<Seed?>, _ summary: String, source: String? = nil
  ) -> Self {
    Self(
      name,
      allowed: "a whole number of at least 0 (of any size as a text of its digits), or null",
      summary, source: source,
      read: { root in
        guard let seed = root[keyPath: path] else { return .null }
        return Int(seed.description).map { .integer($0) } ?? .text(seed.description)
      },
      set: { root, value in
        switch value {
        case .null: root[keyPath: path] = nil
        case .text(let digits):
          guard let seed = Seed(digits) else { return false }
          root[keyPath: path] = seed
        default:
          guard let integer = value.asInteger, integer >= 0 else { return false }
          root[keyPath: path] = Seed(integer)
        }
        return true
      })
  }

  /// One of the named cases of an enumeration.
  public static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: Path<Choice>, _ summary: String, source: String? = nil
  ) -> Self {
    Self(
      name, allowed: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "), summary,
      source: source,
      read: { .text($0[keyPath: path].rawValue) },
      set: { root, value in
        guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
          return false
        }
        root[keyPath: path] = choice
        return true
      })
  }

  /// A range of whole numbers in words, after a space; nothing for all of them.
  private static func words(for range: ClosedRange<Int>) -> String {
    switch (range.lowerBound == .min, range.upperBound == .max) {
    case (true, true): ""
    case (true, false): " of at most \(range.upperBound)"
    case (false, true): " of at least \(range.lowerBound)"
    case (false, false): " from \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
