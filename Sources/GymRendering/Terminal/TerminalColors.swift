/// The colors that a terminal can show.
public enum TerminalColors: Hashable, Sendable, CaseIterable {
  /// Any color of eight bits each of red, green and blue.
  case trueColor

  /// The 240 fixed colors of the 256 that xterm introduced.
  case palette256

  /// None: pictures become characters from dark to bright.
  case plain

  /// Chooses by what the environment says of the terminal.
  ///
  /// Plain when `NO_COLOR` has a value (no-color.org) or `TERM` is missing or `dumb`; else true
  /// color when `COLORTERM` is `truecolor` or `24bit` or `TERM` ends in `-direct`; else the palette
  /// when `TERM` has the part `256color`; else plain.
  public init(environment: [String: String]) {
    let terminal = environment["TERM"] ?? ""
    guard (environment["NO_COLOR"] ?? "").isEmpty, TerminalMotion(terminal: terminal) == .inPlace
    else {
      self = .plain
      return
    }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased())
      || terminal.hasSuffix("-direct")
    {
      self = .trueColor
    } else {
      self = terminal.split(separator: "-").contains("256color") ? .palette256 : .plain
    }
  }
}

/// Where a terminal can write.
public enum TerminalMotion: Hashable, Sendable {
  /// Anywhere: each picture takes the place of the one before.
  case inPlace

  /// Only at the end: each picture stands below the one before.
  case scrolling

  /// Chooses by what the environment says: scrolling when `TERM` is missing or `dumb`.
  public init(environment: [String: String]) { self.init(terminal: environment["TERM"] ?? "") }

  fileprivate init(terminal: String) {
    self = terminal.isEmpty || terminal == "dumb" ? .scrolling : .inPlace
  }
}
