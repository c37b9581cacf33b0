import NumericRandom
import Testing

@testable import ToyText

@Suite("FrozenLake.Map")
struct FrozenLakeMapTests {
  @Test("random maps are the golden ones", arguments: GoldenData.maps.keys.sorted())
  func golden(key: String) throws {
    let parts = key.split(separator: "|").map(String.init)
    let map = try FrozenLake.Map.random(
      size: try #require(Int(parts[0])), probability: try #require(Double(parts[1])),
      seed: try #require(Seed(parts[2])))
    #expect(map.rows == GoldenData.maps[key])
  }

  @Test("the built-in maps read back from their rows")
  func builtIn() throws {
    for map in [FrozenLake.Map.fourByFour, .eightByEight] {
      #expect(try FrozenLake.Map(rows: map.rows) == map)
      #expect(try FrozenLake.Map(text: map.description + "\n") == map)
      #expect(map.rowCount == map.columnCount)
    }
  }

  @Test(
    "says what is wrong with rows",
    arguments: [
      ([], .empty, "The map is empty: give at least one row of letters, such as \"SFG\"."),
      ([""], .empty, "The map is empty: give at least one row of letters, such as \"SFG\"."),
      (
        ["SFG", "FF"], .ragged(row: 1, count: 2, expected: 3),
        "Row 2 of the map has length 2 where row 1 has length 3: make all rows equally long."
      ),
      (
        ["SFG", "FxF"], .unknownLetter("x", row: 1, column: 1),
        "Row 2 of the map has 'x' in column 2: use S (start), F (frozen), H (hole) and G (goal)."
      ),
      (
        ["SÄG"], .unknownLetter("Ä", row: 0, column: 1),
        "Row 1 of the map has 'Ä' in column 2: use S (start), F (frozen), H (hole) and G (goal)."
      ),
      (["FFG"], .noStart, "The map has no start: put an S on it."),
      (["SFH"], .noGoal, "The map has no goal: put a G on it."),
      (
        ["SHG", "FHF"], .unreachableGoal,
        "No start of the map has a way to a goal: remove some of the holes between them."
      ),
      (
        [String(repeating: "F", count: 1001)], .tooLarge(rowCount: 1, columnCount: 1001),
        "The map has 1 rows and 1001 columns; it can have up to 1000 of each."
      ),
    ] as [([String], MapError, String)])
  func errors(rows: [String], expected: MapError, message: String) {
    let error = #expect(throws: MapError.self) { try FrozenLake.Map(rows: rows) }
    #expect(error == expected)
    #expect(error?.description == message)
  }

  @Test("one start with a way is enough")
  func severalStarts() throws {
    #expect(try FrozenLake.Map(rows: ["SHSG"]).tiles.count == 4)
  }

  @Test("gives up where no random map has a way")
  func noRandomMap() {
    #expect(
      throws: MapError.noRandomMap(size: 900, probability: 0.1, attempts: 24)
    ) { try FrozenLake.Map.random(size: 900, probability: 0.1, seed: 0) }
  }

  @Test("a random map of no probability or size is a programming error")
  func impossible() async {
    await #expect(processExitsWith: .failure) {
      _ = try FrozenLake.Map.random(size: 1, seed: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = try FrozenLake.Map.random(probability: 0, seed: 0)
    }
  }
}
