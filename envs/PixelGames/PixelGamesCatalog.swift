public import GymCore

extension EnvironmentEntry {
  /// Games on screens of few squares or many pixels.
  public static var pixelGames: [EnvironmentEntry] {
    miniatures(MinAtarBreakout.self) + miniatures(MinAtarAsterix.self)
      + miniatures(MinAtarFreeway.self) + miniatures(MinAtarSeaquest.self)
      + miniatures(MinAtarSpaceInvaders.self)
      + [arcade(ArcadeBreakout.self), arcade(ArcadePong.self)]
  }

  /// A game of MinAtar with all actions, and with those that do something.
  private static func miniatures<Game: MinAtarGame>(_ game: Game.Type) -> [EnvironmentEntry] {
    [false, true].map { hasMinimalActions in
      EnvironmentEntry(
        id: "MinAtar/\(Game.name)-v\(hasMinimalActions ? 1 : 0)", summary: Game.summary,
        seedsAre32Bit: true, schema: MinAtar<Game>.schema(hasMinimalActions: hasMinimalActions),
        make: { MinAtar<Game>(options: $0) })
    }
  }

  /// A game of the arcade.
  private static func arcade<Game: ArcadeGame>(_ game: Game.Type) -> EnvironmentEntry {
    EnvironmentEntry(
      id: "Arcade/\(Game.name)-v0", summary: Game.summary, timeLimit: { $0.timeLimit },
      schema: Arcade<Game>.schema, make: { Arcade<Game>(options: $0) })
  }
}
