import Foundation
import GridWorlds
import GymCore
import NumericRandom
import Testing

/// The options of mazes, in the order in which tests vary them.
func mazeOptions(
  size: Int = 9, seed: Seed? = nil, openings: Double = 0, pits: Double = 0,
  observation: Maze.Options.ObservationKind = .board
) -> Maze.Options {
  var options = Maze.Options()
  options.size = size
  options.mazeSeed = seed
  options.openings = openings
  options.pits = pits
  options.observation = observation
  return options
}

extension Environment {
  /// The present values of the diagnostics.
  var diagnosticValues: [Double] {
    var values = [Double](repeating: .nan, count: diagnostics.count)
    var span = values.mutableSpan
    writeDiagnostics(into: &span)
    return values
  }

  /// Which actions do something now.
  var actionMask: [Bool] {
    var mask = [Bool](repeating: false, count: actionSpace.indexCount ?? 0)
    var span = mask.mutableSpan
    writeActionMask(into: &span)
    return mask
  }

  /// The current observation as a row.
  var row: [Scalar] {
    var row = [Scalar](repeating: 7, count: layout.count)
    var span = row.mutableSpan
    observe(into: &span)
    return row
  }
}

/// A maze as a graph that knows nothing of the code under test but rows of letters.
struct LetterMaze {
  let rows: [[Character]]

  init(_ board: Maze.Board) { rows = board.rows.map { Array($0) } }

  var size: Int { rows.count }

  subscript(place: Place) -> Character { rows[place.row][place.column] }

  struct Place: Hashable {
    var row: Int
    var column: Int

    /// The place a step away: 0 up, 1 right, 2 down, 3 left.
    func moved(_ action: Int) -> Place {
      switch action {
      case 0: Place(row: row - 1, column: column)
      case 1: Place(row: row, column: column + 1)
      case 2: Place(row: row + 1, column: column)
      default: Place(row: row, column: column - 1)
      }
    }
  }

  var start: Place { Place(row: 1, column: 1) }

  var goal: Place { Place(row: size - 2, column: size - 2) }

  /// The places that are not wall.
  var openPlaces: [Place] {
    (0..<size).flatMap { row in (0..<size).map { Place(row: row, column: $0) } }
      .filter { self[$0] != "#" }
  }

  /// The pairs of open places side by side.
  var passageCount: Int {
    openPlaces.map { place in [1, 2].count { self[place.moved($0)] != "#" } }.reduce(0, +)
  }

  /// What can be reached from the start over open places, pits excepted unless they count as open.
  func reachable(overPits: Bool) -> Set<Place> {
    var known: Set<Place> = [start]
    var frontier = [start]
    while let place = frontier.popLast() {
      for next in (0..<4).map(place.moved)
      where self[next] != "#" && (overPits || self[next] != "O") && known.insert(next).inserted {
        frontier.append(next)
      }
    }
    return known
  }

  /// The best return from each open place, by sweeps of V(s) ← max r + V(s′) until nothing changes.
  ///
  /// It begins from 0, the value of a state at the time limit, so that going nowhere counts as well.
  func values() -> [Place: Double] {
    var values = Dictionary(uniqueKeysWithValues: openPlaces.map { ($0, 0.0) })
    let running = openPlaces.filter { self[$0] == "." }
    for _ in 0..<4 * size * size {
      var next = values
      for place in running { next[place] = (0..<4).map { value(of: $0, at: place, values) }.max() }
      if next == values { break }
      values = next
    }
    return values
  }

  /// r + V(s′) of an action.
  func value(of action: Int, at place: Place, _ values: [Place: Double]) -> Double {
    let target = self[place.moved(action)] == "#" ? place : place.moved(action)
    return switch self[target] {
    case "G": 1
    case "O": -1
    default: -0.01 + (values[target] ?? .nan)
    }
  }

  /// The actions of an episode that is best by some values.
  func bestActions(_ values: [Place: Double]) -> [Maze.Action] {
    var actions: [Maze.Action] = []
    var place = start
    while self[place] == ".", actions.count < 4 * size * size {
      let best =
        (0..<4).max { value(of: $0, at: place, values) < value(of: $1, at: place, values) } ?? 0
      actions.append(Maze.Action.allCases[best])
      if self[place.moved(best)] != "#" { place = place.moved(best) }
    }
    return actions
  }
}

/// Files of the golden folder.
enum Golden {
  /// The text of a file; with `GYMNAST_WRITE_GOLDEN=1` in the environment, what was found is written.
  static func text(_ name: String, found: String) throws -> String {
    if ProcessInfo.processInfo.environment["GYMNAST_WRITE_GOLDEN"] == "1" {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      try Data(found.utf8).write(to: folder.appendingPathComponent("Golden/\(name)"))
      return found
    }
    let url = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: nil))
    return try String(contentsOf: url, encoding: .utf8)
  }
}
