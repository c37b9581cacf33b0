import GymCore
import NumericRandom
import Testing

@Suite("Environment")
struct EnvironmentTests {
  @Test("has capabilities by default that say nothing")
  func defaults() {
    let slider = Slider()
    #expect(slider.resetOptions == [])
    #expect(!slider.providesActionMask && slider.controlledState == nil)
    #expect(slider.lives == nil)
    #expect(slider.diagnostics == [])
    var mask = [false, false]
    var maskSpan = mask.mutableSpan
    slider.writeActionMask(into: &maskSpan)
    #expect(mask == [true, true])
  }

  @Test("resets with no options by default, and refuses the first of any by name")
  func options() throws {
    var slider = Slider()
    try slider.reset(seed: 7, options: [:])
    #expect(slider.position == 7)
    #expect(throws: OptionError.unknown(name: "a", known: [])) {
      try slider.reset(seed: 8, options: ["b": .null, "a": .null])
    }
    #expect(slider.position == 7)
  }

  @Test("tells the two endings apart, and either is the last step")
  func outcomes() {
    #expect(!Outcome(reward: 1).isLast)
    #expect(Outcome(reward: 1, ending: .terminated).isLast)
    #expect(Outcome(reward: 1, ending: .truncated).isLast)
    #expect(Outcome(reward: 1, ending: .terminated) != Outcome(reward: 1, ending: .truncated))
  }
}
