import Foundation
import GymCore
import Testing

@Suite("SpaceValue")
struct SpaceValueTests {
  @Test(
    "is printed as rollouts print it",
    arguments: [
      (.integer(3), "[3]"),
      (.integers([1, -2]), "[1,-2]"),
      (.numbers([0.5, -0.0, 1e-7, 1e16]), "[0.5,-0.0,1e-07,1e+16]"),
      (.numbers([.infinity, -.infinity, .nan]), #"["inf","-inf","nan"]"#),
      (.bytes([0, 255]), "[0,255]"),
      (.text("a \"b\"\n"), #""a \"b\"\n""#),
      (.tuple([.integer(13), .integers([2]), .numbers([0.25])]), "[13,2,0.25]"),
      (.tuple([.tuple([.integer(1)]), .text("x")]), #"[1,"x"]"#),
      (
        .dictionary([
          .init("image", .bytes([1, 2])), .init("direction", .integer(3)),
          .init("mission", .text("go")), .init("pair", .tuple([.integer(1), .integer(0)])),
        ]), #"{"image":[1,2],"direction":3,"mission":"go","pair":[1,0]}"#
      ),
      (.tuple([.dictionary([.init("a", .integer(1))]), .integer(2)]), #"[{"a":1},2]"#),
      (.dictionary([]), "{}"),
      (.integers([]), "[]"),
    ] as [(SpaceValue, String)])
  func json(value: SpaceValue, expected: String) throws {
    #expect(value.json == expected)
    _ = try JSONSerialization.jsonObject(with: Data(expected.utf8), options: .fragmentsAllowed)
  }

  @Test("gives floats as the doubles they are, so that nothing is lost")
  func floats() {
    let value = Box<Float>(low: 0, high: 1, shape: [1]).value(of: [0.1])
    #expect(value.json == "[0.10000000149011612]")
  }
}
