import GymCore
import Testing

@testable import GymnastCommand

@Suite("Values of options")
struct OptionTextTests {
  @Test(
    "are what JSON says, and else texts",
    arguments: [
      ("true", OptionValue.flag(true)), ("false", .flag(false)), ("null", .null),
      ("7", .integer(7)), ("-7", .integer(-7)), ("007", .integer(7)),
      ("1.5", .number(1.5)), ("-1e-3", .number(-0.001)), ("1e5", .number(100_000)),
      ("8x8", .text("8x8")), ("", .text("")), ("True", .text("True")), ("-", .text("-")),
      ("1.2.3", .text("1.2.3")), ("nan", .text("nan")), ("inf", .text("inf")),
      ("0x10", .text("0x10")), ("+1", .text("+1")), ("{}", .text("{}")),
      ("340282366920938463463374607431768211456", .text("340282366920938463463374607431768211456")),
      ("\"7\"", .text("7")), ("\"a\\\"b\"", .text("a\"b")),
      ("[]", .list([])), (" []", .text(" []")),
      (
        "[1, 0.5,\"x\" ,true,null]",
        .list([.integer(1), .number(0.5), .text("x"), .flag(true), .null])
      ),
      ("[[1],[]]", .list([.list([.integer(1)]), .list([])])),
    ])
  func value(text: String, value: OptionValue) throws {
    #expect(try OptionText.value(of: text) == value)
  }

  @Test(
    "are refused when they begin as a list or a quoted text and do not end so",
    arguments: [
      "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]x", "[a]", "[\"a]", "\"a", "\"a\"b", "\"\\x\"",
      String(repeating: "[", count: 100_000),
    ])
  func refusal(text: String) {
    #expect(throws: ValueError.self) { try OptionText.value(of: text) }
  }
}
