/// What was wrong with a JSON text of a space or of one of its elements.
public enum SpaceJSONError: Error, Sendable, Equatable {
  /// The text is no JSON; the offset counts bytes from 0.
  case syntax(offset: Int, expected: String)

  /// The object at a place lacks a member.
  case missing(name: String, place: String)

  /// The object at a place has a member that means nothing there.
  case unknown(name: String, place: String)

  /// No kind of space is called that.
  case unknownKind(String, place: String)

  /// What stands at a place is of another kind, size or range than it must be.
  case notAllowed(place: String, expected: String)
}

extension SpaceJSONError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .syntax(let offset, let expected): "This is no JSON: byte \(offset) should be \(expected)."
    case .missing(let name, let place): "\(Self.words(place)) lacks '\(name)'."
    case .unknown(let name, let place): "\(Self.words(place)) cannot have '\(name)'."
    case .unknownKind(let kind, let place):
      "\(Self.words(place)) is of no known kind: '\(kind)'. Kinds are \(SpaceReader.kindList)."
    case .notAllowed(let place, let expected): "\(Self.words(place)) must be \(expected)."
    }
  }

  private static func words(_ place: String) -> String {
    place.isEmpty ? "The whole" : "'\(place)'"
  }
}
