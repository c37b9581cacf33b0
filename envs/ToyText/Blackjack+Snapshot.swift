public import Snapshots

extension Blackjack {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("Blackjack")
    writer.write(options.natural)
    writer.write(options.sab)
    for hand in [player, dealer] { writer.write(hand.cards.map { UInt8($0) }) }
    writer.write(look.suit)
    writer.write(look.face)
    writer.write(isOver)
    writer.write(hasWon)
    writer.write(generator)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Blackjack")
    var options = Options()
    options.natural = try reader.read()
    options.sab = try reader.read()
    self.init(options: options)
    player = try Hand(cards: reader.readArray(of: UInt8.self))
    dealer = try Hand(cards: reader.readArray(of: UInt8.self))
    look.suit = try reader.read()
    look.face = try reader.read()
    guard look.suit < 4, look.face < 3 else { throw .invalid("No card of Blackjack looks so.") }
    isOver = try reader.read()
    hasWon = try reader.read()
    generator = try reader.read()
  }
}

extension Blackjack.Hand {
  /// The hand of cards that were written down.
  fileprivate init(cards: [UInt8]) throws(SnapshotError) {
    self.init()
    for card in cards {
      guard (1...10).contains(card), !isBust else {
        throw .invalid("\(cards) is not a hand of Blackjack.")
      }
      add(card)
    }
  }
}
