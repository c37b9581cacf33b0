import GymRendering

extension Canvas {
  /// The amounts of red as hexadecimal digits, row by row: on a black canvas, drawn upon in white,
  /// how much of each pixel is covered.
  var shades: [String] {
    (0..<height).map { y in
      (0..<width).map { x in
        let digits = String(self[x, y].red, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
      }.joined(separator: " ")
    }
  }

  /// The pixels as characters: `#` for black, `.` for white, `?` for any other color.
  var marks: [String] {
    (0..<height).map { y in
      String(
        (0..<width).map { x in
          self[x, y] == .black ? "#" : self[x, y] == .white ? "." : "?" as Character
        })
    }
  }

  /// A part of the picture.
  func part(x: Int, y: Int, width: Int, height: Int) -> Canvas {
    var result = Canvas(width: width, height: height)
    result.draw(self, x: -x, y: -y)
    return result
  }

  /// The greatest difference of a byte to that of another picture of the same size.
  func greatestDifference(to other: Canvas) -> Int {
    zip(bytes, other.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 0
  }

  /// How much of each pixel a shape covers, by trying many points, as a picture in white on black.
  static func sampled(
    width: Int, height: Int, perSide: Int = 32, isInside: (Point) -> Bool
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height, color: .black)
    for y in 0..<height {
      for x in 0..<width {
        var count = 0
        for sample in 0..<perSide * perSide {
          let across = (Double(sample % perSide) + 0.5) / Double(perSide)
          let down = (Double(sample / perSide) + 0.5) / Double(perSide)
          if isInside(Point(Double(x) + across, Double(y) + down)) { count += 1 }
        }
        let share = Double(count) / Double(perSide * perSide)
        canvas[x, y] = Color.black.mixed(with: .white, share: share)
      }
    }
    return canvas
  }
}

/// Numbers that look random and are the same in every run: SplitMix64 by Vigna.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number of the range, in steps of 2⁻²⁰, so that adding whole numbers loses nothing.
  mutating func number(_ range: ClosedRange<Double>) -> Double {
    let share = Double(next() >> 44) / Double(1 << 20)
    return ((range.lowerBound + share * (range.upperBound - range.lowerBound)) * 1_048_576)
      .rounded() / 1_048_576
  }

  mutating func point(_ range: ClosedRange<Double>) -> Point {
    Point(number(range), number(range))
  }

  mutating func color() -> Color { Color(UInt32(truncatingIfNeeded: next())) }
}
