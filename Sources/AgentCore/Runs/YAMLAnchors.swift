/// Looks for anchors and aliases in the text of a YAML file before it is parsed.
///
/// A few lines of aliases of aliases stand for more values than fit in any memory, and a program that
/// follows them never ends. Settings need none: a text that may have both is refused.
enum YAMLAnchors {
  /// Whether a text may have an anchor and an alias: a word that begins with `&` and one with `*`.
  ///
  /// Words in quotes and comments count as well: a few harmless texts are refused, no harmful one
  /// gets through.
  static func arePossible(in text: String) -> Bool {
    var (hasAnchor, hasAlias) = (false, false)
    var previous = UInt8(ascii: "\n")
    for byte in text.utf8 {
      if " \t\r\n[]{},:-?!\u{FEFF}".utf8.contains(previous) {
        hasAnchor = hasAnchor || byte == UInt8(ascii: "&")
        hasAlias = hasAlias || byte == UInt8(ascii: "*")
      }
      previous = byte
    }
    return hasAnchor && hasAlias
  }
}
