import Glibc

extension PCG64 {
  /// Draws from the normal distribution of mean 0 and standard deviation 1.
  ///
  /// The method is the ziggurat of G. Marsaglia and W. W. Tsang, "The Ziggurat Method for
  /// Generating Random Variables" (2000), with NumPy's 256 layers.
  public mutating func standardNormal() -> Double {
    while true {
      let word = next64()
      let layer = Int(word & 0xff)
      let isNegative = word >> 8 & 1 == 1
      let magnitude = word >> 9 & 0x000f_ffff_ffff_ffff
      let distance = Double(magnitude) * Double(bitPattern: NormalZiggurat.widths[layer])
      let value = isNegative ? -distance : distance
      if magnitude < NormalZiggurat.limits[layer] { return value }
      if layer == 0 { return normalTail(isNegative: magnitude >> 8 & 1 == 1) }
      let upper = Double(bitPattern: NormalZiggurat.heights[layer - 1])
      let lower = Double(bitPattern: NormalZiggurat.heights[layer])
      if (upper - lower) * random() + lower < exp(-0.5 * value * value) { return value }
    }
  }

  /// Draws from beyond the last layer, by Marsaglia's exponential rejection (1964).
  private mutating func normalTail(isNegative: Bool) -> Double {
    while true {
      let distance = -NormalZiggurat.reciprocalEdge * log1p(-random())
      let height = -log1p(-random())
      if height + height > distance * distance {
        let value = NormalZiggurat.edge + distance
        return isNegative ? -value : value
      }
    }
  }
}
