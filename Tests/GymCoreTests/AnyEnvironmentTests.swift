import GymCore
import GymRendering
import NumericRandom
import Testing

@Suite("AnyEnvironment")
struct AnyEnvironmentTests {
  @Test("describes its world")
  func descriptions() {
    let world = Stairs<UInt8>()
    let environment = AnyEnvironment(world)
    #expect(environment.layout == world.layout)
    #expect(environment.scalarKind == .byte)
    #expect(environment.observationSpace.json == world.observationSpace.json)
    #expect(environment.actionSpace == world.actionSpace)
    #expect(environment.resetOptions == world.resetOptions)
    #expect(environment.diagnostics == world.diagnostics)
    #expect(environment.providesActionMask)
  }

  @Test("plays as its world does, and leaves the original alone")
  func playing() throws {
    var world = Stairs<Float>()
    let environment = AnyEnvironment(world)
    try environment.reset(seed: 42)
    #expect(world == Stairs<Float>())
    world.reset(seed: 42)
    for action in [1, 2, 0, 1] {
      #expect(environment.step(index: Int32(action), values: []) == world.step(action))
      #expect(environment.observation == world.observation.spaceValue)
      #expect(environment.diagnosticValues == [Double(world.height), 0])
      #expect(environment.actionMask == [true, true, world.height < 9])
      #expect(environment.lives == 3)
    }
    try environment.reset(seed: nil, options: ["height": .integer(9)])
    #expect(environment.observation == .integer(9))
    #expect(environment.actionMask == [true, true, false])
    #expect(environment.step(index: 1, values: []).ending == .terminated)
    #expect(environment.observation == .integer(10))
    #expect(environment.diagnosticValues == [10, 1])
    #expect(throws: OptionError.unknown(name: "no", known: ["height"])) {
      try environment.reset(seed: 1, options: ["no": .null])
    }
  }

  @Test("draws its world, and writes the row that an agent sees")
  func picture() throws {
    let environment = AnyEnvironment(TimeLimit(Stairs<UInt8>(), steps: 5))
    #expect(environment.picture == PictureFormat(width: 4, height: 12, stepsPerSecond: 3))
    #expect(AnyEnvironment(Slider()).picture == nil)
    try environment.reset(seed: nil, options: ["height": .integer(7)])
    var canvas = Canvas(width: 2, height: 1)
    environment.draw(on: &canvas)
    #expect(canvas.bytes == [7, 0, 0, 7, 0, 0])
    var rows = Rows(kind: .byte, count: 2, width: 1)
    environment.observe(into: &rows)
    #expect(rows.bytes == [7, 0])
    _ = environment.step(index: 2, values: [])
    environment.draw(on: &canvas)
    environment.observe(into: &rows)
    #expect(canvas.bytes == [9, 0, 0, 9, 0, 0] && rows.bytes == [9, 0])
  }

  @Test("of continuous actions takes values, and knows no mask and no lives")
  func values() throws {
    let environment = AnyEnvironment(Slider())
    try environment.reset(seed: 2)
    #expect(environment.step(index: 0, values: [1, 0.5]).reward == 2.5)
    #expect(environment.observation == .numbers([2.5]))
    #expect(environment.actionMask == [])
    #expect(environment.lives == nil)
    #expect(environment.diagnosticValues == [])
  }

  @Test("does not take actions that are none of the world's")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = AnyEnvironment(Stairs<Float>()).step(index: 3, values: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = AnyEnvironment(Stairs<Float>()).step(index: -1, values: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = AnyEnvironment(Stairs<Float>()).step(index: 1, values: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = AnyEnvironment(Slider()).step(index: 0, values: [1])
    }
  }
}
