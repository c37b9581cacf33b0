import Foundation
import GymRendering

/// Shows frames in the terminal that standard output is.
final class TerminalDisplay: Display {
  private let output: TextSink
  private var view: TerminalView
  private var last: Frame?

  let isLive = true

  /// Takes over the terminal until ``finish()``.
  ///
  /// - Throws: ``CommandError`` when there is none, or it is too small.
  init(_ output: TextSink, environment: [String: String]) throws {
    guard let size = output.terminalSize else {
      throw CommandError(
        "Standard output is not a terminal, so nothing can be drawn there. Run the command in a "
          + "terminal, or record with --record FILE.gif.")
    }
    guard size.isEnough else {
      throw CommandError(
        "This terminal has \(size.columns) columns and \(size.rows) rows; a picture needs at least "
          + "\(TerminalSize.minimum.columns) and \(TerminalSize.minimum.rows). Enlarge it, or "
          + "record with --record FILE.gif.")
    }
    self.output = output
    view = TerminalView(
      size: size, colors: TerminalColors(environment: environment),
      motion: TerminalMotion(environment: environment))
    try output.show(String(decoding: view.opening, as: UTF8.self))
  }

  func show(_ frame: Frame) throws {
    last = frame
    if let size = output.terminalSize, size != view.size { view.resize(to: size) }
    try output.show(
      String(decoding: view.frame(frame.picture, caption: frame.caption), as: UTF8.self))
  }

  func respond() throws {
    if let last, let size = output.terminalSize, size != view.size { try show(last) }
  }

  func finish() throws { try output.show(String(decoding: view.closing, as: UTF8.self)) }
}

extension TextSink {
  /// The room of the terminal that this stream writes to, or nil when it is none.
  var terminalSize: TerminalSize? {
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    // Serial lines and some containers do not know; what every terminal has is assumed.
    guard size.ws_col > 0, size.ws_row > 0 else { return TerminalSize(columns: 80, rows: 24) }
    return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
