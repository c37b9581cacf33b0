public import NumericRandom

extension FrozenLake.Map {
  /// The small lake, Gymnasium's 4x4.
  public static let fourByFour = Self(
    builtIn: """
      SFFF\
      FHFH\
      FFFH\
      HFFG
      """, columnCount: 4)

  /// The large lake, Gymnasium's 8x8.
  public static let eightByEight = Self(
    builtIn: """
      SFFFFFFF\
      FFFFFFFF\
      FFFHFFFF\
      FFFFFHFF\
      FFFHFFFF\
      FHHFFFHF\
      FHFFHFHF\
      FFFHFFFG
      """, columnCount: 8)

  private init(builtIn letters: String, columnCount: Int) {
    self.init(tiles: letters.utf8.compactMap(Tile.init), columnCount: columnCount)
  }

  /// Draws a square map with the start at the top left and the goal at the bottom right.
  ///
  /// Maps are drawn, tile by tile, until one has a way to the goal: seed for seed they are those of
  /// Gymnasium's `generate_random_map`. That one goes on for ever where hardly any map has a way;
  /// this one gives up after some 20 million tiles.
  ///
  /// - Parameters:
  ///   - size: The number of rows and of columns, from 2 to ``largestSide``.
  ///   - probability: How likely a tile is frozen, above 0; 1 and more leave no hole.
  ///   - seed: Where the draws begin.
  /// - Returns: The first of the maps drawn that has a way.
  /// - Throws: ``MapError`` when no map with a way was found.
  /// - Precondition: The size is in its range, and the probability is above 0.
  public static func random(
    size: Int = 8, probability: Double = 0.8, seed: Seed
  ) throws(MapError) -> Self {
    precondition(
      (2...largestSide).contains(size),
      "A random map has 2 to \(largestSide) rows. Do not ask for \(size).")
    precondition(
      probability > 0, "Some tile must be frozen. Give a probability above 0, not \(probability).")
    let frozen = min(1, probability)
    var generator = PCG64(seed: seed)
    let attempts = max(1, 20_000_000 / (size * size))
    for _ in 0..<attempts {
      var tiles = generator.choices(size * size, probabilities: [frozen, 1 - frozen])
        .map { $0 == 0 ? Tile.frozen : Tile.hole }
      tiles[0] = .start
      tiles[tiles.count - 1] = .goal
      let map = Self(tiles: tiles, columnCount: size)
      if map.isGoalReachable { return map }
    }
    throw .noRandomMap(size: size, probability: probability, attempts: attempts)
  }
}
