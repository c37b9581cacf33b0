import NumericRandom
import Testing

@testable import GymRecording

@Suite("A choice of few colours")
struct ColorReductionTests {
  private func tallied(_ colors: [UInt32], droppingBits count: Int = 0) -> ColorTally {
    var tally = ColorTally()
    tally.removeAll(droppingBits: count)
    for color in colors { _ = tally.add(color) }
    return tally
  }

  @Test("keeps every colour when there are few enough, in the order of their coming")
  func fewColors() {
    let reduction = ColorReduction(tallied([9, 3, 9, 0xff_ffff, 3]).entries, limit: 3)
    #expect(reduction.colors == [9, 3, 0xff_ffff])
    #expect(reduction.colorOfEntry == [0, 1, 2])
  }

  @Test("joins the two colours that are nearest")
  func nearest() {
    let tally = tallied([0xff_0000, 0x00_ff00, 0x00_fe00, 0x00_fe00, 0x00_fe00, 0x00_00ff])
    let reduction = ColorReduction(tally.entries, limit: 3)
    #expect(Set(reduction.colors) == [0xff_0000, 0x00_fe00, 0x00_00ff])
    #expect(reduction.colorOfEntry[1] == reduction.colorOfEntry[2])
  }

  @Test("gives one colour for all their mean")
  func one() {
    let reduction = ColorReduction(tallied([0x10_2030, 0x20_4050, 0x30_6070]).entries, limit: 1)
    #expect(reduction.colors == [0x20_4050])
  }

  @Test("is nearer with more colours, and chooses as many as it may", arguments: 1...4)
  func moreColors(seed: Int) {
    var generator = PCG64(seed: Seed(seed))
    let tally = tallied((0..<5000).map { _ in generator.next32() & 0xff_ffff })
    var last = Double.infinity
    for limit in [1, 2, 8, 64, 255, 256] {
      let reduction = ColorReduction(tally.entries, limit: limit)
      #expect(reduction.colors.count == limit)
      var error = 0.0
      for (entry, color) in zip(tally.entries, reduction.colorOfEntry) {
        for shift in [0, 8, 16] {
          let meant = Int(entry.color >> UInt32(shift) & 0xff)
          let chosen = Int(reduction.colors[Int(color)] >> UInt32(shift) & 0xff)
          error += Double((meant - chosen) * (meant - chosen))
        }
      }
      #expect(error < last)
      last = error
    }
  }

  @Test("counts colours as one when they differ in dropped bits alone")
  func droppedBits() {
    let tally = tallied([0x10_2030, 0x17_2731, 0x18_2030], droppingBits: 3)
    #expect(tally.entries.map(\.count) == [2, 1])
    #expect(tally.entries.map(\.color) == [0x14_2431, 0x18_2030])
  }

  @Test("has room for all colours of five bits and for no more of eight")
  func limit() {
    var tally = ColorTally()
    for color in 0..<UInt32(ColorTally.limit) { #expect(tally.add(color * 511) == Int(color)) }
    #expect(tally.add(1) == nil)
    #expect(tally.add(511) == 1)
    tally.removeAll(droppingBits: 3)
    var generator = PCG64(seed: 0)
    for _ in 0..<500_000 where tally.add(generator.next32() & 0xff_ffff) == nil {
      Issue.record("The tally is full.")
    }
    #expect(tally.entries.count == ColorTally.limit)
  }
}
