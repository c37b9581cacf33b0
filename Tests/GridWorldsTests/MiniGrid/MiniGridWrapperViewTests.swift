import GymCore
import GymTesting
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("Views of MiniGrid")
struct MiniGridWrapperViewTests {
  /// What make-golden-minigrid-views.py recorded.
  struct Golden: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let view: String
    let seed: Int
    let actions: String
    let checks: [UInt32]

    var testDescription: String { "\(id) \(view)" }

    func kind() throws -> MiniGridView.Kind {
      let kinds: [String: MiniGridView.Kind] = [
        "full": .full, "oneHot": .oneHot, "picture": .picture(side: 8),
        "partialPicture": .partialPicture(side: 8), "partialPicture5": .partialPicture(side: 5),
        "flat": .flat,
      ]
      return try #require(kinds[view])
    }
  }

  @Test("show the bytes of MiniGrid's own wrappers")
  func golden() throws {
    for golden in try GoldenMiniGrid.read("minigrid-views", as: [Golden].self) {
      let level = try #require(MiniGrid.Level(id: golden.id))
      var world = TimeLimit(
        MiniGridView(MiniGrid(level), kind: try golden.kind()), steps: level.timeLimit)
      let imageCount = world.base.imageCount
      var (crc, checks) = (CRC32(), [UInt32]())
      func see() {
        let row = world.base.row
        crc.add(golden.view == "flat" ? row[...] : row[..<imageCount])
      }
      world.reset(seed: Seed(golden.seed))
      see()
      for (step, digit) in golden.actions.enumerated() {
        let index = try #require(digit.wholeNumberValue.map { Int32($0) })
        let outcome = world.step(try #require(MiniGrid.Action(rawValue: index)))
        see()
        if outcome.isLast {
          world.reset(seed: nil)
          see()
        }
        if step % 20 == 19 { checks.append(crc.value) }
      }
      #expect(checks == golden.checks, "\(golden.testDescription)")
    }
  }

  @Test(
    "keep the contract of a world",
    arguments: [.full, .oneHot, .picture(side: 2), .partialPicture(side: 3), .flat]
      as [MiniGridView.Kind])
  func contract(kind: MiniGridView.Kind) throws {
    let level = try #require(MiniGrid.Level(id: "MiniGrid-DoorKey-5x5-v0"))
    let contract = EnvironmentContract(stepCount: 200, timeLimit: 20) {
      TimeLimit(MiniGridView(MiniGrid(level), kind: kind), steps: 20)
    }
    #expect(contract.violations().isEmpty)
  }
}
