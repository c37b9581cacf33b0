public import GymCore
public import NumericRandom

/// A game of cards against a dealer: come closer to 21, but not above it.
///
/// Seed for seed it is Gymnasium's Blackjack: the same draws, those for the look of a card included.
/// Cards come from an endless deck, so that each of the thirteen ranks is always equally likely. An
/// ace counts 11 where that does not bring the hand above 21, and 1 otherwise; faces count 10.
///
/// ## Observation
///
/// | Field        | Range                                           |
/// |--------------|-------------------------------------------------|
/// | `total`      | the player's hand, 4 to 21, or 22 to 31 at a loss |
/// | `dealerCard` | the dealer's open card, 1 for an ace, up to 10  |
/// | `usableAce`  | 1 when an ace of the player's counts 11, or 0   |
///
/// A row holds the three as floats in this order.
///
/// ## Actions
///
/// Stick, hit, numbered from 0. Both always do something, and the action mask says so.
///
/// ## Reward and ending
///
/// A hit earns 0, or −1 and the end above 21. After sticking the dealer draws up to 17 or more, and
/// the step earns 1 for the better hand, −1 for the worse and 0 for equal ones. With ``Options/sab``,
/// as usual, an ace and a ten beat every hand but another such; without it and with
/// ``Options/natural`` winning with them earns 1.5. The diagnostic `success` is 1 when the player has
/// won.
///
/// ```swift
/// var world = Blackjack()
/// world.reset(seed: 42)
/// let outcome = world.step(.hit)
/// ```
///
/// Source: R. S. Sutton and A. G. Barto, "Reinforcement Learning: An Introduction" (2nd edition,
/// 2018), example 5.1.
public struct Blackjack: Environment, Equatable {
  /// What the player does.
  public enum Action: Int32, Sendable, CaseIterable {
    /// Takes no more cards; the dealer's turn.
    case stick

    /// Takes a card.
    case hit
  }

  /// What the agent sees.
  public struct Observation: SpaceRepresentable, Hashable {
    /// What the player's hand counts.
    public let total: Int

    /// The dealer's open card: 1 for an ace, 10 for a face.
    public let dealerCard: Int

    /// Whether an ace of the player's counts 11.
    public let hasUsableAce: Bool

    public var spaceValue: SpaceValue {
      .tuple([.integer(total), .integer(dealerCard), .integer(hasUsableAce ? 1 : 0)])
    }
  }

  /// What an ace and a ten are worth.
  public let options: Options

  /// The player's cards.
  public internal(set) var player = Hand()

  /// The dealer's cards, of which the first is open.
  public internal(set) var dealer = Hand()

  /// How the dealer's open card looks: the suit, 0 to 3, and the face, 0 to 2, of a card that counts 10.
  var look = Look()
  var isOver = false
  var hasWon = false
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  /// Deals two cards each, the dealer's first, and draws how the open card looks.
  public mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    dealer = Hand()
    player = Hand()
    for _ in 0..<2 { dealer.add(drawCard()) }
    for _ in 0..<2 { player.add(drawCard()) }
    look.suit = UInt8(generator.choice(count: 4))
    look.face = dealer.first == 10 ? UInt8(generator.choice(count: 3)) : 0
    isOver = false
    hasWon = false
  }

  public mutating func step(_ action: Action) -> Outcome {
    switch action {
    case .hit:
      player.add(drawCard())
      isOver = player.isBust
      return Outcome(reward: isOver ? -1 : 0, ending: isOver ? .terminated : nil)
    case .stick:
      while dealer.total < 17 { dealer.add(drawCard()) }
      let reward = comparison
      isOver = true
      hasWon = reward > 0
      return Outcome(reward: reward, ending: .terminated)
    }
  }

  /// What the player's hand earns against the dealer's.
  var comparison: Double {
    if options.sab, player.isNatural, !dealer.isNatural { return 1 }
    let (own, other) = (player.score, dealer.score)
    guard own > other else { return own == other ? 0 : -1 }
    return !options.sab && options.natural && player.isNatural ? 1.5 : 1
  }

  /// Draws one of thirteen ranks: ace, 2 to 10, and three faces that count 10.
  private mutating func drawCard() -> UInt8 { UInt8(min(generator.choice(count: 13) + 1, 10)) }

  public func observe(into row: inout MutableSpan<Float>) {
    row[0] = Float(player.total)
    row[1] = Float(dealer.first)
    row[2] = player.hasUsableAce ? 1 : 0
  }

  public var observation: Observation {
    Observation(
      total: player.total, dealerCard: Int(dealer.first), hasUsableAce: player.hasUsableAce)
  }

  /// The action of an index: 0 stick, 1 hit.
  ///
  /// - Precondition: The index is 0 or 1.
  public func action(index: Int32, values: Span<Float>) -> Action {
    precondition(index == 0 || index == 1, "Blackjack has actions 0 and 1. Do not give \(index).")
    return index == 1 ? .hit : .stick
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(2)) }

  public var observationSpace: any Space {
    TupleSpace([Discrete(32), Discrete(11), Discrete(2)])
  }

  public var layout: Layout {
    Layout([
      (name: "total", shape: [], kind: .discrete(count: 32, start: 0)),
      (name: "dealerCard", shape: [], kind: .discrete(count: 11, start: 0)),
      (name: "usableAce", shape: [], kind: .discrete(count: 2, start: 0)),
    ])
  }

  public var providesActionMask: Bool { true }

  public var diagnostics: [Diagnostic] {
    [Diagnostic(name: "success", kind: .flag, summary: "Whether the player has won.")]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = hasWon ? 1 : 0
  }
}
