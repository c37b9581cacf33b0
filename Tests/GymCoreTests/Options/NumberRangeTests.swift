import GymCore
import Testing

@Suite("NumberRange")
struct NumberRangeTests {
  @Test("contains its bounds unless the lower one is excluded, and only finite numbers")
  func containment() {
    #expect(NumberRange.atLeast(0).contains(0))
    #expect(!NumberRange.atLeast(0).contains(-0.1))
    #expect(!NumberRange.above(0).contains(0))
    #expect(NumberRange.above(0).contains(.leastNonzeroMagnitude))
    #expect(NumberRange.from(0, to: 1).contains(1))
    #expect(!NumberRange.from(0, to: 1).contains(1.1))
    for range in [NumberRange.finite, .atLeast(0), .from(-.infinity, to: .infinity)] {
      for number in [Double.nan, .infinity, -.infinity] { #expect(!range.contains(number)) }
    }
    #expect(NumberRange.finite.contains(-.greatestFiniteMagnitude))
  }

  @Test(
    "is put into words",
    arguments: [
      (NumberRange.atLeast(0), "of at least 0"), (.above(0.5), "above 0.5"),
      (.from(0, to: 1), "from 0 to 1"), (.from(-.infinity, to: 2.5), "of at most 2.5"),
      (.finite, "that is finite"), (.from(-.infinity, to: .infinity), "that is finite"),
    ])
  func words(range: NumberRange, expected: String) {
    #expect(range.words == expected)
  }
}
