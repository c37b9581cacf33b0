/// The memory of a picture while something is drawn; the only place that writes through a pointer.
///
/// Callers cut to the picture first: rows and columns must lie in it.
struct Pixels {
  let start: UnsafeMutablePointer<UInt8>
  let width: Int
  let height: Int

  /// Colors a run of pixels of a row.
  func fill(row: Int, _ columns: Range<Int>, _ color: Color) {
    let count = columns.count
    guard count > 0 else { return }
    let run = start + 3 * (row * width + columns.lowerBound)
    guard color.red != color.green || color.green != color.blue else {
      run.update(repeating: color.red, count: 3 * count)
      return
    }
    // A few pixels one by one; then the done part is copied behind itself and so doubled.
    var done = min(count, 8)
    for pixel in 0..<done {
      run[3 * pixel] = color.red
      run[3 * pixel + 1] = color.green
      run[3 * pixel + 2] = color.blue
    }
    while done < count {
      let more = min(done, count - done)
      (run + 3 * done).update(from: run, count: 3 * more)
      done += more
    }
  }

  /// Colors a block of pixels.
  func fill(rows: Range<Int>, _ columns: Range<Int>, _ color: Color) {
    guard let first = rows.first, !columns.isEmpty else { return }
    guard columns.count < width else {
      // Whole rows lie one behind the other, so that they are one long run.
      Pixels(start: start, width: width * height, height: 1)
        .fill(row: 0, rows.lowerBound * width..<rows.upperBound * width, color)
      return
    }
    fill(row: first, columns, color)
    for row in rows.dropFirst() { copyRun(columns, fromRow: first, toRow: row) }
  }

  /// Copies a run of pixels of one row to the same columns of another.
  func copyRun(_ columns: Range<Int>, fromRow source: Int, toRow target: Int) {
    let column = columns.lowerBound
    (start + 3 * (target * width + column))
      .update(from: start + 3 * (source * width + column), count: 3 * columns.count)
  }

  /// Lays a color over a run of pixels of a row.
  ///
  /// The opacity is how much of each pixel becomes the color, from 0, nothing, to 255, all of it.
  func blend(row: Int, _ columns: Range<Int>, _ color: Color, opacity: UInt32) {
    guard opacity < 255 else { return fill(row: row, columns, color) }
    guard opacity > 0 else { return }
    let rest = 255 - opacity
    // 127 rounds to nearest.
    let red = opacity * UInt32(color.red) + 127
    let green = opacity * UInt32(color.green) + 127
    let blue = opacity * UInt32(color.blue) + 127
    var pixel = start + 3 * (row * width + columns.lowerBound)
    for _ in columns {
      pixel[0] = UInt8(truncatingIfNeeded: (rest * UInt32(pixel[0]) + red) / 255)
      pixel[1] = UInt8(truncatingIfNeeded: (rest * UInt32(pixel[1]) + green) / 255)
      pixel[2] = UInt8(truncatingIfNeeded: (rest * UInt32(pixel[2]) + blue) / 255)
      pixel += 3
    }
  }
}
