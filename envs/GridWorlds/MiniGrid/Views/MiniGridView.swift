public import GymCore
public import NumericRandom
public import Snapshots

/// A world of MiniGrid that is seen in another way: whole, one-hot, as pixels or flat.
///
/// Beside the image a row holds the direction and the mission as ``MiniGrid`` does, but for the flat
/// view. The numbers of the images are those of the wrappers of MiniGrid 3.2.0 of like names.
public struct MiniGridView: RowWrapper {
  public typealias Base = MiniGrid
  public typealias Scalar = UInt8
  public typealias Action = MiniGrid.Action
  public typealias Observation = RowObservation<UInt8>

  /// How the world is seen.
  public enum Kind: Sendable, Hashable {
    /// Kind, color and state of every square of the grid, column by column; the agent is a kind of
    /// thing whose state is its direction (FullyObsWrapper).
    case full

    /// The usual view, with 11 kinds, 6 colors and 3 states as one 1 each (OneHotPartialObsWrapper).
    case oneHot

    /// A picture of the grid with squares of so many pixels, from 1 to 64 (RGBImgObsWrapper, 8).
    case picture(side: Int)

    /// A picture of the usual view, the agent at the bottom looking up (RGBImgPartialObsWrapper, 8).
    case partialPicture(side: Int)

    /// The usual view and the letters of the mission, one-hot, in one list (FlatObsWrapper).
    case flat
  }

  public var base: MiniGrid

  /// How the world is seen.
  public let kind: Kind

  public internal(set) var row: [UInt8]

  // What changes never and what is drawn again and again.
  let imageCount: Int
  private var seen: [Bool]
  private var partial: [UInt8]
  private var tiles: [UInt32: [UInt8]] = [:]

  static let sides = 1...64
  private static let oneHotCount = 20
  private static let letterCount = 28
  private static let longestText = 96

  /// Shows a world in another way.
  ///
  /// - Precondition: The sides of a picture's squares are from 1 to 64 pixels.
  public init(_ base: MiniGrid, kind: Kind) {
    self.base = base
    self.kind = kind
    let (width, height, size) = (base.scene.grid.width, base.scene.grid.height, base.view.size)
    switch kind {
    case .full: imageCount = width * height * 3
    case .oneHot: imageCount = size * size * Self.oneHotCount
    case .picture(let side), .partialPicture(let side):
      precondition(
        Self.sides.contains(side), "Squares have from 1 to 64 pixels each way, not \(side).")
      imageCount = (kind == .picture(side: side) ? width * height : size * size) * side * side * 3
    case .flat: imageCount = size * size * 3
    }
    seen = Array(repeating: false, count: width * height)
    partial = Array(repeating: 0, count: base.layout.count)
    row = []
    row = Array(repeating: 0, count: layout.count)
    takeAll()
  }

