import Testing

@testable import GymRecording

@Suite("The clock of a GIF")
struct CentisecondClockTests {
  /// The delays of equally long frames, nil where one is left out; the last is never.
  private func delays(_ count: Int, lasting duration: Duration) -> [Int?] {
    var clock = CentisecondClock()
    return (1...count).map { index in
      clock.advance(by: duration)
      return index == count ? clock.lastDelay() : clock.delay()
    }
  }

  @Test("rounds every end by itself")
  func rounding() {
    #expect(delays(6, lasting: .seconds(1) / 30) == [3, 4, 3, 3, 4, 3])
    #expect(delays(3, lasting: .milliseconds(80)) == [8, 8, 8])
    #expect(delays(4, lasting: .milliseconds(25)) == [3, 2, 3, 2])
  }

  @Test("has no delay below two hundredths")
  func shortestDelay() {
    #expect(delays(6, lasting: .seconds(1) / 60) == [2, 2, 2, nil, 2, 2])
    #expect(delays(5, lasting: .milliseconds(10)) == [2, nil, 2, nil, 2])
    #expect(delays(5, lasting: .milliseconds(1)) == [nil, nil, nil, nil, 2])
  }

  @Test("catches up after frames that were shown longer than they lasted")
  func catchingUp() {
    var clock = CentisecondClock()
    clock.advance(by: .milliseconds(10))
    #expect(clock.delay() == 2)
    clock.advance(by: .milliseconds(20))
    #expect(clock.delay() == 2)
    clock.advance(by: .milliseconds(20))
    #expect(clock.delay() == 2)
    clock.advance(by: .milliseconds(100))
    #expect(clock.delay() == 9)
  }

  @Test("does not drift in a day of frames")
  func noDrift() {
    var clock = CentisecondClock()
    var sum = 0
    for _ in 0..<(24 * 3600 * 12) {
      clock.advance(by: .seconds(1) / 12)
      sum += clock.delay() ?? 0
    }
    #expect(sum == 24 * 3600 * 100)
  }
}
