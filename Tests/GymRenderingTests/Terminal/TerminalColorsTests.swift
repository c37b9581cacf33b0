import GymRendering
import Testing

@Suite("The colors of a terminal")
struct TerminalColorsTests {
  @Test(
    "are chosen by the environment",
    arguments: [
      (["TERM": "xterm-256color", "COLORTERM": "truecolor"], TerminalColors.trueColor),
      (["TERM": "foot", "COLORTERM": "24bit"], .trueColor),
      (["TERM": "xterm-direct"], .trueColor),
      (["TERM": "xterm-256color"], .palette256),
      (["TERM": "screen-256color-bce", "COLORTERM": ""], .palette256),
      (["TERM": "xterm", "COLORTERM": "yes"], .plain),
      (["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"], .plain),
      (["TERM": "xterm-256color", "NO_COLOR": ""], .palette256),
      (["TERM": "dumb", "COLORTERM": "truecolor"], .plain),
      (["COLORTERM": "truecolor"], .plain),
      ([:], .plain),
    ])
  func detection(environment: [String: String], colors: TerminalColors) {
    #expect(TerminalColors(environment: environment) == colors)
  }

  @Test("say nothing of whether it can write in place, which only dumb ones cannot")
  func motion() {
    #expect(TerminalMotion(environment: ["TERM": "xterm", "NO_COLOR": "1"]) == .inPlace)
    for environment in [["TERM": "dumb"], ["TERM": ""], [:]] {
      #expect(TerminalMotion(environment: environment) == .scrolling)
    }
  }
}
