/// A piece of a JSON text with the place where it stands, for errors.
struct JSONPart {
  let value: JSONValue
  let place: String

  func refusal(_ expected: String) -> SpaceJSONError {
    .notAllowed(place: place, expected: expected)
  }

  private func part(_ value: JSONValue, named name: String) -> JSONPart {
    JSONPart(value: value, place: place.isEmpty ? name : "\(place).\(name)")
  }

  func members() throws(SpaceJSONError) -> [(name: String, part: JSONPart)] {
    guard case .object(let members) = value else { throw refusal("an object") }
    return members.map { ($0.name, part($0.value, named: $0.name)) }
  }

  func optionalMember(_ name: String) throws(SpaceJSONError) -> JSONPart? {
    guard case .object(let members) = value else { throw refusal("an object") }
    return members.first { $0.name == name }.map { part($0.value, named: name) }
  }

  func member(_ name: String) throws(SpaceJSONError) -> JSONPart {
    guard let member = try optionalMember(name) else { throw .missing(name: name, place: place) }
    return member
  }

  func allowOnly(_ names: String...) throws(SpaceJSONError) {
    for (name, _) in try members() where !names.contains(name) {
      throw .unknown(name: name, place: place)
    }
  }

  func items() throws(SpaceJSONError) -> [JSONPart] {
    guard case .array(let items) = value else { throw refusal("a list") }
    return items.enumerated().map { JSONPart(value: $1, place: "\(place)[\($0)]") }
  }

  func items(_ count: Int) throws(SpaceJSONError) -> [JSONPart] {
    let items = try items()
    guard items.count == count else { throw refusal("a list of \(count)") }
    return items
  }

  func string() throws(SpaceJSONError) -> String {
    guard case .string(let text) = value else { throw refusal("a text") }
    return text
  }

  func boolean() throws(SpaceJSONError) -> Bool {
    guard case .boolean(let boolean) = value else { throw refusal("true or false") }
    return boolean
  }

  func integer(atLeast smallest: Int = .min) throws(SpaceJSONError) -> Int {
    guard case .number(let text) = value, let integer = Int(text), integer >= smallest else {
      throw refusal(
        smallest == .min ? "a 64-bit integer" : "a 64-bit integer of at least \(smallest)")
    }
    return integer
  }

  func integers(atLeast smallest: Int = .min) throws(SpaceJSONError) -> [Int] {
    var integers: [Int] = []
    for item in try items() { integers.append(try item.integer(atLeast: smallest)) }
    return integers
  }

  /// A number, or an infinity in quotes; NaN too where it is asked for.
  func double(allowsNaN: Bool) throws(SpaceJSONError) -> Double {
    switch value {
    case .number(let text):
      // Finite digits may still mean a number that no double holds.
      if let number = Double(text), number.isFinite { return number }
    case .string("inf"): return .infinity
    case .string("-inf"): return -.infinity
    case .string("nan") where allowsNaN: return .nan
    default: break
    }
    throw refusal("a number that a double can hold, \"inf\" or \"-inf\"")
  }

  /// A list of a box's numbers.
  func scalars<Scalar: BoxScalar>(
    _ count: Int, of scalar: Scalar.Type, allowsNaN: Bool = false
  ) throws(SpaceJSONError) -> [Scalar] {
    let items = try items(count)
    var value = SpaceValue.integers([])
    if Scalar.isInteger {
      value = .integers(try integers())
    } else {
      var numbers: [Double] = []
      for item in items { numbers.append(try item.double(allowsNaN: allowsNaN)) }
      value = .numbers(numbers)
    }
    guard let scalars = Scalar.elements(of: value) else {
      throw refusal("a list of numbers of the kind \(Scalar.name)")
    }
    for (scalar, item) in zip(scalars, items) where !scalar.asDouble.isFinite {
      // Digits must not have become infinite; infinities in quotes are.
      if case .number = item.value { throw item.refusal("a number that \(Scalar.name) can hold") }
    }
    return scalars
  }
}
