import NumericRandom

/// Texts of a set of characters, which are Unicode scalars.
public struct TextSpace: Space, Hashable {
  /// How many characters the shortest text has.
  public let minimumLength: Int

  /// How many characters the longest text has.
  public let maximumLength: Int

  /// The characters, each once, in the order in which they are counted.
  public let characters: [Unicode.Scalar]

  private let places: [Unicode.Scalar: Int]

  /// The digits, the capital and the small letters of English, in this order.
  public static let alphanumerics = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

  /// Creates the set of all texts of given characters and lengths; characters named again are left out.
  ///
  /// - Precondition: The lengths are not negative and in order, and there is at least one character.
  public init(
    _ maximumLength: Int, minimumLength: Int = 1, characters: String = Self.alphanumerics
  ) {
    precondition(
      0 <= minimumLength && minimumLength <= maximumLength,
      "Texts of \(minimumLength) to \(maximumLength) characters cannot be. Mend the lengths.")
    precondition(!characters.isEmpty, "A text space needs at least one character.")
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    var (ordered, places) = ([Unicode.Scalar](), [Unicode.Scalar: Int]())
    for scalar in characters.unicodeScalars where places[scalar] == nil {
      places[scalar] = ordered.count
      ordered.append(scalar)
    }
    self.characters = ordered
    self.places = places
  }

  public func contains(_ element: String) -> Bool {
    let scalars = element.unicodeScalars
    return minimumLength <= scalars.count && scalars.count <= maximumLength
      && scalars.allSatisfy { places[$0] != nil }
  }

  /// Draws a length and then that many characters, each equally likely.
  public func sample(from sampler: inout SpaceSampler) -> String {
    sample(from: &sampler, mask: .unmasked)
  }

  /// Draws a text of a length and characters that the mask allows.
  ///
  /// - Precondition: The length lies within the space's; where no character is allowed, so does 0.
  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> String {
    let (length, weights) = read(mask)
    let count = length ?? sampler.generator.integer(in: minimumLength...maximumLength)
    if !weights.contains(where: { $0 != 0 }) {
      precondition(minimumLength == 0, "Allow a character, as texts here cannot be empty.")
      return ""
    }
    let drawn = sampler.generator.choices(count, probabilities: weights)
    return String(String.UnicodeScalarView(drawn.map { characters[$0] }))
  }

  private func read(_ mask: SampleMask) -> (length: Int?, weights: [Double]) {
    let uniform = [Double](repeating: 1 / Double(characters.count), count: characters.count)
    guard mask != .unmasked else { return (nil, uniform) }
    guard case .text(let length, let allowed) = mask else { mask.refuse(for: self) }
    precondition(
      length.map { minimumLength <= $0 && $0 <= maximumLength } ?? true,
      "A text here has \(minimumLength) to \(maximumLength) characters. Mask with such a length.")
    switch allowed {
    case .unmasked: return (length, uniform)
    case .allowed(let flags) where flags.count == characters.count:
      let allowedCount = max(1, flags.count { $0 })
      return (length, flags.map { $0 ? 1 / Double(allowedCount) : 0 })
    case .probabilities(let weights) where weights.count == characters.count:
      return (length, weights)
    default: mask.refuse(for: self)
    }
  }

  public func value(of element: String) -> SpaceValue { .text(element) }

  public func element(of value: SpaceValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }

  public var flatCount: Int? { maximumLength }

  /// Writes the place of each character, and the count of characters where there is none.
  public func flatten(_ element: String, into row: inout MutableSpan<Float>) {
    var index = 0
    for scalar in element.unicodeScalars {
      row[index] = Float(places[scalar] ?? characters.count)
      index += 1
    }
    for index in index..<maximumLength { row[index] = Float(characters.count) }
  }

  /// The characters of all places that are below their count.
  public func unflatten(_ row: Span<Float>) -> String? {
    guard row.count == maximumLength else { return nil }
    var text = String.UnicodeScalarView()
    for index in row.indices {
      guard let place = Int(exactly: row[index]), place >= 0 else { return nil }
      if place < characters.count { text.append(characters[place]) }
    }
    return String(text)
  }

  public var json: String {
    let characters = String(String.UnicodeScalarView(characters))
    return #"{"kind":"text","minimumLength":\#(minimumLength),"maximumLength":\#(maximumLength),"#
      + #""characters":\#(JSONText.string(characters))}"#
  }
}
