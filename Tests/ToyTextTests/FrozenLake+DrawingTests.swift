import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Testing

@testable import ToyText

@Suite("The picture of FrozenLake")
struct FrozenLakeDrawingTests {
  private func picture(of world: FrozenLake, width: Int? = nil, height: Int? = nil) throws -> Canvas
  {
    let size = try #require(world.picture).size
    var canvas = Canvas(width: width ?? size.width, height: height ?? size.height)
    world.draw(on: &canvas)
    return canvas
  }

  @Test("is the golden one at any size")
  func golden() throws {
    var world = FrozenLake(isSlippery: false)
    world.reset(seed: 0)
    #expect(try GoldenPicture("lake-start").difference(from: picture(of: world)) == nil)
    #expect(
      try GoldenPicture("lake-wide")
        .difference(from: picture(of: world, width: 150, height: 70)) == nil)
    _ = world.step(.right)
    #expect(world.step(.down).ending == .terminated)
    #expect(try GoldenPicture("lake-hole").difference(from: picture(of: world)) == nil)
    var large = FrozenLake(map: .eightByEight, isSlippery: false)
    large.reset(seed: 0)
    for _ in 0..<3 { _ = large.step(.right) }
    #expect(try GoldenPicture("lake-8x8").difference(from: picture(of: large)) == nil)
  }

  @Test("has a size that suits the map")
  func size() throws {
    let wide = try FrozenLake.Map(rows: ["SFFG"])
    #expect(FrozenLake(map: wide).picture?.size == PictureSize(width: 256, height: 64))
    #expect(FrozenLake(map: .eightByEight).picture?.size == PictureSize(width: 512, height: 512))
    let long = try FrozenLake.Map(rows: ["S" + String(repeating: "F", count: 998) + "G"])
    #expect(FrozenLake(map: long).picture?.size == PictureSize(width: 1000, height: 1))
  }

  @Test("shows an immense lake from afar, and who skates on it")
  func afar() throws {
    let row = String(repeating: "H", count: 498)
    let rows =
      ["S" + row + "F"] + Array(repeating: "F" + row + "F", count: 498)
      + [String(repeating: "F", count: 499) + "G"]
    let map = try FrozenLake.Map(rows: rows)
    var world = FrozenLake(map: map, isSlippery: false)
    world.reset(seed: 0)
    let before = try picture(of: world)
    #expect(before.size == PictureSize(width: 500, height: 500))
    #expect(before[250, 250] == before[350, 150] && before[250, 250] != before[0, 250])
    for _ in 0..<300 { _ = world.step(.down) }
    let after = try picture(of: world)
    #expect(after[0, 300] != before[0, 300] && after[250, 250] == before[250, 250])
  }
}
