extension Blackjack {
  /// Cards in the order in which they came.
  public struct Hand: Sendable, Hashable {
    /// How many cards there are; no hand comes to more than 22.
    public private(set) var count = 0

    /// The cards, four bits each, the first lowest.
    private var packed: UInt128 = 0

    /// The sum of the cards with every ace as 1.
    private var hardTotal = 0
    private var hasAce = false

    /// Creates a hand without cards.
    init() {}

    /// The cards: 1 for an ace, up to 10.
    public var cards: [Int] { (0..<count).map { Int(truncatingIfNeeded: packed >> (4 * $0) & 15) } }

    /// The first card, or 0 when there is none.
    var first: UInt8 { UInt8(truncatingIfNeeded: packed & 15) }

    /// Takes a card.
    mutating func add(_ card: UInt8) {
      packed |= UInt128(card) << (4 * count)
      count += 1
      hardTotal += Int(card)
      if card == 1 { hasAce = true }
    }

    /// Whether an ace counts 11.
    public var hasUsableAce: Bool { hasAce && hardTotal <= 11 }

    /// What the hand counts.
    public var total: Int { hasUsableAce ? hardTotal + 10 : hardTotal }

    /// Whether it counts more than 21.
    public var isBust: Bool { total > 21 }

    /// What it counts against another: nothing above 21.
    var score: Int { isBust ? 0 : total }

    /// Whether it is an ace and a ten.
    var isNatural: Bool { count == 2 && hasAce && hardTotal == 11 }
  }

  /// How the dealer's open card looks, which makes no difference to the game.
  struct Look: Sendable, Hashable {
    /// The suit: clubs, diamonds, hearts, spades.
    var suit: UInt8 = 0

    /// For a card that counts 10: jack, queen, king.
    var face: UInt8 = 0
  }
}
