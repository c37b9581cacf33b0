import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import ToyText

@Suite("Taxi")
struct TaxiTests {
  @Test("masks are the golden ones in every state", arguments: [false, true])
  func masks(isRainy: Bool) {
    var options = Taxi.Options()
    options.isRainy = isRainy
    var world = Taxi(options: options)
    #expect(GoldenData.taxiMasks.count == Taxi.State.count)
    for (index, golden) in GoldenData.taxiMasks.enumerated() {
      world.state = Taxi.State(index: index)
      var mask = [Bool](repeating: false, count: 6)
      var span = mask.mutableSpan
      world.writeActionMask(into: &span)
      #expect(mask == golden.map { $0 == "1" }, "state \(index)")
    }
  }

  @Test("an action that is masked off changes nothing but time")
  func maskedActions() {
    for (index, golden) in GoldenData.taxiMasks.enumerated() {
      for (action, letter) in zip(Taxi.Action.allCases, golden) where letter == "0" {
        var world = Taxi()
        world.state = Taxi.State(index: index)
        let outcome = world.step(action)
        #expect(world.state.index == index && outcome.ending == nil)
      }
    }
  }

  @Test("states read back from their numbers, and a draw begins with one of 300")
  func states() {
    for index in 0..<Taxi.State.count { #expect(Taxi.State(index: index).index == index) }
    let starts = Set((0..<30_000).map { Taxi.start(drawing: Double($0) / 30_000).index })
    #expect(starts.count == 300)
    #expect(starts.map { Taxi.State(index: $0) }.allSatisfy { !$0.isAboard && !$0.hasArrived })
    #expect(Taxi.start(drawing: 1).index == 0)
  }

  @Test("the town is the map's")
  func town() {
    let map = ["R: | : :G", " : | : : ", " : : : : ", " | : | : ", "Y| : |B: "].map { Array($0) }
    for square in 0..<25 {
      let (row, column) = (square / 5, square % 5)
      let isOpen = [
        row < 4, row > 0, column < 4 && map[row][2 * column + 1] == ":",
        column > 0 && map[row][2 * column - 1] == ":",
      ]
      for (direction, step) in [5, -5, 1, -1].enumerated() {
        #expect(Taxi.Town.isOpen(square, direction) == isOpen[direction])
        #expect(
          Taxi.Town.neighbor(of: square, direction)
            == (isOpen[direction] ? square + step : square))
      }
      #expect(Taxi.Town.isPlace(square) == "RGYB".contains(map[row][2 * column]))
    }
    #expect((0..<4).map(Taxi.Town.square(ofPlace:)) == [0, 4, 20, 23])
  }

  @Test("a drive that was paid for: 20 at the destination and nowhere else")
  func journey() {
    var world = Taxi()
    world.reset(seed: 0)
    world.state = Taxi.State(index: 1)  // Everybody at red, to green.
    #expect(world.step(.dropOff).reward == -10)
    #expect(world.step(.pickUp).reward == -1)
    #expect(world.observation.passenger == nil)
    #expect(world.step(.pickUp).reward == -10)
    #expect(world.step(.dropOff) == Outcome(reward: -1))
    #expect(world.observation.passenger == 0)
    _ = world.step(.pickUp)
    for action: Taxi.Action in [.down, .down, .right, .right, .right, .right, .up] {
      #expect(world.step(action).reward == -1)
    }
    #expect(world.step(.dropOff).reward == -10)
    _ = world.step(.up)
    #expect(success(of: world) == 0)
    #expect(world.step(.dropOff) == Outcome(reward: 20, ending: .terminated))
    #expect(success(of: world) == 1)
  }

  @Test("a fickle passenger changes their mind once, at the first drive")
  func fickle() {
    var options = Taxi.Options()
    options.ficklePassenger = true
    options.fickleProbability = 1
    var world = Taxi(options: options)
    world.reset(seed: 3)
    world.state = Taxi.State(index: 1)
    _ = world.step(.down)
    _ = world.step(.up)
    #expect(world.state.destination == 1 && world.isAboutToChange)
    _ = world.step(.pickUp)
    _ = world.step(.left)
    #expect(world.state.destination == 1 && world.isAboutToChange)
    _ = world.step(.down)
    let changed = world.state.destination
    #expect(changed != 1 && !world.isAboutToChange)
    for _ in 0..<20 {
      _ = world.step(.up)
      _ = world.step(.down)
    }
    #expect(world.state.destination == changed)
  }

  @Test("a snapshot keeps the weather and refuses what cannot be")
  func snapshot() throws {
    var options = Taxi.Options()
    options.isRainy = true
    options.ficklePassenger = true
    var world = Taxi(options: options)
    world.reset(seed: 6)
    _ = world.step(.down)
    #expect(try Taxi(snapshotBytes: world.snapshotBytes) == world)
    options.rainyProbability = 2
    let bytes = Taxi(options: options).snapshotBytes
    #expect(throws: SnapshotError.self) { try Taxi(snapshotBytes: bytes) }
  }

  private func success(of world: Taxi) -> Double {
    var values = [-1.0]
    var span = values.mutableSpan
    world.writeDiagnostics(into: &span)
    return values[0]
  }
}
