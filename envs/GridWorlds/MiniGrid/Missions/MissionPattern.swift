import GymCore
import NumericRandom

extension MiniGrid {
  /// A sentence with gaps, and what can stand in each of them.
  struct MissionPattern: Hashable, Sendable {
    private enum Piece: Hashable, Sendable {
      case word(UInt8)
      case gap(Int)
    }

    /// The sentence as it was given, `_` being a gap.
    let text: String

    /// What can stand in each gap, in order: phrases, each of one or more words.
    let choices: [[String]]

    private let pieces: [Piece]
    private let phrases: [[Mission]]

    /// Takes a sentence apart, in which `_` is a gap.
    ///
    /// - Precondition: There are as many lists of phrases as gaps, and all words are in the
    ///   vocabulary.
    init(_ text: String, _ choices: [String]...) {
      self.text = text
      self.choices = choices
      var gapCount = 0
      pieces = text.split(separator: " ").map { part in
        let hasComma = part.last == ","
        if part == "_" {
          gapCount += 1
          return .gap(gapCount - 1)
        }
        let mark = Self.token(of: hasComma ? part.dropLast() : part)
        return .word(mark | (hasComma ? Mission.comma : 0))
      }
      precondition(gapCount == choices.count, "'\(text)' needs phrases for \(gapCount) gaps.")
      phrases = choices.map { $0.map(Self.phrase) }
    }

    /// The names of all colors, in the order in which they are drawn from.
    static let colors = Color.sorted.map(\.name)

    /// The mission with the gaps filled.
    ///
    /// - Precondition: Each number of a gap that exists is that of one of its phrases, from 0.
    func mission(_ first: Int = 0, _ second: Int = 0, _ third: Int = 0, _ fourth: Int = 0)
      -> Mission
    {
      var mission = Mission()
      for piece in pieces {
        switch piece {
        case .word(let mark): mission.append(mark)
        case .gap(let gap):
          let chosen = gap == 0 ? first : gap == 1 ? second : gap == 2 ? third : fourth
          let phrase = phrases[gap][chosen]
          for index in 0..<phrase.wordCount { mission.append(phrase.token(index)) }
        }
      }
      return mission
    }

    /// A text with its gaps filled at random, drawn in the order of the gaps.
    func sample(from generator: inout PCG64) -> String {
      var parts = text.split(separator: " ").map(String.init)
      for phrases in choices {
        guard let gap = parts.firstIndex(of: "_") else { break }
        parts[gap] = phrases[generator.integer(in: 0..<phrases.count)]
      }
      return parts.joined(separator: " ")
    }

    /// Whether a mission can come of this pattern.
    func contains(_ mission: Mission) -> Bool {
      func matches(_ piece: Int, _ word: Int) -> Bool {
        guard piece < pieces.count else { return word == mission.wordCount }
        switch pieces[piece] {
        case .word(let mark):
          return word < mission.wordCount && mission.mark(word) == mark
            && matches(piece + 1, word + 1)
        case .gap(let gap):
          return phrases[gap].contains { phrase in
            (0..<phrase.wordCount).allSatisfy {
              word + $0 < mission.wordCount && mission.mark(word + $0) == phrase.token($0)
            } && matches(piece + 1, word + phrase.wordCount)
          }
        }
      }
      return matches(0, 0)
    }

    /// The pattern as a JSON object.
    var json: String {
      let lists = choices.map { "[" + $0.map(JSONText.string).joined(separator: ",") + "]" }
      return #"{"kind":"mission","pattern":\#(JSONText.string(text)),"#
        + #""choices":[\#(lists.joined(separator: ","))]}"#
    }

    private static func token(of word: some StringProtocol) -> UInt8 {
      guard let token = Vocabulary.token(of: word) else {
        preconditionFailure("'\(word)' is not in the vocabulary. Add it, or mend the mission.")
      }
      return token
    }

    private static func phrase(_ text: String) -> Mission {
      var phrase = Mission()
      for word in text.split(separator: " ") { phrase.append(token(of: word)) }
      return phrase
    }
  }
}
