import Foundation
import GymCore
import Testing

@Suite("OptionValue")
struct OptionValueTests {
  @Test(
    "is printed as JSON",
    arguments: [
      (.null, "null"), (.flag(true), "true"), (.flag(false), "false"), (.integer(-3), "-3"),
      (.number(0.5), "0.5"), (.number(2), "2.0"), (.number(.infinity), #""inf""#),
      (.text("a\"b\\"), #""a\"b\\""#),
      (.list([.integer(1), .text("x"), .list([.null])]), #"[1,"x",[null]]"#), (.list([]), "[]"),
    ] as [(OptionValue, String)])
  func json(value: OptionValue, expected: String) throws {
    #expect(value.json == expected)
    _ = try JSONSerialization.jsonObject(with: Data(expected.utf8), options: .fragmentsAllowed)
  }

  @Test("is described as JSON, a text by itself")
  func description() {
    #expect("\(OptionValue.text("a b"))" == "a b")
    #expect("\(OptionValue.list([.text("a")]))" == #"["a"]"#)
    #expect("\(OptionValue.number(1e-7))" == "1e-07")
  }

  @Test("is a number when it is one, whole or not")
  func numbers() {
    #expect(OptionValue.integer(3).asNumber == 3)
    #expect(OptionValue.number(0.5).asNumber == 0.5)
    for value in [OptionValue.null, .flag(true), .text("1"), .list([.integer(1)])] {
      #expect(value.asNumber == nil)
      #expect(value.asInteger == nil)
    }
  }

  @Test("is a whole number when nothing is lost")
  func integers() {
    #expect(OptionValue.integer(.max).asInteger == .max)
    #expect(OptionValue.number(1e5).asInteger == 100_000)
    for number in [0.5, 1e300, .nan, .infinity] {
      #expect(OptionValue.number(number).asInteger == nil)
    }
  }
}
