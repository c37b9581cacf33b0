/// The different colours of a picture, with how often each occurs.
///
/// When there are more than ``limit``, colours that differ only in their lowest bits are to be
/// counted as one: ``removeAll(droppingBits:)``.
struct ColorTally {
  /// Colours that are counted as one.
  struct Entry {
    /// The sums over the pixels.
    var red: Int
    var green: Int
    var blue: Int
    var count: Int

    /// Where the table of slots names the entry.
    var slot: Int
  }

  /// The most entries: all colours of 5 bits a channel.
  static let limit = 1 << 15

  private(set) var entries: [Entry] = []
  private var mask: UInt32 = 0xff_ffff

  /// For every slot of a hash table one more than the index of its entry, or zero.
  private var slots = [UInt16](repeating: 0, count: 2 * ColorTally.limit)

  /// For every entry its colour, without the dropped bits.
  private var keys: [UInt32] = []

  /// Forgets all colours; from now on those that agree in all but the lowest bits are one.
  mutating func removeAll(droppingBits count: Int = 0) {
    for entry in entries { slots[entry.slot] = 0 }
    entries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    mask = 0x01_0101 * ((0xff << UInt32(count)) & 0xff)
  }

  /// Counts a pixel, and returns the index of its entry, or nil when it would be one too many.
  mutating func add(_ color: UInt32) -> Int? {
    let key = color & mask
    // The multiplier of Fibonacci hashing: 2³² over the golden ratio; its top 16 bits pick a slot.
    var slot = Int((key &* 0x9e37_79b9) >> 16)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keys[index] == key {
        add(color, toEntry: index)
        return index
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard entries.count < ColorTally.limit else { return nil }
    slots[slot] = UInt16(entries.count + 1)
    keys.append(key)
    entries.append(Entry(red: 0, green: 0, blue: 0, count: 0, slot: slot))
    add(color, toEntry: entries.count - 1)
    return entries.count - 1
  }

  /// Counts a pixel whose entry is known.
  mutating func add(_ color: UInt32, toEntry index: Int) {
    entries[index].red += Int(color >> 16)
    entries[index].green += Int(color >> 8 & 0xff)
    entries[index].blue += Int(color & 0xff)
    entries[index].count += 1
  }
}

extension ColorTally.Entry {
  /// The mean of the pixels, rounded.
  var color: UInt32 {
    let half = count / 2
    return UInt32((red + half) / count) << 16 | UInt32((green + half) / count) << 8
      | UInt32((blue + half) / count)
  }
}
