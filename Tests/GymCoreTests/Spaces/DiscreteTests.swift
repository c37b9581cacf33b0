import GymCore
import NumericRandom
import Testing

@Suite("Discrete")
struct DiscreteTests {
  @Test("contains its alternatives and nothing else, however far away")
  func containment() {
    let space = Discrete(3, start: -1)
    for element in -1...1 { #expect(space.contains(element)) }
    for element in [-2, 2, .max, .min] { #expect(!space.contains(element)) }
    #expect(Discrete(.max, start: 0).contains(.max - 1))
    #expect(!Discrete(.max, start: -5).contains(.max))
    #expect(!Discrete(2, start: .min).contains(.max))
    #expect(Discrete(2, start: .max - 1).contains(.max))
  }

  @Test("draws only what the mask allows, and each of it")
  func masks() {
    let space = Discrete(5, start: 10)
    var sampler = space.makeSampler(seed: 3)
    let mask = [false, true, false, true, true]
    let elements = Set((0..<200).map { _ in space.sample(from: &sampler, mask: mask) })
    #expect(elements == [11, 13, 14])
  }

  @Test("draws the first alternative, and no number, when the mask allows none")
  func emptyMask() {
    let space = Discrete(5, start: 10)
    var sampler = space.makeSampler(seed: 3)
    let before = sampler
    #expect(space.sample(from: &sampler, mask: Array(repeating: false, count: 5)) == 10)
    #expect(sampler == before)
  }

  @Test("flattens to one-hot")
  func flattening() {
    let space = Discrete(4, start: -1)
    #expect(flattened(1, in: space) == [0, 0, 1, 0])
    #expect(flattened(-1, in: space) == [1, 0, 0, 0])
  }

  @Test("is printed as a whole number and read back")
  func values() {
    let space = Discrete(3)
    #expect(space.value(of: 2) == .integer(2))
    #expect(space.element(of: .integer(7)) == 7)
    #expect(space.element(of: .integers([1])) == 1)
    for value: SpaceValue in [.integers([]), .integers([1, 2]), .numbers([1]), .text("1")] {
      #expect(space.element(of: value) == nil)
    }
    #expect(space.containsValue(.integer(2)))
    #expect(!space.containsValue(.integer(3)))
    #expect(!space.containsValue(.text("1")))
  }

  @Test("is described as JSON")
  func json() throws {
    #expect(Discrete(3, start: -2).json == #"{"kind":"discrete","count":3,"start":-2}"#)
    #expect(try parsed(Discrete(3).json)["kind"] as? String == "discrete")
  }

  @Test("must have an alternative, and none beyond the integers")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Discrete(0) }
    await #expect(processExitsWith: .failure) { _ = Discrete(3, start: .max - 1) }
    await #expect(processExitsWith: .failure) {
      var sampler = Discrete(2).makeSampler(seed: 0)
      _ = Discrete(2).sample(from: &sampler, mask: [true])
    }
  }
}
