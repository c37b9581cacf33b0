import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ToyText

@Suite("Blackjack")
struct BlackjackTests {
  private func hand(_ cards: UInt8...) -> Blackjack.Hand {
    var hand = Blackjack.Hand()
    for card in cards { hand.add(card) }
    return hand
  }

  @Test("an ace counts 11 where there is room for it")
  func aces() {
    #expect(hand(1, 10).total == 21 && hand(1, 10).isNatural)
    #expect(hand(1, 5).hasUsableAce && hand(1, 5).total == 16)
    #expect(!hand(1, 5, 9).hasUsableAce && hand(1, 5, 9).total == 15)
    #expect(hand(1, 1).total == 12)
    #expect(!hand(1, 5, 5).isNatural && hand(1, 5, 5).total == 21)
    #expect(hand(10, 10, 2).isBust && hand(10, 10, 2).score == 0)
    #expect(hand(4, 1, 10).cards == [4, 1, 10])
  }

  @Test(
    "sticking is rewarded by the rules in force",
    arguments: [
      // Natural, sab; player, dealer; reward.
      (false, true, [1, 10], [10, 9], 1.0), (false, true, [1, 10], [1, 10], 0),
      (false, true, [1, 10], [7, 7, 7], 1), (false, false, [1, 10], [7, 7, 7], 0),
      (true, false, [1, 10], [10, 9], 1.5), (true, false, [1, 10], [1, 10], 0),
      (true, true, [1, 10], [10, 9], 1), (true, false, [10, 10], [10, 9], 1),
      (true, false, [10, 8], [10, 9], -1), (false, false, [10, 9], [10, 9], 0),
      (false, true, [5, 5], [10, 6, 10], 1),
    ] as [(Bool, Bool, [UInt8], [UInt8], Double)])
  func rewards(natural: Bool, sab: Bool, player: [UInt8], dealer: [UInt8], reward: Double) {
    var options = Blackjack.Options()
    options.natural = natural
    options.sab = sab
    var world = Blackjack(options: options)
    world.reset(seed: 0)
    (world.player, world.dealer) = (hand(), hand())
    for card in player { world.player.add(card) }
    for card in dealer { world.dealer.add(card) }
    #expect(world.step(.stick) == Outcome(reward: reward, ending: .terminated))
    #expect(world.dealer.cards == dealer.map { Int($0) })
    #expect(world.hasWon == (reward > 0))
  }

  @Test("hitting goes on until the hand is above 21, and every card is one of ten values")
  func hitting() {
    var world = Blackjack()
    var seen: Set<Int> = []
    for seed in 0..<200 {
      world.reset(seed: Seed(seed))
      #expect(world.player.count == 2 && world.dealer.count == 2)
      var outcome = Outcome(reward: 0)
      while outcome.ending == nil {
        outcome = world.step(.hit)
        #expect(world.player.isBust == (outcome.reward == -1))
        #expect(world.observationSpace.containsValue(world.observation.spaceValue))
      }
      seen.formUnion(world.player.cards)
    }
    #expect(seen == Set(1...10))
  }

  @Test("a snapshot keeps both hands and refuses what is none")
  func snapshot() throws {
    var world = Blackjack()
    world.reset(seed: 12)
    _ = world.step(.hit)
    #expect(try Blackjack(snapshotBytes: world.snapshotBytes) == world)
    world.player.add(11)
    let bytes = world.snapshotBytes
    #expect(throws: SnapshotError.self) { try Blackjack(snapshotBytes: bytes) }
  }

  @Test("an action outside the two is a programming error")
  func wrongAction() async {
    await #expect(processExitsWith: .failure) {
      let none: [Float] = []
      _ = Blackjack().action(index: 2, values: none.span)
    }
  }
}
