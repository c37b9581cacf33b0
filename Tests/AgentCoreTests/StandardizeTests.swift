import AgentCore
import Testing

@Suite("Standardising")
struct StandardizeTests {
  private func standardized(_ values: [Float]) -> [Float] {
    var values = values
    var span = values.mutableSpan
    standardize(&span)
    return values
  }

  @Test("brings the mean to 0 and the deviation of the population to 1")
  func meanAndDeviation() {
    let result = standardized([1, 2, 3, 6])
    // The mean is 3, the deviation √3.5.
    let expected = [-2, -1, 0, 3].map { Float($0 / 3.5.squareRoot()) }
    for (value, target) in zip(result, expected) { #expect(abs(value - target) < 1e-6) }
  }

  @Test("makes equal numbers 0, however large", arguments: [Float(0), 0.1, -7, 1e9, 3.3e37])
  func equalNumbers(value: Float) {
    #expect(standardized([value, value, value]) == [0, 0, 0])
    #expect(standardized([value]) == [0])
  }

  @Test("takes no numbers as they are")
  func none() { #expect(standardized([]).isEmpty) }

  @Test("is the same for shifted and for stretched numbers")
  func invariance() {
    let numbers: [Float] = [0.5, -1, 4, 2, 2]
    let plain = standardized(numbers)
    for (first, second) in zip(plain, standardized(numbers.map { $0 * 100 - 30 })) {
      #expect(abs(first - second) < 1e-5)
    }
  }
}
