extension MiniGrid {
  /// The square part of the grid that an agent sees: it stands in the middle of the last row and looks
  /// along the rows to the first.
  struct View {
    /// How many squares are seen each way.
    let size: Int

    /// Whether walls and shut doors hide what is behind them.
    let isOccluded: Bool

    /// The largest size.
    static let maximumSize = 31

    /// How many bytes the numbers of a view take.
    var byteCount: Int { size * size * 3 }

    /// Writes the three numbers of each square, column by column from the left, each from far to near.
    ///
    /// - Precondition: There is room for ``byteCount`` bytes.
    func write(_ scene: borrowing Scene, into bytes: UnsafeMutableRawBufferPointer) {
      precondition(bytes.count >= byteCount, "A view needs \(byteCount) bytes.")
      guard let target = bytes.baseAddress else { return }
      // The usual size as a constant: loops of known length are unrolled.
      if size == 7 {
        Self.write(scene, size: 7, isOccluded: isOccluded, into: target)
      } else {
        Self.write(scene, size: size, isOccluded: isOccluded, into: target)
      }
    }

    /// Says of each row, from near to far, which squares are seen: bit i is column i.
    func forEachRow(_ scene: borrowing Scene, _ body: (_ row: Int, _ seen: UInt32) -> Void) {
      let frame = Frame(scene, size: size)
      scene.grid.cells.withUnsafeBufferPointer { cells in
        guard let start = frame.start(in: cells) else { return }
        Self.sweep(start, frame, size: size, isOccluded: isOccluded, body)
      }
    }

    /// Calls a body with each square of the grid that the agent sees.
    func forEachSeenSquare(_ scene: borrowing Scene, _ body: (Position) -> Void) {
      let (agent, ahead, side) = (scene.agent, scene.direction, scene.direction.turnedRight)
      let (width, height) = (scene.grid.width, scene.grid.height)
      forEachRow(scene) { row, columns in
        for column in 0..<size where columns >> UInt32(column) & 1 == 1 {
          let (far, right) = (size - 1 - row, column - size / 2)
          let x = agent.x + far * ahead.x + right * side.x
          let y = agent.y + far * ahead.y + right * side.y
          if (0..<width).contains(x), (0..<height).contains(y) { body(Position(x, y)) }
        }
      }
    }

    /// Where the squares of a view lie in a grid.
    private struct Frame {
      /// The index of the square farthest to the left and ahead.
      let corner: Int

      /// The index of the square farthest to the right and near.
      let end: Int

      /// How far apart columns lie.
      let columnStep: Int

      /// How far apart rows lie.
      let rowStep: Int

      @inline(__always)
      init(_ scene: borrowing Scene, size: Int) {
        let ahead = scene.grid.offset(scene.direction)
        columnStep = scene.grid.offset(scene.direction.turnedRight)
        rowStep = -ahead
        corner = scene.grid.index(of: scene.agent) + ahead * (size - 1) - columnStep * (size / 2)
        end = corner + (columnStep + rowStep) * (size - 1)
      }

      /// The square farthest to the left and ahead, when all squares lie in the grid and its margin.
      @inline(__always)
      func start(in cells: UnsafeBufferPointer<Cell>) -> UnsafePointer<Cell>? {
        precondition(
          cells.indices.contains(corner) && cells.indices.contains(end),
          "The agent left its grid. Keep walls around it.")
        return cells.baseAddress.map { $0 + corner }
      }

      /// How far a square lies from the one farthest to the left and ahead.
      @inline(__always)
      func offset(column: Int, row: Int) -> Int { column &* columnStep &+ row &* rowStep }
    }

    @inline(__always)
    private static func write(
      _ scene: borrowing Scene, size: Int, isOccluded: Bool, into target: UnsafeMutableRawPointer
    ) {
      let frame = Frame(scene, size: size)
      scene.grid.cells.withUnsafeBufferPointer { cells in
        guard let start = frame.start(in: cells) else { return }
        sweep(start, frame, size: size, isOccluded: isOccluded) { row, seen in
          for column in 0..<size {
            let mask = 0 &- (seen &>> UInt32(truncatingIfNeeded: column) & 1)
            let bits = start[frame.offset(column: column, row: row)].bits & mask
            write(bits, to: target + (column &* size &+ row) &* 3)
          }
        }
      }
      // The agent sees what it carries where it stands.
      write(scene.carried.bits, to: target + (size / 2 * size + size - 1) * 3)
    }

    @inline(__always)
    private static func write(_ bits: UInt32, to target: UnsafeMutableRawPointer) {
      target.storeBytes(of: UInt16(truncatingIfNeeded: bits).littleEndian, as: UInt16.self)
      target.storeBytes(of: UInt8(truncatingIfNeeded: bits >> 16), toByteOffset: 2, as: UInt8.self)
    }

    /// Light spreads from the agent's square through transparent ones, row by row away from the agent:
    /// along each row to the right, then to the left, and from every lit transparent square to those
    /// ahead of it, straight and beside in the direction of the sweep.
    @inline(__always)
    private static func sweep(
      _ start: UnsafePointer<Cell>, _ frame: Frame, size: Int, isOccluded: Bool,
      _ body: (_ row: Int, _ seen: UInt32) -> Void
    ) {
      let all: UInt32 = (1 << UInt32(size)) - 1
      guard isOccluded else {
        for row in 0..<size { body(row, all) }
        return
      }
      let (first, last): (UInt32, UInt32) = (1, 1 << UInt32(size - 1))
      var lit: UInt32 = 1 << UInt32(size / 2)
      for row in stride(from: size - 1, through: 0, by: -1) {
        var opaque: UInt32 = 0
        for column in 0..<size {
          let cell = start[frame.offset(column: column, row: row)]
          opaque |= cell.opacity &<< UInt32(truncatingIfNeeded: column)
        }
        let transparent = all & ~opaque
        // To the right, where a carry runs through neighbors; the last column passes nothing on.
        let passing = transparent & ~last
        lit |= ((passing &+ (lit & passing)) ^ passing) & all
        var ahead = lit & passing
        ahead |= ahead &<< 1
        // To the left, in doubling strides; the first column passes nothing on.
        let passingLeft = transparent & ~first
        var open = passingLeft
        var distance: UInt32 = 1
        while distance < UInt32(truncatingIfNeeded: size) {
          lit |= (lit & open) &>> distance
          open &= open &<< distance
          distance &<<= 1
        }
        let aheadLeft = lit & passingLeft
        body(row, lit)
        lit = (ahead | aheadLeft | aheadLeft &>> 1) & all
      }
    }
  }
}
