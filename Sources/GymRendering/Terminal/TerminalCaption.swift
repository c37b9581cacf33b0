extension String {
  /// The text as one line of at most so many columns of a terminal, with spaces for what is not text.
  ///
  /// A character from U+1100 on counts as two columns, which many of them take; too short a line
  /// does no harm, too long a one does.
  func cut(toColumns columns: Int) -> String {
    var (text, used) = ("", 0)
    for character in self {
      let isText = character.unicodeScalars.allSatisfy(\.isText)
      let width = isText ? character.unicodeScalars.contains { $0.value >= 0x1100 } ? 2 : 1 : 1
      guard used + width <= columns else { break }
      text.append(isText ? character : " ")
      used += width
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether a terminal shows the scalar, rather than obeying it.
  fileprivate var isText: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned,
      .privateUse:
      false
    default: true
    }
  }
}
