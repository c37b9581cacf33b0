import Testing

@testable import GymnastCommand

@Suite("Numbers for people")
struct ReadableTests {
  @Test(
    "have up to six significant digits",
    arguments: [
      (0, "0"), (-0.0, "0"), (500, "500"), (-1.0 / 3, "-0.333333"), (247.58, "247.58"),
      (0.1 + 0.2, "0.3"), (1234567.8, "1234568"), (1e15, "1000000000000000"), (1e300, "1e+300"),
      (1e-7, "1e-07"),
      (.infinity, "inf"), (.nan, "nan"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func number(value: Double, text: String) {
    #expect(Readable.number(value) == text)
  }

  @Test("are durations of hours, minutes and seconds")
  func duration() {
    #expect(Readable.duration(seconds: 0.4) == "0:00")
    #expect(Readable.duration(seconds: 75) == "1:15")
    #expect(Readable.duration(seconds: 36_061) == "10:01:01")
    #expect(Readable.duration(seconds: .infinity) == "-")
  }

  @Test("are grouped by thousands")
  func grouped() {
    #expect(ArgumentValues.grouped(0) == "0" && ArgumentValues.grouped(999) == "999")
    #expect(ArgumentValues.grouped(1000) == "1,000")
    #expect(ArgumentValues.grouped(-1_234_567) == "-1,234,567")
    #expect(ArgumentValues.grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
