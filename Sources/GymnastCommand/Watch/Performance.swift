import AgentCore
import GymCore
import GymRendering

/// Who acts in a world that somebody watches.
protocol Performer {
  /// The world.
  var world: AnyEnvironment { get }

  /// Begins an episode, counted from 0.
  mutating func begin(episode: Int) throws

  /// Acts once.
  mutating func step() -> Outcome
}

/// Episodes that are played before some displays.
struct Performance {
  /// How an episode went.
  struct Episode: Equatable {
    var number: Int
    var length = 0
    var episodeReturn = 0.0
    var outcome: Outcome?
    var isCut = false
  }

  /// Why the performance ended.
  enum End: Equatable {
    case complete
    case closed
    case interrupted(signal: Int32)
  }

  /// How many episodes are played.
  var episodeCount = 1

  /// After how many steps an episode is stopped that has not ended by itself.
  var episodeStepLimit = Evaluator.usualStepLimit

  /// How long a step is seen.
  var stepDuration: Duration

  /// How long the last moment of an episode is seen, at least.
  var lastingImpression = Duration.seconds(1)

  /// Whether somebody asked the program to end.
  var interruption: Interruption

  /// Plays.
  ///
  /// - Parameters:
  ///   - performer: Who plays.
  ///   - picture: What the world's picture is like.
  ///   - displays: Where it is seen.
  ///   - observer: Is told of every episode that ended or was broken off.
  /// - Returns: Why it ended.
  /// - Throws: What performer, displays and observer throw.
  func play(
    _ performer: inout some Performer, picture: PictureFormat, on displays: [any Display],
    observer: (Episode) throws -> Void
  ) throws -> End {
    var canvas = Canvas(size: picture.size)
    var pace = Pace(isLive: displays.contains { $0.isLive })

    /// Shows the present moment and waits while it is to be seen.
    func show(_ episode: Episode, isLast: Bool) throws -> End? {
      performer.world.draw(on: &canvas)
      let duration = isLast ? max(stepDuration, lastingImpression) : stepDuration
      let frame = Frame(
        picture: canvas, caption: Self.caption(episode, of: episodeCount), duration: duration)
      for display in displays { try display.show(frame) }
      return try pace.wait(duration) {
        for display in displays { try display.respond() }
        if let signal = interruption.signalNumber { return .interrupted(signal: signal) }
        return displays.contains { $0.isClosed } ? .closed : nil
      }
    }

    for number in 0..<episodeCount {
      var episode = Episode(number: number)
      try performer.begin(episode: number)
      var end = try show(episode, isLast: false)
      while end == nil, episode.outcome?.isLast != true, !episode.isCut {
        let outcome = performer.step()
        episode.length += 1
        episode.episodeReturn += outcome.reward
        episode.outcome = outcome
        episode.isCut = !outcome.isLast && episode.length >= episodeStepLimit
        end = try show(episode, isLast: outcome.isLast || episode.isCut)
      }
      try observer(episode)
      if let end { return end }
    }
    return .complete
  }

  private static func caption(_ episode: Episode, of count: Int) -> String {
    let place = count == 1 ? "" : "episode \(episode.number + 1) of \(count), "
    let ending =
      switch episode.outcome?.ending {
      case .terminated: ", terminated"
      case .truncated: ", truncated"
      case nil: episode.isCut ? ", cut" : ""
      }
    return "\(place)step \(episode.length), return \(Readable.number(episode.episodeReturn))"
      + ending
  }
}
