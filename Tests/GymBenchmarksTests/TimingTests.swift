import Testing

@testable import GymBenchmarks

@Suite("Timings")
struct TimingTests {
  @Test("the median is the middle reading, or the mean of the middle two")
  func median() {
    let odd = Timing(readings: [3, 1, 8])
    #expect(odd.median == 3 && odd.minimum == 1 && odd.maximum == 8)
    #expect(Timing(readings: [4, 1, 8, 2]).median == 3)
  }

  @Test("the work is done once before it is measured, and then in batches")
  func repetitions() {
    var callCount = 0
    let timing = Stopwatch.timing(batchCount: 5, batchTime: 0) { callCount += 1 }
    #expect(callCount == 7)  // To begin with, to find the size of a batch, and five batches of one.
    #expect(timing.minimum <= timing.median && timing.median <= timing.maximum)
  }
}
