import GymCore
import Testing

@Suite("ActionSpace")
struct ActionSpaceTests {
  private let discrete = ActionSpace.discrete(Discrete(3, start: -1))
  private let box = ActionSpace.box(Box(low: -1, high: 1, shape: [2]))
  private let choices = ActionSpace.multiDiscrete(MultiDiscrete([3, 2]))
  private let switches = ActionSpace.multiBinary(MultiBinary(2))

  @Test("says in which form its actions travel")
  func counts() {
    #expect([discrete, box, choices, switches].map(\.indexCount) == [3, nil, nil, nil])
    #expect([discrete, box, choices, switches].map(\.valueCount) == [0, 2, 2, 2])
    #expect(
      [discrete, box, choices, switches].map(\.space.json)
        == [
          #"{"kind":"discrete","count":3,"start":-1}"#,
          #"{"kind":"box","scalar":"float32","shape":[2],"low":[-1.0,-1.0],"high":[1.0,1.0]}"#,
          #"{"kind":"multiDiscrete","counts":[3,2]}"#, #"{"kind":"multiBinary","count":2}"#,
        ])
  }

  @Test("makes numbers of values and values of numbers")
  func roundTrips() throws {
    let pairs: [(ActionSpace, SpaceValue)] = [
      (discrete, .integer(-1)), (discrete, .integer(1)), (box, .numbers([0.5, -1])),
      (choices, .integers([2, 1])), (switches, .integers([0, 1])),
    ]
    for (space, value) in pairs {
      let numbers = try #require(space.numbers(of: value))
      #expect(numbers.values.count == space.valueCount)
      #expect(space.value(index: numbers.index, values: numbers.values) == value)
    }
    #expect(try #require(discrete.numbers(of: .integer(1))).index == 2)
  }

  @Test("lets continuous components lie outside their bounds, but they must be numbers")
  func outside() throws {
    #expect(try #require(box.numbers(of: .numbers([7, -7]))).values == [7, -7])
    #expect(box.numbers(of: .numbers([.nan, 0])) == nil)
  }

  @Test("refuses values of another kind, size or range")
  func refusals() {
    #expect(discrete.numbers(of: .integer(2)) == nil)
    #expect(discrete.numbers(of: .integer(.max)) == nil)
    #expect(discrete.numbers(of: .numbers([0])) == nil)
    #expect(box.numbers(of: .numbers([0])) == nil)
    #expect(box.numbers(of: .text("0")) == nil)
    #expect(choices.numbers(of: .integers([3, 0])) == nil)
    #expect(switches.numbers(of: .integers([0, 2])) == nil)
    let huge = ActionSpace.discrete(Discrete(1 << 40))
    #expect(huge.numbers(of: .integer(1 << 35)) == nil)
  }
}
