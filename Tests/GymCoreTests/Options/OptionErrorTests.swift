import GymCore
import Testing

@Suite("OptionError")
struct OptionErrorTests {
  @Test("names the known options and the one that was meant")
  func unknown() {
    let error = OptionError.unknown(name: "gravty", known: ["length", "gravity"])
    #expect(
      "\(error)"
        == "There is no option 'gravty'. Did you mean 'gravity'? Options are: gravity, length.")
    #expect(
      "\(OptionError.unknown(name: "colour", known: ["gravity"]))"
        == "There is no option 'colour'. Options are: gravity.")
    #expect(
      "\(OptionError.unknown(name: "gravity", known: []))"
        == "There is no option 'gravity': none can be set here.")
  }

  @Test("says what an option takes")
  func notAllowed() {
    let error = OptionError.notAllowed(
      name: "gravity", value: .integer(-1), allowed: "a number above 0")
    #expect("\(error)" == "'gravity' cannot be -1: it takes a number above 0.")
  }

  @Test("of a conflict is its message")
  func conflict() {
    #expect("\(OptionError.conflict("Both cannot be."))" == "Both cannot be.")
  }
}
