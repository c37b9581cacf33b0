import Foundation
import GymRendering

/// Where somebody wants to watch.
struct DisplayChoice {
  /// Whether a window is asked for.
  var window: Bool

  /// Whether the terminal is asked for.
  var terminal: Bool

  /// The file or folder to record to.
  var record: String?

  /// Opens what was asked for; when nothing was, the best that there is.
  ///
  /// The recording comes first, so that a path that cannot be written opens no window.
  ///
  /// - Throws: ``CommandError`` or the recorder's error, with nothing left open.
  func makeDisplays(
    title: String, pictureSize: PictureSize, output: TextSink, environment: [String: String]
  ) throws -> [any Display] {
    guard !(window && terminal) else {
      throw CommandError("Give one of --window and --terminal, not both of them.")
    }
    var displays: [any Display] = []
    if let record { displays.append(try RecordingDisplay(path: record)) }
    do {
      if window {
        displays.append(try Windows.makeDisplay(title: title, pictureSize: pictureSize))
      } else if terminal {
        displays.append(try TerminalDisplay(output, environment: environment))
      } else if record == nil {
        displays += try best(title, pictureSize, output: output, environment: environment)
      }
    } catch {
      // An empty recording leaves no file.
      for display in displays { try? display.finish() }
      throw error
    }
    guard !displays.isEmpty else { throw Self.nowhere }
    return displays
  }

  /// A window where there can be one, else the terminal, if there is one.
  private func best(
    _ title: String, _ pictureSize: PictureSize, output: TextSink, environment: [String: String]
  ) throws -> [any Display] {
    if Windows.areBuiltIn, Self.isDesktop(environment) {
      do { return [try Windows.makeDisplay(title: title, pictureSize: pictureSize)] } catch {
        // The name of a desktop that is gone, as in an old session over a network.
        if !output.isTerminal { throw error }
      }
    }
    return output.isTerminal ? [try TerminalDisplay(output, environment: environment)] : []
  }

  private static func isDesktop(_ environment: [String: String]) -> Bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(environment[$0] ?? "").isEmpty }
  }

  private static var nowhere: CommandError {
    CommandError(
      "There is nowhere to watch: standard output is not a terminal, and "
        + (Windows.areBuiltIn
          ? "no desktop is there (DISPLAY and WAYLAND_DISPLAY are not set)."
          : "this program was built without windows ('make build SDL=1' builds it with them).")
        + " Run the command in a terminal, or record with --record FILE.gif.")
  }
}
