import Glibc

extension PCG64 {
  /// Draws from the exponential distribution of mean 1.
  ///
  /// The method is the ziggurat of G. Marsaglia and W. W. Tsang, "The Ziggurat Method for
  /// Generating Random Variables" (2000), with NumPy's 256 layers.
  public mutating func standardExponential() -> Double {
    while true {
      let word = next64() >> 3
      let layer = Int(word & 0xff)
      let magnitude = word >> 8
      let value = Double(magnitude) * Double(bitPattern: ExponentialZiggurat.widths[layer])
      if magnitude < ExponentialZiggurat.limits[layer] { return value }
      if layer == 0 { return ExponentialZiggurat.edge - log1p(-random()) }
      let upper = Double(bitPattern: ExponentialZiggurat.heights[layer - 1])
      let lower = Double(bitPattern: ExponentialZiggurat.heights[layer])
      if (upper - lower) * random() + lower < exp(-value) { return value }
    }
  }
}
