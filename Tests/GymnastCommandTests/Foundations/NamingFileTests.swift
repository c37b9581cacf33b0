import GymCore
import Testing

@testable import GymnastCommand

@Suite("Naming a file")
struct NamingFileTests {
  @Test("puts its path before whatever is wrong with what it says")
  func error() throws {
    let wrong = OptionError.notAllowed(
      name: "discount", value: .integer(2), allowed: "a number from 0 to 1")
    let error = try #require(throws: CommandError.self) {
      try naming("mine.yaml") { throw wrong }
    }
    #expect(error.description == "mine.yaml: \(wrong.description)")
  }

  @Test("changes nothing where nothing is wrong")
  func value() throws {
    #expect(try naming("mine.yaml") { 7 } == 7)
  }
}
