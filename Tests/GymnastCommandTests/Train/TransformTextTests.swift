import AgentCore
import GymCore
import Testing

@testable import GymnastCommand

@Suite("A row transform on the command line")
struct TransformTextTests {
  @Test("is a name with options after a colon")
  func options() throws {
    #expect(try TransformText.setting("oneHot") == "oneHot")
    #expect(
      try TransformText.setting("frameStack:count=3,padding=zero")
        == TransformSetting("frameStack", ["count": .integer(3), "padding": .text("zero")]))
    #expect(
      try TransformText.setting("discretize:binCounts=[7,5],isJoined=false")
        == TransformSetting(
          "discretize",
          ["binCounts": .list([.integer(7), .integer(5)]), "isJoined": .flag(false)]))
    #expect(
      try TransformText.setting(#"filter:parts=["a,b","c"]"#)
        == TransformSetting("filter", ["parts": .list([.text("a,b"), .text("c")])]))
  }

  @Test(
    "is refused with words about the option",
    arguments: [
      ("clip:low", "'low' is not key=value"), ("clip:", "'' is not key=value"),
      ("clip:low=1,low=2", "set twice"), ("filter:parts=[a", "not readable"),
    ])
  func refusals(text: String, words: String) throws {
    let error = try #require(throws: CommandError.self) { try TransformText.setting(text) }
    #expect("\(error)".contains(words), "\(error)")
  }
}
