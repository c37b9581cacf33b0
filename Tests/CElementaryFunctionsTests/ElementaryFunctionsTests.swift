import CElementaryFunctions
import Glibc
import Testing

@Suite("Elementary functions of the C library")
struct ElementaryFunctionsTests {
  @Test(
    "the sine and the cosine that come together are those that come alone",
    arguments: [1e-6, 1, 4, 100, 1e9])
  func together(scale: Double) {
    let differing = (-100_000...100_000).map { scale * (Double($0) / 100_000 + 1e-7) }
      .filter { angle in
        let both = sineAndCosine(angle)
        return both.sine.bitPattern != sin(angle).bitPattern
          || both.cosine.bitPattern != cos(angle).bitPattern
      }
    #expect(differing == [])
  }

  @Test("a power is the library's, which is not always the product")
  func power() {
    let numbers = (0..<1_000_000).map { Double($0) * 1.234567e-4 - 50 }
    #expect(numbers.filter { libraryPower2($0) != $0 * $0 }.isEmpty == false)
    #expect(numbers.filter { abs(libraryPower2($0) - $0 * $0) > ($0 * $0).ulp } == [])
    let floats = numbers.map { Float($0) }
    #expect(floats.filter { abs(libraryPower2f($0) - $0 * $0) > ($0 * $0).ulp } == [])
  }
}
