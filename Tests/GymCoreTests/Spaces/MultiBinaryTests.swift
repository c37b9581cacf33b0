import GymCore
import Testing

@Suite("MultiBinary")
struct MultiBinaryTests {
  private let space = MultiBinary(3)

  @Test("contains zeros and ones of its own number")
  func containment() {
    #expect(space.contains([0, 1, 1]))
    for element in [[0, 1], [0, 1, 2], [0, 1, -1], [0, 0, 0, 0]] {
      #expect(!space.contains(element))
    }
  }

  @Test("flattens to itself")
  func flattening() {
    #expect(flattened([0, 1, 1], in: space) == [0, 1, 1])
  }

  @Test("reads whole numbers of its own size only")
  func values() {
    #expect(space.element(of: .integers([0, 5, 0])) == [0, 5, 0])
    #expect(!space.containsValue(.integers([0, 5, 0])))
    for value: SpaceValue in [.integers([1, 0]), .integer(1), .bytes([1, 0, 0])] {
      #expect(space.element(of: value) == nil)
    }
  }

  @Test("is described as JSON")
  func json() { #expect(space.json == #"{"kind":"multiBinary","count":3}"#) }

  @Test("must have a switch")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = MultiBinary(0) }
  }
}
