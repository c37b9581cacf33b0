import GymRendering

/// A GIF file as a viewer sees it, read without the library that wrote it.
struct GIFAnimation {
  struct Frame {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
    var delay: Int
    var transparentIndex: Int?
    var hasOwnColors: Bool

    /// What is on the screen while the frame is shown, three bytes a pixel.
    var screen: [UInt8]
  }

  /// Why bytes are not a whole file of the kind that is written here.
  struct Defect: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var width = 0
  private(set) var height = 0
  private(set) var frames: [Frame] = []

  /// How often the file is repeated, zero for without end, or nil when it does not say.
  private(set) var repetitionCount: Int?

  var delays: [Int] { frames.map(\.delay) }

  /// Reads a file, which must end with its trailer and nothing behind it.
  init(_ bytes: [UInt8]) throws {
    var input = Input(bytes: bytes)
    try Defect.unless(try input.text(6) == "GIF89a", "It is no GIF89a file.")
    width = try input.word()
    height = try input.word()
    let shared = try input.colors(input.byte(), otherBytes: 2)
    var screen = [UInt8](repeating: 0, count: 3 * width * height)
    var isPainted = [Bool](repeating: false, count: width * height)
    var control: [Int]?
    while true {
      switch try input.byte() {
      case 0x21:
        let label = try input.byte()
        let blocks = try input.blocks()
        switch label {
        case 0xf9:
          let block = try Defect.unwrap(blocks.first, "A control has no block.")
          try Defect.unless(block.count == 4 && blocks.count == 1, "A control has another size.")
          control = block.map(Int.init)
        case 0xff:
          try Defect.unless(blocks.count == 2, "An application has another number of blocks.")
          try Defect.unless(blocks[0] == Array("NETSCAPE2.0".utf8), "The application is unknown.")
          try Defect.unless(blocks[1].count == 3 && blocks[1][0] == 1, "It is not about loops.")
          repetitionCount = Int(blocks[1][1]) | Int(blocks[1][2]) << 8
        default: throw Defect(description: "The extension \(label) is unknown.")
        }
      case 0x2c:
        let control = try Defect.unwrap(control.take(), "An image has no control before it.")
        try Defect.unless(control[0] >> 2 & 7 == 1, "The image is not left in place.")
        var frame = Frame(
          x: try input.word(), y: try input.word(), width: try input.word(),
          height: try input.word(), delay: control[1] | control[2] << 8,
          transparentIndex: control[0] & 1 == 1 ? control[3] : nil, hasOwnColors: false, screen: [])
        try Defect.unless(
          frame.width > 0 && frame.height > 0 && frame.x + frame.width <= width
            && frame.y + frame.height <= height, "An image is outside of the screen.")
        let flags = try input.byte()
        try Defect.unless(flags & 0x40 == 0, "An image is interlaced.")
        let own = try input.colors(flags, otherBytes: 0)
        frame.hasOwnColors = !own.isEmpty
        let colors = own.isEmpty ? shared : own
        let codeSize = Int(try input.byte())
        let indices = try decompressed(
          input.blocks().flatMap { $0 }, codeSize: codeSize, count: frame.width * frame.height)
        for (pixel, index) in indices.enumerated() where index != frame.transparentIndex {
          try Defect.unless(index < colors.count, "A pixel has no colour.")
          let place = (frame.y + pixel / frame.width) * width + frame.x + pixel % frame.width
          isPainted[place] = true
          for channel in 0..<3 { screen[3 * place + channel] = colors[index][channel] }
        }
        try Defect.unless(!isPainted.contains(false), "Parts of the screen were never painted.")
        frame.screen = screen
        frames.append(frame)
      case 0x3b:
        try Defect.unless(input.position == bytes.count, "Bytes stand behind the trailer.")
        return
      case let other: throw Defect(description: "The block \(other) is unknown.")
      }
    }
  }
}

extension GIFAnimation.Defect {
  static func unless(_ condition: Bool, _ description: String) throws {
    guard condition else { throw GIFAnimation.Defect(description: description) }
  }

  static func unwrap<Value>(_ value: Value?, _ description: String) throws -> Value {
    guard let value else { throw GIFAnimation.Defect(description: description) }
    return value
  }
}

/// Bytes that are read one after the other.
private struct Input {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func byte() throws -> UInt8 {
    try GIFAnimation.Defect.unless(position < bytes.count, "The file is cut short.")
    position += 1
    return bytes[position - 1]
  }

  mutating func word() throws -> Int { try Int(byte()) | Int(byte()) << 8 }

  mutating func bytes(_ count: Int) throws -> [UInt8] {
    var read: [UInt8] = []
    for _ in 0..<count { read.append(try byte()) }
    return read
  }

  mutating func text(_ count: Int) throws -> String {
    String(decoding: try bytes(count), as: UTF8.self)
  }

  /// Reads the table of colours that flags announce, behind bytes that do not matter.
  mutating func colors(_ flags: UInt8, otherBytes: Int) throws -> [[UInt8]] {
    _ = try bytes(otherBytes)
    guard flags & 0x80 != 0 else { return [] }
    return try (0..<(2 << Int(flags & 7))).map { _ in try bytes(3) }
  }

  /// Reads blocks up to an empty one.
  mutating func blocks() throws -> [[UInt8]] {
    var blocks: [[UInt8]] = []
    while case let count = Int(try byte()), count > 0 { blocks.append(try bytes(count)) }
    return blocks
  }
}

/// Undoes the compression of an image, GIF's variant of Lempel, Ziv and Welch's.
private func decompressed(_ bytes: [UInt8], codeSize: Int, count: Int) throws -> [Int] {
  let clear = 1 << codeSize
  var table: [[UInt8]] = []
  var last: [UInt8]?
  var width = codeSize + 1
  var bits = 0
  var bitCount = 0
  var indices: [Int] = []
  for byte in bytes {
    bits |= Int(byte) << bitCount
    bitCount += 8
    while bitCount >= width {
      let code = bits & ((1 << width) - 1)
      bits >>= width
      bitCount -= width
      if code == clear {
        table = (0..<clear).map { [UInt8($0)] } + [[], []]
        last = nil
        width = codeSize + 1
        continue
      }
      if code == clear + 1 {
        try GIFAnimation.Defect.unless(indices.count == count, "An image has other pixels.")
        return indices
      }
      var run: [UInt8]
      if code < table.count {
        run = table[code]
      } else {
        let last = try GIFAnimation.Defect.unwrap(last, "A first code is unknown.")
        try GIFAnimation.Defect.unless(code == table.count, "A code is unknown.")
        run = last + [last[0]]
      }
      if let last, table.count < 4096 { table.append(last + [run[0]]) }
      indices += run.map(Int.init)
      last = run
      if table.count == 1 << width, width < 12 { width += 1 }
    }
  }
  throw GIFAnimation.Defect(description: "An image is cut short.")
}
