/// Which pixels along one side of a picture a new pixel is made of, and with what shares.
struct AreaWeights: Sendable {
  /// How many new pixels there are.
  var count: Int { starts.count - 1 }

  private var starts = [0]
  private var sources: [Int] = []
  private var shares: [Float] = []

  /// Works out the shares.
  ///
  /// - Parameters:
  ///   - size: How many pixels there are.
  ///   - newSize: How many there will be.
  ///   - isShrinking: Whether neither side of the picture gets larger; areas are averaged then.
  init(from size: Int, to newSize: Int, isShrinking: Bool) {
    let ratio = Double(size) / Double(newSize)
    for pixel in 0..<newSize {
      if isShrinking {
        addArea(from: Double(pixel) * ratio, to: Double(pixel + 1) * ratio, size)
      } else {
        addSlope(pixel, ratio, size)
      }
      starts.append(sources.count)
    }
  }

  /// The pixels that one new pixel is made of.
  subscript(pixel: Int) -> Shares {
    Shares(weights: self, index: starts[pixel], end: starts[pixel + 1])
  }

  private mutating func addArea(from low: Double, to high: Double, _ size: Int) {
    let (first, last) = (Int(low.rounded(.down)), min(Int(high.rounded(.up)), size))
    for source in first..<last {
      let overlap = min(high, Double(source + 1)) - max(low, Double(source))
      // What rounding leaves over is not a pixel.
      guard overlap > 1e-3 * (high - low) || last - first == 1 else { continue }
      add(source, Float(overlap / (high - low)))
    }
  }

  /// Where a picture grows, OpenCV joins two pixels only within the last share of a new one.
  private mutating func addSlope(_ pixel: Int, _ ratio: Double, _ size: Int) {
    let source = min(Int((Double(pixel) * ratio).rounded(.down)), size - 1)
    var share = Double(pixel + 1) - Double(source + 1) / ratio
    share = share <= 0 ? 0 : share - share.rounded(.down)
    guard source + 1 < size, share > 0 else { return add(source, 1) }
    add(source, Float(1 - share))
    add(source + 1, Float(share))
  }

  private mutating func add(_ source: Int, _ share: Float) {
    sources.append(source)
    shares.append(share)
  }

  /// A walk over the pixels of a new one and their shares.
  struct Shares: Sequence, IteratorProtocol {
    fileprivate let weights: AreaWeights
    fileprivate var index: Int
    fileprivate let end: Int

    mutating func next() -> (source: Int, share: Float)? {
      guard index < end else { return nil }
      defer { index += 1 }
      return (weights.sources[index], weights.shares[index])
    }
  }
}
