public import GymCore
public import GymRendering

extension MiniGrid {
  /// Squares of 32 pixels, or smaller ones where the grid is wider than 20; ten steps a second.
  public var picture: PictureFormat? {
    let side = max(8, min(32, 640 / max(scene.grid.width, scene.grid.height)))
    return PictureFormat(
      width: side * scene.grid.width, height: side * scene.grid.height, stepsPerSecond: 10)
  }

  /// Draws the whole grid, brighter where the agent sees it, and the agent with what it carries.
  public func draw(on canvas: inout Canvas) {
    canvas.fill(Tile.surround)
    let tiles = TileGrid(
      rowCount: scene.grid.height, columnCount: scene.grid.width, in: canvas.size)
    let seen = seenSquares()
    for y in 0..<scene.grid.height {
      for x in 0..<scene.grid.width {
        let tile = Tile(tiles, x: x, y: y, isSeen: seen[y * scene.grid.width + x])
        tile.draw(scene.grid[x, y], on: &canvas)
      }
    }
    let isSeen = seen[scene.agent.y * scene.grid.width + scene.agent.x]
    Tile(tiles, x: scene.agent.x, y: scene.agent.y, isSeen: isSeen)
      .drawAgent(scene.direction, carrying: scene.carried, on: &canvas)
  }

  /// Whether the agent sees each square of the grid, row by row.
  private func seenSquares() -> [Bool] {
    var seen = [Bool](repeating: false, count: scene.grid.width * scene.grid.height)
    view.forEachSeenSquare(scene) { seen[$0.y * scene.grid.width + $0.x] = true }
    return seen
  }
}

extension MiniGrid.Color {
  /// The color as it is drawn.
  fileprivate var ink: GymRendering.Color {
    switch self {
    case .red: GymRendering.Color(0xE5383B)
    case .green: GymRendering.Color(0x38B000)
    case .blue: GymRendering.Color(0x3A6EE8)
    case .purple: GymRendering.Color(0x9D4EDD)
    case .yellow: GymRendering.Color(0xFFD60A)
    case .grey: GymRendering.Color(0x7D8590)
    }
  }
}

/// A square of a picture.
private struct Tile {
  static let surround = Color(0x101216)
  static let ground = Color(0x16191F)
  static let line = Color(0x343A43)
  static let lava = Color(0xFF7B00)
  static let agent = Color(0xF25C54)

  let tiles: TileGrid
  let x: Int
  let y: Int
  let isSeen: Bool

  init(_ tiles: TileGrid, x: Int, y: Int, isSeen: Bool) {
    self.tiles = tiles
    self.x = x
    self.y = y
    self.isSeen = isSeen
  }

  private func shaded(_ color: Color) -> Color {
    isSeen ? color.mixed(with: .white, share: 0.25) : color
  }

  private func place(_ x: Double, _ y: Double) -> Point {
    tiles.point(row: self.y, column: self.x, x, y)
  }

  /// Fills a part of the square, in shares of its side.
  private func fill(
    _ left: Double, _ top: Double, _ right: Double, _ bottom: Double, _ color: Color,
    on canvas: inout Canvas
  ) {
    let corner = place(left, top)
    canvas.fillRectangle(
      x: corner.x, y: corner.y, width: (right - left) * tiles.side,
      height: (bottom - top) * tiles.side, shaded(color))
  }

  private func fillCircle(
    _ x: Double, _ y: Double, radius: Double, _ color: Color, on canvas: inout Canvas
  ) {
    canvas.fillCircle(center: place(x, y), radius: radius * tiles.side, shaded(color))
  }

