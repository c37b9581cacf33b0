import GymCore
import Testing

@testable import GymnastCommand

@Suite("Assignments")
struct AssignmentTests {
  @Test("are split at the first equals sign")
  func split() throws {
    #expect(try Assignment.parse("a=b=c") == Assignment(key: "a", text: "b=c"))
    #expect(try Assignment.parse("a=") == Assignment(key: "a", text: ""))
  }

  @Test("read the lines of a file as texts")
  func file() throws {
    let scratch = try Scratch()
    let path = try scratch.file("lines", "one\r\n\n  2 \nthree")
    #expect(
      try Assignment(key: "a", text: "@\(path)").value()
        == .list([.text("one"), .text("2"), .text("three")]))
  }
}
