import NeuralCore
import Testing

@Suite("A schedule")
struct ScheduleTests {
  @Test("goes in a straight line and stays at its end")
  func linear() {
    let schedule = Schedule.linear(from: 1, to: 0.1, over: 90)
    #expect(schedule.value(at: 0) == 1)
    #expect(abs(schedule.value(at: 45) - 0.55) < 1e-12)
    #expect(abs(schedule.value(at: 90) - 0.1) < 1e-12)
    #expect(schedule.value(at: 1_000_000) == schedule.value(at: 90))
  }

  @Test("falls by a factor, smoothly or at once")
  func factors() {
    let smooth = Schedule.exponential(from: 8, factor: 0.25, over: 10)
    let stepped = Schedule.stepped(from: 8, factor: 0.25, every: 10)
    #expect(abs(smooth.value(at: 5) - 4) < 1e-12)
    #expect(abs(smooth.value(at: 20) - 0.5) < 1e-12)
    #expect(stepped.value(at: 9) == 8)
    #expect(stepped.value(at: 10) == 2)
    #expect(stepped.value(at: 29) == 0.5)
  }

  @Test("follows half a wave of the cosine")
  func cosine() {
    let schedule = Schedule.cosine(from: 3, to: 1, over: 100)
    #expect(schedule.value(at: 0) == 3)
    #expect(abs(schedule.value(at: 50) - 2) < 1e-12)
    #expect(abs(schedule.value(at: 25) - (2 + 0.5.squareRoot())) < 1e-12)
    #expect(schedule.value(at: 100) == 1)
    #expect(schedule.value(at: 500) == 1)
  }

  @Test("begins with a warm-up or with another schedule")
  func composition() {
    let warm = Schedule.warmUp(over: 10, then: .linear(from: 4, to: 0, over: 4))
    #expect((0...14).map(warm.value(at:)).prefix(3) == [0, 0.4, 0.8])
    #expect(warm.value(at: 10) == 4)
    #expect(warm.value(at: 12) == 2)
    #expect(warm.value(at: 99) == 0)
    let both = Schedule.sequence(.constant(1), steps: 5, then: .constant(2))
    #expect((3...6).map(both.value(at:)) == [1, 1, 2, 2])
  }
}
