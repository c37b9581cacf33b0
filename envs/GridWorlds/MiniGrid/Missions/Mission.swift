extension MiniGrid {
  /// What the agent is asked to do, as words.
  ///
  /// It is a value of fixed size, so that a reset can draw one without allocating.
  public struct Mission: Hashable, Sendable {
    /// How many tokens an observation has room for.
    public static let tokenCount = 20

    /// Marks a token whose word is followed by a comma.
    static let comma: UInt8 = 0x80

    // The tokens with their commas; 0 from the end on.
    private(set) var marks = SIMD32<UInt8>(repeating: 0)

    /// How many words there are.
    public private(set) var wordCount = 0

    /// Creates a mission without a word.
    init() {}

    /// Takes a mission apart, or returns nil when it is too long or has unknown words.
    init?(_ text: some StringProtocol) {
      guard !text.isEmpty else { return }
      for part in text.split(separator: " ", omittingEmptySubsequences: false) {
        let hasComma = part.last == ","
        guard wordCount < Self.tokenCount,
          let token = Vocabulary.token(of: hasComma ? part.dropLast() : part)
        else { return nil }
        append(token | (hasComma ? Self.comma : 0))
      }
    }

    /// Appends a word by its token, with its mark of a comma.
    ///
    /// - Precondition: There is room for it.
    mutating func append(_ mark: UInt8) {
      precondition(wordCount < Self.tokenCount, "A mission has at most \(Self.tokenCount) words.")
      marks[wordCount] = mark
      wordCount += 1
    }

    /// The token of a word, counted from 0; 0 beyond the last.
    @inline(__always)
    func token(_ index: Int) -> UInt8 { marks[index] & ~Self.comma }

    /// Writes all tokens, padded with 0.
    @inline(__always)
    func writeTokens(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
      precondition(bytes.count - offset >= Self.tokenCount, "Tokens need 20 bytes.")
      let tokens = marks & SIMD32(repeating: ~Self.comma)
      bytes.storeBytes(of: tokens.lowHalf, toByteOffset: offset, as: SIMD16<UInt8>.self)
      for index in 16..<Self.tokenCount { bytes[offset + index] = tokens[index] }
    }

    /// The mission as people read it.
    public var text: String {
      (0..<wordCount).map { index in
        Vocabulary.words[Int(token(index)) - 1] + (marks[index] >= Self.comma ? "," : "")
      }.joined(separator: " ")
    }

    /// The tokens, padded with 0.
    public var tokens: [UInt8] { (0..<Self.tokenCount).map(token) }
  }
}

extension MiniGrid.Mission: CustomStringConvertible {
  public var description: String { text }
}
