import GymCore
import NumericRandom
import Testing

@Suite("Box")
struct BoxTests {
  @Test("contains what lies between its bounds, which are part of it, and never NaN")
  func containment() {
    let space = Box<Float>(low: [-1, 0], high: [1, .infinity], shape: [2])
    #expect(space.contains([-1, 0]))
    #expect(space.contains([1, .infinity]))
    for element: [Float] in [[1.000001, 0], [0, -0.1], [.nan, 0], [0, .nan], [0], [0, 0, 0]] {
      #expect(!space.contains(element))
    }
    #expect(Box<UInt8>(low: 3, high: 4, shape: [1]).contains([4]))
    #expect(!Box<UInt8>(low: 3, high: 4, shape: [1]).contains([5]))
  }

  @Test("without dimensions has one element")
  func scalar() {
    #expect(Box<Double>(low: 0, high: 1, shape: []).flatCount == 1)
    #expect(Box<Double>(low: 0, high: 1, shape: []).contains([0.5]))
  }

  @Test("draws normal elements first, then those with one bound, then those with two")
  func order() {
    let space = Box<Double>(
      low: [0, -.infinity, 2, -.infinity], high: [1, 5, .infinity, .infinity], shape: [4])
    var sampler = space.makeSampler(seed: 9)
    var generator = PCG64(seed: 9)
    let normal = generator.standardNormal()
    let below = generator.standardExponential() + 2
    let above = 5 - generator.standardExponential()
    let between = generator.uniform(0, 1)
    #expect(space.sample(from: &sampler) == [between, above, below, normal])
    #expect(sampler.generator == generator)
  }

  @Test("flattens to its numbers")
  func flattening() {
    #expect(
      flattened([7, 255], in: Box<UInt8>(low: 0, high: 255, shape: [2])) == [7, 255])
    #expect(flattened([0.5], in: Box<Double>(low: 0, high: 1, shape: [1])) == [0.5])
  }

  @Test("is described as JSON, infinite bounds as texts")
  func json() throws {
    let space = Box<Float>(low: [-1, -.infinity], high: [0.5, .infinity], shape: [2, 1])
    #expect(
      space.json
        == #"{"kind":"box","scalar":"float32","shape":[2,1],"low":[-1.0,"-inf"],"#
        + #""high":[0.5,"inf"]}"#)
    #expect(try parsed(space.json)["shape"] as? [Int] == [2, 1])
    #expect(
      Box<UInt8>(low: 0, high: 9, shape: []).json
        == #"{"kind":"box","scalar":"uint8","shape":[],"low":[0],"high":[9]}"#)
    #expect(Box<Double>(low: 0, high: 1e-7, shape: [1]).json.contains(#""high":[1e-07]"#))
  }

  @Test("must have bounds for each element, the lower ones first")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Box<Float>(low: [0], high: [1], shape: [2]) }
    await #expect(processExitsWith: .failure) { _ = Box<Float>(low: 1, high: 0, shape: [2]) }
    await #expect(processExitsWith: .failure) { _ = Box<Float>(low: .nan, high: 0, shape: [2]) }
    await #expect(processExitsWith: .failure) { _ = Box<Float>(low: 0, high: 1, shape: [-1, -2]) }
  }
}
