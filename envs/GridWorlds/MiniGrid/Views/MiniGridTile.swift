/// Draws a square of a grid as the reference program does, pixel by pixel.
///
/// Three by three points are looked at for each pixel and averaged; the arithmetic is that of MiniGrid
/// 3.2.0, single precision where NumPy uses it, for the same bytes.
struct MiniGridTile {
  /// The cell's kind, color and state, as agents see them.
  var kind: UInt8
  var color: UInt8
  var state: UInt8

  /// Where the agent looks that stands there: 0 right, 1 down, 2 left, 3 up.
  var direction: UInt8?

  /// Whether it is brighter, because the agent sees it.
  var isSeen: Bool

  private typealias Ink = (red: UInt8, green: UInt8, blue: UInt8)

  private static let pointsPerPixel = 3

  /// A number that differs from that of any tile which looks otherwise.
  var key: UInt32 {
    UInt32(kind) | UInt32(color) << 8 | UInt32(state) << 16
      | (direction.map { UInt32($0) } ?? 4) << 24 | (isSeen ? 1 << 31 : 0)
  }

  /// The pixels of the tile, row by row, red, green and blue.
  func pixels(side: Int) -> [UInt8] {
    let count = side * Self.pointsPerPixel
    var points = [Double](repeating: 0, count: count * count * 3)
    for y in 0..<count {
      for x in 0..<count {
        let ink = ink(x: (Double(x) + 0.5) / Double(count), y: (Double(y) + 0.5) / Double(count))
        let place = (y * count + x) * 3
        points[place] = shade(ink.red)
        points[place + 1] = shade(ink.green)
        points[place + 2] = shade(ink.blue)
      }
    }
    var pixels = [UInt8](repeating: 0, count: side * side * 3)
    for place in pixels.indices {
      let (y, x, plane) = (place / 3 / side * 3, place / 3 % side * 3, place % 3)
      var sum = 0.0
      for line in y..<y + 3 {
        let start = (line * count + x) * 3 + plane
        sum += (points[start] + points[start + 3] + points[start + 6]) / 3
      }
      pixels[place] = UInt8(sum / 3)
    }
    return pixels
  }

  private func shade(_ level: UInt8) -> Double {
    guard isSeen else { return Double(level) }
    return Double(UInt8(min(Double(level) + 0.3 * Double(255 - level), 255)))
  }

  /// What is painted last over a point wins.
  private func ink(x: Double, y: Double) -> Ink {
    let cell = MiniGrid.Cell(bits: UInt32(kind) | UInt32(color) << 8 | UInt32(state) << 16)
    if let direction, isInAgent(x, y, Int(direction)) { return (255, 0, 0) }
    return thing(cell, x, y)
      ?? (x <= 0.031 || y <= 0.031 ? (100, 100, 100) : (0, 0, 0))
  }

  private func thing(_ cell: MiniGrid.Cell, _ x: Double, _ y: Double) -> Ink? {
    let ink = Self.inks[Int(cell.color.rawValue)]
    func isIn(_ left: Double, _ right: Double, _ top: Double, _ bottom: Double) -> Bool {
      x >= left && x <= right && y >= top && y <= bottom
    }
    func isInCircle(_ centerX: Double, _ centerY: Double, _ radius: Double) -> Bool {
      (x - centerX) * (x - centerX) + (y - centerY) * (y - centerY) <= radius * radius
    }
    switch cell.kind {
    case .unseen, .empty, .agent: return nil
    case .wall, .goal: return ink
    case .floor:
      return isIn(0.031, 1, 0.031, 1) ? (ink.red / 2, ink.green / 2, ink.blue / 2) : nil
    case .lava: return Self.isInWave(x, y) ? (0, 0, 0) : (255, 128, 0)
    case .door: return door(cell.doorState, ink, isIn, isInCircle)
    case .key:
      if isInCircle(0.56, 0.28, 0.064) { return (0, 0, 0) }
      let isKey =
        isInCircle(0.56, 0.28, 0.19) || isIn(0.38, 0.5, 0.81, 0.88) || isIn(0.38, 0.5, 0.59, 0.66)
        || isIn(0.5, 0.63, 0.31, 0.88)
      return isKey ? ink : nil
    case .ball: return isInCircle(0.5, 0.5, 0.31) ? ink : nil
    case .box:
      if isIn(0.16, 0.84, 0.47, 0.53) { return ink }
      if isIn(0.18, 0.82, 0.18, 0.82) { return (0, 0, 0) }
      return isIn(0.12, 0.88, 0.12, 0.88) ? ink : nil
    }
  }