  /// Draws the ground and what lies on it.
  func draw(_ cell: MiniGrid.Cell, on canvas: inout Canvas) {
    fill(0, 0, 1, 1, Self.line, on: &canvas)
    let corner = place(0, 0)
    // A line of a pixel at the left and at the top, where there is room for one.
    let line = tiles.side >= 4 ? 1.0 : 0
    canvas.fillRectangle(
      x: corner.x + line, y: corner.y + line, width: tiles.side - line,
      height: tiles.side - line, shaded(Self.ground))
    let ink = cell.color.ink
    switch cell.kind {
    case .unseen, .empty, .agent: break
    case .wall: fill(0, 0, 1, 1, ink, on: &canvas)
    case .floor: fill(0.05, 0.05, 0.95, 0.95, ink.mixed(with: .black, share: 0.5), on: &canvas)
    case .goal: fill(0.06, 0.06, 0.97, 0.97, ink, on: &canvas)
    case .lava: drawLava(on: &canvas)
    case .door: drawDoor(ink, cell.doorState, on: &canvas)
    case .key: drawKey(ink, on: &canvas)
    case .ball: fillCircle(0.5, 0.5, radius: 0.31, ink, on: &canvas)
    case .box: drawBox(ink, on: &canvas)
    }
  }

  private func drawLava(on canvas: inout Canvas) {
    fill(0, 0, 1, 1, Self.lava, on: &canvas)
    for wave in 0..<3 {
      let y = 0.28 + 0.2 * Double(wave)
      for crest in 0..<4 {
        let x = 0.1 + 0.2 * Double(crest)
        let (from, to) = crest % 2 == 0 ? (y + 0.1, y) : (y, y + 0.1)
        canvas.drawLine(
          from: place(x, from), to: place(x + 0.2, to), thickness: 0.05 * tiles.side,
          shaded(Self.ground))
      }
    }
  }

  private func drawDoor(
    _ ink: Color, _ state: MiniGrid.DoorState, on canvas: inout Canvas
  ) {
    let shadow = ink.mixed(with: .black, share: 0.6)
    switch state {
    case .open:
      fill(0.84, 0, 1, 1, ink, on: &canvas)
      fill(0.89, 0.05, 0.95, 0.95, Self.ground, on: &canvas)
    case .closed:
      fill(0, 0, 1, 1, ink, on: &canvas)
      fill(0.07, 0.07, 0.93, 0.93, Self.ground, on: &canvas)
      fill(0.13, 0.13, 0.87, 0.87, shadow, on: &canvas)
      fillCircle(0.72, 0.5, radius: 0.08, ink, on: &canvas)
    case .locked:
      fill(0, 0, 1, 1, ink, on: &canvas)
      fill(0.09, 0.09, 0.91, 0.91, shadow, on: &canvas)
      fillCircle(0.6, 0.44, radius: 0.1, ink, on: &canvas)
      fill(0.56, 0.46, 0.64, 0.68, ink, on: &canvas)
    }
  }

  private func drawKey(_ ink: Color, on canvas: inout Canvas) {
    fill(0.5, 0.32, 0.62, 0.88, ink, on: &canvas)
    fill(0.37, 0.6, 0.52, 0.68, ink, on: &canvas)
    fill(0.37, 0.8, 0.52, 0.88, ink, on: &canvas)
    fillCircle(0.56, 0.28, radius: 0.19, ink, on: &canvas)
    fillCircle(0.56, 0.28, radius: 0.07, Self.ground, on: &canvas)
  }

  private func drawBox(_ ink: Color, on canvas: inout Canvas) {
    fill(0.12, 0.12, 0.88, 0.88, ink, on: &canvas)
    fill(0.19, 0.19, 0.81, 0.81, Self.ground, on: &canvas)
    fill(0.16, 0.46, 0.84, 0.54, ink, on: &canvas)
  }

  /// Draws a triangle that points where the agent looks, and on it a spot of what it carries.
  func drawAgent(
    _ direction: MiniGrid.Direction, carrying cell: MiniGrid.Cell, on canvas: inout Canvas
  ) {
    let (x, y) = (Double(direction.x), Double(direction.y))
    func turned(_ ahead: Double, _ right: Double) -> Point {
      place(0.5 + ahead * x - right * y, 0.5 + ahead * y + right * x)
    }
    canvas.fillPolygon(
      [turned(0.37, 0), turned(-0.38, 0.31), turned(-0.38, -0.31)], shaded(Self.agent))
    guard !cell.isEmpty else { return }
    let center = turned(-0.14, 0)
    canvas.fillCircle(center: center, radius: 0.15 * tiles.side, shaded(Self.ground))
    canvas.fillCircle(center: center, radius: 0.11 * tiles.side, shaded(cell.color.ink))
  }
}
