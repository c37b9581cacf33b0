import GymCore
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's missions")
struct MissionTests {
  @Test("are made of 44 words, numbered from 1 in alphabetical order")
  func vocabulary() {
    let words = MiniGrid.Vocabulary.words
    #expect(words == Set(words).sorted())
    var used: Set<String> = []
    for (_, level, _) in MiniGrid.Level.offered {
      for pattern in level.family.missions {
        let texts = [pattern.text] + pattern.choices.joined()
        for text in texts {
          used.formUnion(
            text.split(separator: " ").map { $0.filter { $0 != "," && $0 != "_" } })
        }
      }
    }
    #expect(used.subtracting([""]) == Set(words))
    #expect(words.count == 44)
  }

  @Test("are read back from their text and their tokens")
  func roundTrip() throws {
    let text = "get the red key from the blue room, unlock the red door and go to the goal"
    let mission = try #require(MiniGrid.Mission(text))
    #expect(mission.text == text && mission.wordCount == 17)
    #expect(
      mission.tokens
        == [13, 36, 32, 19, 12, 36, 6, 33, 40, 36, 32, 8, 2, 14, 38, 36, 15, 0, 0, 0])
    #expect(MiniGrid.Mission("")?.text == "")
    for wrong in ["go to the elephant", "go  to the goal", "go to the goal,,", " goal", ","] {
      #expect(MiniGrid.Mission(wrong) == nil, "\(wrong)")
    }
    #expect(MiniGrid.Mission(Array(repeating: "a", count: 20).joined(separator: " ")) != nil)
    #expect(MiniGrid.Mission(Array(repeating: "a", count: 21).joined(separator: " ")) == nil)
  }

  @Test("come of their patterns and of no other")
  func patterns() throws {
    let pattern = MiniGrid.Fetch.mission
    #expect(pattern.mission(3, 5, 1).text == "go fetch a yellow ball")
    for (text, isContained) in [
      ("go fetch a yellow ball", true), ("fetch a yellow ball", true),
      ("go fetch a yellow box", false), ("go fetch a yellow", false),
      ("go fetch a yellow ball ball", false), ("", false), ("get fetch a red key", false),
    ] {
      #expect(pattern.contains(try #require(MiniGrid.Mission(text))) == isContained, "\(text)")
    }
    let comma = try #require(
      MiniGrid.Mission("get the red key from the red room unlock the red door and go to the goal"))
    #expect(!MiniGrid.LockedRoom.mission.contains(comma))
    #expect(MiniGrid.Playground.mission.contains(MiniGrid.Mission()))
  }

  @Test("lie in rows as tokens, behind the image and the direction as one of four")
  func rows() throws {
    for (id, level, _) in MiniGrid.Level.offered {
      var world = MiniGrid(level)
      world.reset(seed: 3)
      let (row, observation) = (world.row, world.observation)
      #expect(row.count == 171 && world.layout.count == 171)
      #expect(Array(row[..<147]) == observation.image, "\(id)")
      #expect(row[147..<151].firstIndex(of: 1) == 147 + observation.direction, "\(id)")
      #expect(row[147..<151].reduce(0, +) == 1, "\(id)")
      #expect(Array(row[151...]) == MiniGrid.Mission(observation.mission)?.tokens, "\(id)")
      var flat = [Float](repeating: -1, count: 171)
      var span = flat.mutableSpan
      let space = try #require(world.observationSpace as? MiniGrid.ObservationSpace)
      space.flatten(observation, into: &span)
      #expect(flat == row.map { Float($0) }, "\(id)")
      #expect(space.element(of: observation.spaceValue) == observation, "\(id)")
      #expect(space.contains(observation) && space.flatCount == 171, "\(id)")
    }
  }
}