  public var layout: Layout {
    let (grid, size) = (base.scene.grid, base.view.size)
    let kinds = Layout.Kind.planes(high: Float(MiniGrid.Cell.Kind.agent.rawValue))
    let image: (name: String, shape: [Int], kind: Layout.Kind)
    switch kind {
    case .full: image = ("image", [grid.width, grid.height, 3], kinds)
    case .oneHot: image = ("image", [size, size, Self.oneHotCount], .planes(high: 1))
    case .picture(let side):
      image = ("image", [grid.height * side, grid.width * side, 3], .planes(high: 255))
    case .partialPicture(let side):
      image = ("image", [size * side, size * side, 3], .planes(high: 255))
    case .flat:
      let count = size * size * 3 + Self.letterCount * Self.longestText
      let (low, high) = (
        [Float](repeating: 0, count: count), [Float](repeating: 255, count: count)
      )
      return Layout([
        (name: "observation", shape: [count], kind: .continuous(low: low, high: high))
      ])
    }
    return Layout([image] + base.layout.parts.dropFirst().map { ($0.name, $0.shape, $0.kind) })
  }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    takeAll()
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    takeAll()
  }

  public mutating func step(_ action: MiniGrid.Action) -> Outcome {
    let outcome = base.step(action)
    take()
    return outcome
  }

  /// Takes over what stays as it is in an episode, and then the rest.
  private mutating func takeAll() {
    take()
    guard kind == .flat else { return }
    for index in imageCount..<row.count { row[index] = 0 }
    var place = imageCount
    base.scene.mission.forEachLetter { letter in
      let code: Int
      switch letter {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): code = Int(letter - UInt8(ascii: "a"))
      case UInt8(ascii: ","): code = 27
      default: code = 26
      }
      if place < row.count { row[place + code] = 1 }
      place += Self.letterCount
    }
  }

  private mutating func take() {
    Self.observe(base, &partial)
    let size = base.view.size
    let viewCount = size * size * 3
    switch kind {
    case .full: writeGrid()
    case .oneHot: writeOneHot(cellCount: size * size)
    case .picture(let side): drawGrid(side: side)
    case .partialPicture(let side): drawView(size: size, side: side)
    case .flat:
      for index in 0..<viewCount { row[index] = partial[index] }
      return
    }
    for index in viewCount..<partial.count { row[imageCount + index - viewCount] = partial[index] }
  }

  private static func observe(_ world: MiniGrid, _ row: inout [UInt8]) {
    var span = row.mutableSpan
    world.observe(into: &span)
  }

  private mutating func writeGrid() {
    let grid = base.scene.grid
    for x in 0..<grid.width {
      for y in 0..<grid.height {
        let bits = grid[x, y].bits
        let place = (x * grid.height + y) * 3
        for byte in 0..<3 {
          row[place + byte] = UInt8(truncatingIfNeeded: bits >> UInt32(8 * byte))
        }
      }
    }
    let place = (base.scene.agent.x * grid.height + base.scene.agent.y) * 3
    row[place] = MiniGrid.Cell.Kind.agent.rawValue
    row[place + 1] = MiniGrid.Color.red.rawValue
    row[place + 2] = UInt8(base.scene.direction.rawValue)
  }

  private mutating func writeOneHot(cellCount: Int) {
    for index in 0..<imageCount { row[index] = 0 }
    for cell in 0..<cellCount {
      let target = cell * Self.oneHotCount
      row[target + Int(partial[cell * 3])] = 1
      row[target + 11 + Int(partial[cell * 3 + 1])] = 1
      row[target + 17 + Int(partial[cell * 3 + 2])] = 1
    }
  }

  // MARK: Pictures

  private mutating func drawGrid(side: Int) {
    let grid = base.scene.grid
    findSeen()
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        let bits = grid[x, y].bits
        let isAgent = base.scene.agent == MiniGrid.Position(x, y)
        draw(
          MiniGridTile(
            kind: UInt8(truncatingIfNeeded: bits), color: UInt8(truncatingIfNeeded: bits >> 8),
            state: UInt8(truncatingIfNeeded: bits >> 16),
            direction: isAgent ? UInt8(base.scene.direction.rawValue) : nil,
            isSeen: seen[y * grid.width + x]),
          column: x, line: y, columnCount: grid.width, side: side)
      }
    }
  }

  private mutating func drawView(size: Int, side: Int) {
    for column in 0..<size {
      for line in 0..<size {
        let place = (column * size + line) * 3
        let isAgent = column == size / 2 && line == size - 1
        draw(
          MiniGridTile(
            kind: partial[place], color: partial[place + 1], state: partial[place + 2],
            direction: isAgent ? 3 : nil, isSeen: partial[place] != 0),
          column: column, line: line, columnCount: size, side: side)
      }
    }
  }

  private mutating func draw(
    _ tile: MiniGridTile, column: Int, line: Int, columnCount: Int, side: Int
  ) {
    let pixels: [UInt8]
    if let known = tiles[tile.key] {
      pixels = known
    } else {
      pixels = tile.pixels(side: side)
      tiles[tile.key] = pixels
    }
    let width = side * 3
    for y in 0..<side {
      let target = ((line * side + y) * columnCount + column) * width
      for index in 0..<width { row[target + index] = pixels[y * width + index] }
    }
  }

  /// Notes which squares of the grid the agent sees.
  private mutating func findSeen() {
    for index in seen.indices { seen[index] = false }
    Self.markSeen(base, &seen)
  }

  private static func markSeen(_ world: MiniGrid, _ seen: inout [Bool]) {
    let width = world.scene.grid.width
    world.view.forEachSeenSquare(world.scene) { seen[$0.y * width + $0.x] = true }
  }
}

extension MiniGridView: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MiniGridView")
    let (number, side): (UInt8, Int)
    switch kind {
    case .full: (number, side) = (0, 1)
    case .oneHot: (number, side) = (1, 1)
    case .picture(let pixels): (number, side) = (2, pixels)
    case .partialPicture(let pixels): (number, side) = (3, pixels)
    case .flat: (number, side) = (4, 1)
    }
    writer.write(number)
    writer.write(side)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MiniGridView")
    let number = try reader.read(UInt8.self)
    let side = try reader.read(Int.self)
    guard number < 5, Self.sides.contains(side) else {
      throw .invalid("\(number) with \(side) pixels is no view.")
    }
    let kinds: [Kind] = [
      .full, .oneHot, .picture(side: side), .partialPicture(side: side), .flat,
    ]
    self.init(try reader.read(MiniGrid.self), kind: kinds[Int(number)])
  }
}
