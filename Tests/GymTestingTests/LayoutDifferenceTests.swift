import GymCore
import Testing

@testable import GymTesting

@Suite("What a layout allows in a row")
struct LayoutDifferenceTests {
  private let layout = Layout([
    (name: "board", shape: [2], kind: .planes(high: 1)),
    (name: "image", shape: [1], kind: .planes(high: 255)),
  ])

  @Test("is from 0 to the greatest number of planes")
  func planes() throws {
    #expect(layout.difference(inRow: [0, 1, 255]) == nil)
    let refusals: [([Float], String)] = [
      ([2, 0, 0], "from 0 to 1.0"), ([0, -1, 0], "from 0 to 1.0"),
      ([0, 0, 256], "from 0 to 255.0"), ([0, 0, .nan], "from 0 to 255.0"),
    ]
    for (row, allowed) in refusals {
      #expect(layout.difference(inRow: row)?.expected == allowed)
    }
  }
}
