import Foundation
import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Testing

@testable import GridWorlds

@Suite("MiniGrid's pictures")
struct MiniGridDrawingTests {
  private func picture(_ world: MiniGrid, side: Int) -> Canvas {
    var canvas = Canvas(
      width: side * world.scene.grid.width, height: side * world.scene.grid.height, color: .black)
    world.draw(on: &canvas)
    return canvas
  }

  /// A world with one of everything.
  private func gallery() throws -> MiniGrid {
    var world = MiniGrid(try #require(MiniGrid.Level(id: "MiniGrid-DoorKey-6x6-v0")))
    world.scene.grid.clear()
    world.scene.grid.buildWalls()
    let things: [MiniGrid.Cell] = [
      .goal, .lava, .door(.yellow, .open), .door(.blue, .closed), .door(.purple, .locked),
      .init(.key, .yellow), .init(.ball, .blue), .init(.box, .grey), .init(.floor, .red),
      .init(.key, .green), .init(.ball, .purple),
    ]
    for (index, thing) in things.enumerated() {
      world.scene.grid[1 + index % 4, 1 + index / 4] = thing
    }
    world.scene.agent = MiniGrid.Position(3, 4)
    world.scene.direction = .up
    world.scene.carried = MiniGrid.Cell(.key, .yellow)
    return world
  }

  @Test("are the golden ones", arguments: [("gallery", 24), ("gallery-tiny", 1)])
  func golden(name: String, side: Int) throws {
    let picture = picture(try gallery(), side: side)
    // The folder of golden data lies beside the one that this file is in.
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    let golden = GoldenPicture("minigrid-\(name)", beside: folder)
    #expect(try golden.difference(from: picture) == nil)
  }

  @Test("are brighter exactly where the agent sees")
  func brightness() throws {
    var world = MiniGrid(try #require(MiniGrid.Level(id: "MiniGrid-DoorKey-8x8-v0")))
    var colors: [Bool: Set<GymRendering.Color>] = [:]
    for seed in 0..<20 {
      world.reset(seed: Seed(seed))
      let seen = emptySquares(seenIn: world)
      let canvas = picture(world, side: 16)
      for y in 0..<8 {
        for x in 0..<8 where world.scene.grid[x, y].isEmpty {
          let position = MiniGrid.Position(x, y)
          guard position != world.scene.agent else { continue }
          colors[seen.contains(position), default: []].insert(canvas[16 * x + 8, 16 * y + 8])
        }
      }
    }
    let (bright, dim) = (try #require(colors[true]), try #require(colors[false]))
    #expect(bright.count == 1 && dim.count == 1 && bright != dim)
  }

  /// The squares before the agent that its image shows to be empty.
  private func emptySquares(seenIn world: MiniGrid) -> Set<MiniGrid.Position> {
    let (image, direction) = (world.observation.image, world.scene.direction)
    var squares: Set<MiniGrid.Position> = []
    for column in 0..<7 {
      for row in 0..<7 where image[(7 * column + row) * 3] == MiniGrid.Cell.Kind.empty.rawValue {
        var position = world.scene.agent
        for _ in row..<6 { position = position.moved(direction) }
        let side = column < 3 ? direction.turnedLeft : direction.turnedRight
        for _ in 0..<abs(column - 3) { position = position.moved(side) }
        squares.insert(position)
      }
    }
    return squares
  }

  @Test("show which way the agent looks")
  func direction() throws {
    var world = try gallery()
    let pictures = MiniGrid.Direction.allCases.map { direction in
      world.scene.direction = direction
      return picture(world, side: 20)
    }
    for (first, second) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
      #expect(pictures[first] != pictures[second])
    }
  }
}
