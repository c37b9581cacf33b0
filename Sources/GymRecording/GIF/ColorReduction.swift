/// A choice of few colours for many, always the same for the same picture.
///
/// The box of all colours is cut in two at its mean along the channel in which it is widest, then
/// again the box whose pixels lie farthest from their mean, by the sum of squares, until there are as
/// many boxes as colours are wanted. This is the cutting of P. Heckbert, “Color image quantization
/// for frame buffer display” (1982), with the measure of X. Wu, “Efficient statistical computations
/// for optimal color quantization” (1991).
struct ColorReduction {
  /// The chosen colours.
  private(set) var colors: [UInt32] = []

  /// For every entry of the tally the index of its colour.
  private(set) var colorOfEntry: [UInt8]

  /// Chooses colours for those that were tallied.
  ///
  /// When there are no more than `limit`, each is its own.
  ///
  /// - Precondition: `limit` is 1…256 and `entries` are not empty.
  init(_ entries: [ColorTally.Entry], limit: Int) {
    colorOfEntry = [UInt8](repeating: 0, count: entries.count)
    guard entries.count > limit else {
      colors = entries.map(\.color)
      for index in entries.indices { colorOfEntry[index] = UInt8(index) }
      return
    }
    var order = Array(entries.indices)
    var boxes = [Box(order[...], of: entries)]
    boxes.reserveCapacity(limit)
    while boxes.count < limit {
      var widest = 0
      for index in boxes.indices where boxes[index].error > boxes[widest].error { widest = index }
      let box = boxes[widest]
      guard box.error > 0 else { break }
      let (channel, mean) = (box.channel, box.mean)
      let middle = order[box.range].partition { entries[$0].level(channel) > mean }
      // Rounding could call the mean of equal levels larger than they are; no box is empty.
      guard middle > box.range.lowerBound, middle < box.range.upperBound else {
        boxes[widest].error = 0
        continue
      }
      boxes[widest] = Box(order[box.range.lowerBound..<middle], of: entries)
      boxes.append(Box(order[middle..<box.range.upperBound], of: entries))
    }
    colors = boxes.map(\.color)
    chooseNearest(entries)
  }

  /// Gives every entry the colour that is nearest: near the side of its box it may be another's.
  private mutating func chooseNearest(_ entries: [ColorTally.Entry]) {
    let reds = colors.map { Int32($0 >> 16) }
    let greens = colors.map { Int32($0 >> 8 & 0xff) }
    let blues = colors.map { Int32($0 & 0xff) }
    for (index, entry) in entries.enumerated() {
      let color = entry.color
      let (red, green, blue) = (
        Int32(color >> 16), Int32(color >> 8 & 0xff), Int32(color & 0xff)
      )
      // The distance in the upper bits, the index in the lower eight: the least is the nearest, and
      // of equals the first. No distance has more than 18 bits.
      var least = Int32.max
      for candidate in reds.indices {
        let (x, y, z) = (
          reds[candidate] &- red, greens[candidate] &- green, blues[candidate] &- blue
        )
        let distance = x &* x &+ y &* y &+ z &* z
        least = min(least, distance << 8 | Int32(truncatingIfNeeded: candidate))
      }
      colorOfEntry[index] = UInt8(least & 0xff)
    }
  }
}

/// Colours that may become one.
private struct Box {
  /// Their places in the common order.
  let range: Range<Int>

  /// The channel in which they differ most, and their mean there.
  let channel: Int
  let mean: Double

  /// The sum over the pixels of the squared distances to the mean in that channel.
  var error: Double

  /// The mean of the pixels.
  let color: UInt32

  init(_ members: ArraySlice<Int>, of entries: [ColorTally.Entry]) {
    range = members.startIndex..<members.endIndex
    var total = ColorTally.Entry(red: 0, green: 0, blue: 0, count: 0, slot: 0)
    var squares = (0.0, 0.0, 0.0)
    for member in members {
      let entry = entries[member]
      let weight = Double(entry.count)
      total.red += entry.red
      total.green += entry.green
      total.blue += entry.blue
      total.count += entry.count
      squares.0 += Double(entry.red) * Double(entry.red) / weight
      squares.1 += Double(entry.green) * Double(entry.green) / weight
      squares.2 += Double(entry.blue) * Double(entry.blue) / weight
    }
    color = total.color
    let means = (total.level(0), total.level(1), total.level(2))
    let errors = (
      squares.0 - means.0 * Double(total.red), squares.1 - means.1 * Double(total.green),
      squares.2 - means.2 * Double(total.blue)
    )
    if errors.1 >= errors.0, errors.1 >= errors.2 {
      (channel, mean, error) = (1, means.1, errors.1)
    } else if errors.0 >= errors.2 {
      (channel, mean, error) = (0, means.0, errors.0)
    } else {
      (channel, mean, error) = (2, means.2, errors.2)
    }
    if members.count == 1 { error = 0 }
  }
}

extension ColorTally.Entry {
  /// The mean level of a channel.
  fileprivate func level(_ channel: Int) -> Double {
    let sum =
      switch channel {
      case 0: red
      case 1: green
      default: blue
      }
    return Double(sum) / Double(count)
  }
}
