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
    /// One byte more than ``byteCount`` is written to.
    func write(_ scene: Scene, into bytes: UnsafeMutableRawBufferPointer) {
      precondition(bytes.count > byteCount, "A view needs a byte more than its numbers.")
      // The usual size as a constant: loops of known length are unrolled.
      if size == 7 {
        Self.write(scene, size: 7, isOccluded: isOccluded, into: bytes)
      } else {
        Self.write(scene, size: size, isOccluded: isOccluded, into: bytes)
      }
    }

    /// Which squares are seen: bit i of element j is column i of row j.
    func visibility(_ scene: Scene) -> InlineArray<31, UInt32> {
      let grid = scene.grid
      return grid.cells.withUnsafeBufferPointer { cells in
        Self.visibility(
          Frame(scene, size: size), cells, size: size, isOccluded: isOccluded)
      }
    }

    /// Where the squares of a view lie in a grid.
    struct Frame {
      /// The index of the square farthest to the left and ahead.
      let corner: Int

      /// How far apart columns lie.
      let columnStep: Int

      /// How far apart rows lie.
      let rowStep: Int

      @inline(__always)
      init(_ scene: Scene, size: Int) {
        let grid = scene.grid
        let ahead = grid.offset(scene.direction)
        columnStep = grid.offset(scene.direction.turnedRight)
        rowStep = -ahead
        corner = grid.index(of: scene.agent) + ahead * (size - 1) - columnStep * (size / 2)
      }
    }

    @inline(__always)
    private static func write(
      _ scene: Scene, size: Int, isOccluded: Bool, into bytes: UnsafeMutableRawBufferPointer
    ) {
      let frame = Frame(scene, size: size)
      let agentOffset = (size / 2 * size + size - 1) * 3
      scene.grid.cells.withUnsafeBufferPointer { cells in
        // The margin is as wide as the largest view reaches; both ends are checked once.
        precondition(
          cells.indices.contains(frame.corner)
            && cells.indices.contains(
              frame.corner + (frame.columnStep + frame.rowStep) * (size - 1)),
          "The agent left its grid. Keep walls around it.")
        guard let start = cells.baseAddress else { return }
        if isOccluded {
          let seen = visibility(frame, cells, size: size, isOccluded: true)
          for column in 0..<size {
            for row in 0..<size {
              let cell = start[frame.corner + column * frame.columnStep + row * frame.rowStep]
              let mask = 0 &- (seen[row] >> UInt32(column) & 1)
              bytes.storeBytes(
                of: (cell.bits & mask).littleEndian, toByteOffset: (column * size + row) * 3,
                as: UInt32.self)
            }
          }
        } else {
          for column in 0..<size {
            for row in 0..<size {
              let cell = start[frame.corner + column * frame.columnStep + row * frame.rowStep]
              bytes.storeBytes(
                of: cell.bits.littleEndian, toByteOffset: (column * size + row) * 3,
                as: UInt32.self)
            }
          }
        }
      }
      // The agent sees what it carries where it stands.
      let carried = scene.carried.bits
      for byte in 0..<3 {
        bytes[agentOffset + byte] = UInt8(truncatingIfNeeded: carried >> UInt32(8 * byte))
      }
    }

    /// Light spreads from the agent's square through transparent ones, row by row away from the agent:
    /// along each row to the right, then to the left, and from every lit transparent square to those
    /// ahead of it, straight and beside in the direction of the sweep.
    @inline(__always)
    private static func visibility(
      _ frame: Frame, _ cells: UnsafeBufferPointer<Cell>, size: Int, isOccluded: Bool
    ) -> InlineArray<31, UInt32> {
      let all: UInt32 = (1 << UInt32(size)) - 1
      var rows = InlineArray<31, UInt32>(repeating: all)
      guard isOccluded else { return rows }
      let (first, last): (UInt32, UInt32) = (1, 1 << UInt32(size - 1))
      var lit: UInt32 = 1 << UInt32(size / 2)
      for row in stride(from: size - 1, through: 0, by: -1) {
        var opaque: UInt32 = 0
        for column in 0..<size {
          let index = frame.corner + column * frame.columnStep + row * frame.rowStep
          opaque |= cells[index].opacity << UInt32(column)
        }
        let transparent = all & ~opaque
        // To the right, where a carry runs through neighbors; the last column passes nothing on.
        let passing = transparent & ~last
        lit |= ((passing + (lit & passing)) ^ passing) & all
        var ahead = lit & passing
        ahead |= ahead << 1
        // To the left, in doubling strides; the first column passes nothing on.
        var open = transparent & ~first
        let passingLeft = open
        var distance: UInt32 = 1
        while distance < UInt32(size) {
          lit |= (lit & open) >> distance
          open &= open << distance
          distance <<= 1
        }
        let aheadLeft = lit & passingLeft
        rows[row] = lit
        lit = (ahead | aheadLeft | aheadLeft >> 1) & all
      }
      return rows
    }
  }
}
