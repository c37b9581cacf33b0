extension MiniGrid {
  /// The words that missions are made of.
  public enum Vocabulary {
    /// All words in alphabetical order; a word's token is its place here, counted from 1.
    public static let words = [
      "a", "and", "at", "avoid", "ball", "blue", "box", "door", "end", "fetch", "find", "from",
      "get", "go", "goal", "green", "grey", "hallway", "key", "lava", "matching", "must", "near",
      "object", "of", "open", "opening", "pick", "purple", "put", "reach", "red", "room", "rooms",
      "square", "the", "then", "to", "traverse", "unlock", "up", "use", "yellow", "you",
    ]

    /// The token of a word, or nil for a word that is in no mission.
    static func token(of word: some StringProtocol) -> UInt8? {
      words.firstIndex { $0 == word }.map { UInt8($0 + 1) }
    }
  }
}
