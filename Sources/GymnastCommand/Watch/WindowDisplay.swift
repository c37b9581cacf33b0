import GymRendering
import GymSDL

#if SDL
/// Shows frames in a window on the desktop.
final class WindowDisplay: Display {
  private var window: PictureWindow?
  private let name: String

  let isLive = true

  var isClosed: Bool { window?.isClosed ?? true }

  /// Opens the window.
  ///
  /// - Throws: ``CommandError`` when no display answers.
  init(title: String, pictureSize: PictureSize) throws {
    name = title
    do { window = try PictureWindow(title: title, pictureSize: pictureSize) } catch {
      throw CommandError(
        "\(error) A window needs a desktop: is DISPLAY or WAYLAND_DISPLAY set? Without one, watch "
          + "with --terminal or record with --record FILE.gif.")
    }
  }

  func show(_ frame: Frame) throws {
    window?.title = "\(name): \(frame.caption)"
    try window?.show(frame.picture)
  }

  func respond() throws { try window?.respond() }

  func finish() throws { window = nil }
}
#endif

/// Whether this program can open windows.
enum Windows {
  /// Whether it was built with the trait `SDL`.
  static var areBuiltIn: Bool {
    #if SDL
    true
    #else
    false
    #endif
  }

  /// Opens a window.
  ///
  /// - Throws: ``CommandError`` when the program has none built in, or no display answers.
  static func makeDisplay(title: String, pictureSize: PictureSize) throws -> any Display {
    #if SDL
    return try WindowDisplay(title: title, pictureSize: pictureSize)
    #else
    throw CommandError(
      "This program was built without windows. Build it with 'make build SDL=1', which needs "
        + "Debian's libsdl2-dev, or watch with --terminal, or record with --record FILE.gif.")
    #endif
  }
}