  private func door(
    _ state: MiniGrid.DoorState, _ ink: Ink,
    _ isIn: (Double, Double, Double, Double) -> Bool, _ isInCircle: (Double, Double, Double) -> Bool
  ) -> Ink? {
    switch state {
    case .open:
      if isIn(0.92, 0.96, 0.04, 0.96) { return (0, 0, 0) }
      return isIn(0.88, 1, 0, 1) ? ink : nil
    case .closed:
      if isInCircle(0.75, 0.5, 0.08) { return ink }
      if isIn(0.12, 0.88, 0.12, 0.88) { return (0, 0, 0) }
      if isIn(0.08, 0.92, 0.08, 0.92) { return ink }
      return isIn(0.04, 0.96, 0.04, 0.96) ? (0, 0, 0) : ink
    case .locked:
      if isIn(0.52, 0.75, 0.5, 0.56) { return ink }
      func darkened(_ level: UInt8) -> UInt8 { UInt8(0.45 * Double(level)) }
      return isIn(0.06, 0.94, 0.06, 0.94)
        ? (darkened(ink.red), darkened(ink.green), darkened(ink.blue)) : ink
    }
  }

  private static let inks: [Ink] = [
    (255, 0, 0), (0, 255, 0), (0, 0, 255), (112, 39, 195), (255, 255, 0), (100, 100, 100),
  ]

  // MARK: Slanted shapes

  private static func isInWave(_ x: Double, _ y: Double) -> Bool {
    for wave in 0..<3 {
      let (high, low) = (0.3 + 0.2 * Double(wave), 0.4 + 0.2 * Double(wave))
      if isOnLine(x, y, (0.1, high), (0.3, low)) || isOnLine(x, y, (0.3, low), (0.5, high))
        || isOnLine(x, y, (0.5, high), (0.7, low)) || isOnLine(x, y, (0.7, low), (0.9, high))
      {
        return true
      }
    }
    return false
  }

  private static func isOnLine(
    _ x: Double, _ y: Double, _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)
  ) -> Bool {
    let radius = 0.03
    guard
      x >= min(from.x, to.x) - radius, x <= max(from.x, to.x) + radius,
      y >= min(from.y, to.y) - radius, y <= max(from.y, to.y) + radius
    else { return false }
    let start = SIMD2(Float(from.x), Float(from.y))
    let way = SIMD2(Float(to.x), Float(to.y)) - start
    let length = (way.x * way.x + way.y * way.y).squareRoot()
    let (ahead, origin) = (SIMD2<Double>(way / length), SIMD2<Double>(start))
    let offset = SIMD2(x, y) - origin
    let along = min(max(offset.x * ahead.x + offset.y * ahead.y, 0), Double(length))
    let distance = SIMD2(x, y) - (origin + along * ahead)
    return (distance.x * distance.x + distance.y * distance.y).squareRoot() <= radius
  }

  // The cosine and sine of a turn back by each of the four directions, as the C library rounds them.
  private static let turns: [(cosine: Double, sine: Double)] = [
    (1, 0), (6.123233995736766e-17, -1), (-1, -1.2246467991473532e-16),
    (-1.8369701987210297e-16, 1),
  ]

  /// Whether a point is in the triangle that stands for the agent.
  private func isInAgent(_ x: Double, _ y: Double, _ direction: Int) -> Bool {
    let turn = Self.turns[direction]
    let (shiftedX, shiftedY) = (x - 0.5, y - 0.5)
    let turnedX = 0.5 + shiftedX * turn.cosine - shiftedY * turn.sine
    let turnedY = 0.5 + shiftedY * turn.cosine + shiftedX * turn.sine
    let corner = SIMD2<Float>(0.12, 0.19)
    let first = SIMD2<Float>(0.12, 0.81) - corner
    let second = SIMD2<Float>(0.87, 0.5) - corner
    let point = SIMD2(turnedX, turnedY) - SIMD2<Double>(corner)
    func product(_ left: SIMD2<Float>, _ right: SIMD2<Float>) -> Float {
      left.x * right.x + left.y * right.y
    }
    func product(_ left: SIMD2<Float>) -> Double {
      Double(left.x) * point.x + Double(left.y) * point.y
    }
    let (aa, ab, bb) = (product(first, first), product(first, second), product(second, second))
    let scale = Double(1 / (aa * bb - ab * ab))
    let u = (Double(bb) * product(first) - Double(ab) * product(second)) * scale
    let v = (Double(aa) * product(second) - Double(ab) * product(first)) * scale
    return u >= 0 && v >= 0 && u + v < 1
  }
}
