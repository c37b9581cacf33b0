public import GymCore
public import GymRendering

extension Arcade {
  public var layout: Layout {
    switch options.observation {
    case .rgb: Layout([(name: "screen", shape: [210, 160, 3], kind: .planes(high: 255))])
    case .gray: Layout([(name: "screen", shape: [210, 160], kind: .planes(high: 255))])
    case .vector:
      Layout([(name: "state", shape: [Game.vectorCount], kind: .planes(high: 255))])
    }
  }

  public var observationSpace: any Space {
    Box<UInt8>(low: 0, high: 255, shape: layout.parts[0].shape)
  }

  public var observation: RowObservation<UInt8> {
    var row = [UInt8](repeating: 0, count: layout.count)
    var span = row.mutableSpan
    observe(into: &span)
    return RowObservation(row: row)
  }

  /// Draws the present frame into a row, or writes the state; nothing is drawn for frames that nobody
  /// sees.
  public func observe(into row: inout MutableSpan<UInt8>) {
    if options.observation == .vector { return game.writeVector(into: &row) }
    let isGray = options.observation == .gray
    row.withUnsafeMutableBufferPointer { row in
      // The numbers of colors are drawn at the end of the row, where none is overwritten before it is read.
      let start = row.count - ArcadeScreen.pixelCount
      let numbers = UnsafeMutableBufferPointer(rebasing: row[start...])
      game.draw(on: ArcadeScreen(numbers))
      if isGray {
        for index in numbers.indices {
          numbers[index] = Game.palette.grays[Int(numbers[index] & 15)]
        }
      } else {
        Game.palette.widen(row)
      }
    }
  }

  /// The screen at twice its size; sixty frames a second, less those that are skipped.
  public var picture: PictureFormat? {
    PictureFormat(
      width: 2 * ArcadeScreen.width, height: 2 * ArcadeScreen.height,
      stepsPerSecond: 60 / Double(options.frameSkip))
  }

  /// Draws the screen, each pixel as a square, as large as the canvas allows.
  public func draw(on canvas: inout Canvas) {
    let tiles = TileGrid(
      rowCount: ArcadeScreen.height, columnCount: ArcadeScreen.width, in: canvas.size)
    let numbers = screenNumbers
    canvas.fill(.black)
    for y in 0..<ArcadeScreen.height {
      // Runs of one color are drawn at once.
      var start = 0
      for x in 1...ArcadeScreen.width {
        let number = numbers[y * ArcadeScreen.width + start]
        if x < ArcadeScreen.width, numbers[y * ArcadeScreen.width + x] == number { continue }
        canvas.fillRectangle(
          x: tiles.x(column: start), y: tiles.y(row: y), width: Double(x - start) * tiles.side,
          height: tiles.side, Game.palette.colors[Int(number)])
        start = x
      }
    }
  }

  /// The present frame as numbers of colors.
  var screenNumbers: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: ArcadeScreen.pixelCount) { pixels, count in
      pixels.initialize(repeating: 0)
      game.draw(on: ArcadeScreen(pixels))
      count = ArcadeScreen.pixelCount
    }
  }
}
