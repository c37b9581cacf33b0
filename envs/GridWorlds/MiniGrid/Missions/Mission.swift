extension MiniGrid {
  /// What the agent is asked to do, as words.
  ///
  /// It is a value of fixed size, so that a reset can draw one without allocating.
  public struct Mission: Hashable, Sendable {
    /// How many tokens an observation has room for.
    public static let tokenCount = 20

    /// Marks a token whose word is followed by a comma.
    static let comma: UInt8 = 0x80

    // The tokens, a byte each from the lowest up; 0 from the end on.
    private var firstTokens: UInt128 = 0
    private var lastTokens: UInt32 = 0

    // A bit a word that a comma follows.
    private var commas: UInt32 = 0

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
      let token = mark & ~Self.comma
      if wordCount < 16 {
        firstTokens |= UInt128(token) << (8 * wordCount)
      } else {
        lastTokens |= UInt32(token) << (8 * (wordCount - 16))
      }
      if mark != token { commas |= 1 << wordCount }
      wordCount += 1
    }

    /// The token of a word, counted from 0; 0 beyond the last.
    func token(_ index: Int) -> UInt8 {
      index < 16
        ? UInt8(truncatingIfNeeded: firstTokens >> (8 * index))
        : UInt8(truncatingIfNeeded: lastTokens >> (8 * (index - 16)))
    }

    /// The token of a word with its mark of a comma.
    func mark(_ index: Int) -> UInt8 {
      token(index) | (commas >> index & 1 == 1 ? Self.comma : 0)
    }

    /// Writes all tokens, padded with 0.
    @inline(__always)
    func writeTokens(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) {
      precondition(
        bytes.count - offset >= Self.tokenCount, "Tokens need \(Self.tokenCount) bytes.")
      bytes.storeBytes(of: firstTokens.littleEndian, toByteOffset: offset, as: UInt128.self)
      bytes.storeBytes(of: lastTokens.littleEndian, toByteOffset: offset + 16, as: UInt32.self)
    }

    /// The mission as people read it.
    public var text: String {
      (0..<wordCount).map { index in
        Vocabulary.words[Int(token(index)) - 1] + (mark(index) >= Self.comma ? "," : "")
      }.joined(separator: " ")
    }

    /// Calls a body with each letter of ``text``, which it does not make.
    func forEachLetter(_ body: (UInt8) -> Void) {
      for index in 0..<wordCount {
        if index > 0 { body(UInt8(ascii: " ")) }
        for letter in Vocabulary.words[Int(token(index)) - 1].utf8 { body(letter) }
        if mark(index) >= Self.comma { body(UInt8(ascii: ",")) }
      }
    }

    /// The tokens, padded with 0.
    public var tokens: [UInt8] { (0..<Self.tokenCount).map(token) }
  }
}

extension MiniGrid.Mission: CustomStringConvertible {
  public var description: String { text }
}
