import GymCore
import Testing

@Suite("BoxScalar")
struct BoxScalarTests {
  @Test("makes bytes of draws by rounding down, and never traps at the ends")
  func sampledBytes() {
    let draws: [Double] = [0, 0.99, 1, 254.999, 255.5, 256, 300, -0.5]
    #expect(draws.map { UInt8(sampled: $0) } == [0, 0, 1, 254, 255, 255, 255, 0])
  }

  @Test("makes floats of draws by rounding to the nearest")
  func sampledFloats() {
    #expect(Float(sampled: 0.1) == 0.1)
    #expect(Double(sampled: 0.1) == 0.1)
  }

  @Test("reads numbers, whole numbers and a single whole number")
  func reading() {
    #expect(Float.elements(of: .numbers([0.5, 2])) == [0.5, 2])
    #expect(Double.elements(of: .integers([1, -2])) == [1, -2])
    #expect(Float.elements(of: .integer(3)) == [3])
    #expect(UInt8.elements(of: .bytes([1, 2])) == [1, 2])
    #expect(UInt8.elements(of: .integers([0, 255])) == [0, 255])
    #expect(UInt8.elements(of: .integer(9)) == [9])
  }

  @Test("refuses what is of another kind or does not fit")
  func refusals() {
    #expect(Float.elements(of: .text("1")) == nil)
    #expect(Float.elements(of: .bytes([1])) == nil)
    #expect(UInt8.elements(of: .integers([0, 256])) == nil)
    #expect(UInt8.elements(of: .integers([-1])) == nil)
    #expect(UInt8.elements(of: .integer(256)) == nil)
    #expect(UInt8.elements(of: .numbers([1])) == nil)
  }
}
