import GymCore
import Testing

@Suite("MultiDiscrete")
struct MultiDiscreteTests {
  private let space = MultiDiscrete([3, 1, 2])

  @Test("contains choices below their counts")
  func containment() {
    #expect(space.contains([2, 0, 1]))
    for element in [[3, 0, 0], [0, 1, 0], [0, 0, -1], [0, 0], [0, 0, 0, 0], []] {
      #expect(!space.contains(element))
    }
  }

  @Test("flattens to one-hot parts side by side")
  func flattening() {
    #expect(space.flatCount == 6)
    #expect(flattened([2, 0, 1], in: space) == [0, 0, 1, 1, 0, 1])
  }

  @Test("reads whole numbers of its own size only")
  func values() {
    #expect(space.element(of: .integers([9, 9, 9])) == [9, 9, 9])
    for value: SpaceValue in [.integers([1, 2]), .integer(1), .numbers([1, 0, 0])] {
      #expect(space.element(of: value) == nil)
    }
  }

  @Test("is described as JSON")
  func json() {
    #expect(space.json == #"{"kind":"multiDiscrete","counts":[3,1,2]}"#)
  }

  @Test("must have choices with alternatives")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = MultiDiscrete([]) }
    await #expect(processExitsWith: .failure) { _ = MultiDiscrete([2, 0]) }
  }
}
