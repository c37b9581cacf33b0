public import GymCore
public import GymRendering

extension Taxi {
  /// Squares of 64 pixels in a frame of walls; four steps a second.
  public var picture: PictureFormat? {
    PictureFormat(width: 352, height: 352, stepsPerSecond: 4)
  }

  /// Draws the town with its walls and the four places, the passenger, a flag at the destination and
  /// the taxi, in which the passenger's face shows when they are aboard.
  public func draw(on canvas: inout Canvas) {
    let town = Scene(canvas.size)
    canvas.fill(Colors.frame)
    for square in 0..<25 { town.drawSquare(square, on: &canvas) }
    for (place, square) in Scene.places.enumerated() {
      town.drawPlace(place, square, isDestination: place == state.destination, on: &canvas)
    }
    town.drawWalls(on: &canvas)
    if !state.isAboard, Scene.places.indices.contains(state.passenger) {
      town.drawPassenger(Scene.places[state.passenger], on: &canvas)
    }
    town.drawTaxi(state.square, isTaken: state.isAboard, on: &canvas)
  }

  private enum Colors {
    static let frame = Color(0x3E4C59)
    static let street = Color(0xD9D4CA)
    static let seam = Color(0xC8C2B6)
    static let wall = Color(0x3E4C59)
    static let places = [
      Color(0xE08A80), Color(0x93C48B), Color(0xEBD675), Color(0x8DB4DA),
    ]
    static let flags = [
      Color(0xB03A2E), Color(0x2F7D32), Color(0xB58900), Color(0x2364AA),
    ]
    static let pole = Color(0x3A3A3A)
    static let coat = Color(0x6A4C93)
    static let face = Color(0xF6D7B0)
    static let taxi = Color(0xF2B707)
    static let stripe = Color(0x22282E)
    static let glass = Color(0xDCECF7)
    static let wheel = Color(0x22282E)
  }

  /// Where the squares of the town lie in a picture: a frame of a quarter of a square around them.
  private struct Scene {
    static let places = [0, 4, 20, 23]

    let left: Double
    let top: Double
    let side: Double

    init(_ size: PictureSize) {
      let (width, height) = (Double(size.width), Double(size.height))
      let fit = min(width, height) / 5.5
      side = fit >= 1 ? fit.rounded(.down) : fit
      left = ((width - 5 * side) / 2).rounded(.down)
      top = ((height - 5 * side) / 2).rounded(.down)
    }

    /// A place in a square: (0, 0) is its top left corner, (1, 1) its bottom right one.
    func point(_ square: Int, _ x: Double, _ y: Double) -> Point {
      Point(left + (Double(square % 5) + x) * side, top + (Double(square / 5) + y) * side)
    }

    func drawSquare(_ square: Int, on canvas: inout Canvas) {
      let corner = point(square, 0, 0)
      canvas.fillRectangle(x: corner.x, y: corner.y, width: side, height: side, Colors.seam)
      canvas.fillRectangle(
        x: corner.x, y: corner.y, width: side - 1, height: side - 1, Colors.street)
    }

    func drawPlace(_ place: Int, _ square: Int, isDestination: Bool, on canvas: inout Canvas) {
      let corner = point(square, 0, 0)
      canvas.fillRectangle(
        x: corner.x, y: corner.y, width: side - 1, height: side - 1, Colors.places[place])
      guard isDestination else { return }
      canvas.drawLine(
        from: point(square, 0.14, 0.08), to: point(square, 0.14, 0.6), thickness: 0.05 * side,
        Colors.pole)
      canvas.fillPolygon(
        [point(square, 0.16, 0.08), point(square, 0.55, 0.2), point(square, 0.16, 0.32)],
        Colors.flags[place])
    }

    func drawWalls(on canvas: inout Canvas) {
      // Between a square and its right neighbor: 2 is to the right.
      for square in 0..<25 where square % 5 < 4 && !Town.isOpen(square, 2) {
        canvas.drawLine(
          from: point(square, 1, -0.04), to: point(square, 1, 1.04), thickness: 0.09 * side,
          Colors.wall)
      }
    }

    func drawPassenger(_ square: Int, on canvas: inout Canvas) {
      canvas.fillPolygon(
        [
          point(square, 0.7, 0.3), point(square, 0.84, 0.3), point(square, 0.92, 0.58),
          point(square, 0.62, 0.58),
        ], Colors.coat)
      canvas.fillCircle(center: point(square, 0.77, 0.22), radius: 0.1 * side, Colors.face)
    }

    func drawTaxi(_ square: Int, isTaken: Bool, on canvas: inout Canvas) {
      func place(_ x: Double, _ y: Double) -> Point { point(square, x, y) }
      canvas.fillPolygon(
        [place(0.26, 0.66), place(0.34, 0.44), place(0.68, 0.44), place(0.78, 0.66)], Colors.taxi)
      canvas.fillPolygon(
        [place(0.33, 0.64), place(0.39, 0.49), place(0.64, 0.49), place(0.71, 0.64)], Colors.glass)
      if isTaken {
        canvas.fillCircle(center: place(0.56, 0.57), radius: 0.075 * side, Colors.face)
      }
      canvas.fillPolygon(
        [place(0.12, 0.62), place(0.9, 0.62), place(0.92, 0.84), place(0.1, 0.84)], Colors.taxi)
      for index in 0..<6 where index % 2 == 0 {
        let x = 0.2 + 0.1 * Double(index)
        canvas.fillPolygon(
          [place(x, 0.7), place(x + 0.1, 0.7), place(x + 0.1, 0.75), place(x, 0.75)],
          Colors.stripe)
      }
      for x in [0.28, 0.74] {
        canvas.fillCircle(center: place(x, 0.84), radius: 0.09 * side, Colors.wheel)
      }
    }
  }
}
