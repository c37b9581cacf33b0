#if SDL
import CSDL2
public import GymRendering

/// A window on the desktop that shows pictures, by SDL 2.
///
/// The window can be resized; the picture keeps its shape, and its pixels stay crisp: it is enlarged
/// by whole factors where there is room. One thread makes the window, shows pictures and closes it.
///
/// Present with the package trait `SDL` only.
public final class PictureWindow {
  /// The size of the pictures that it shows.
  public let pictureSize: PictureSize

  /// Whether the person has closed the window, or pressed Escape or Q.
  public private(set) var isClosed = false

  private let window: OpaquePointer
  private let renderer: OpaquePointer
  private let texture: OpaquePointer

  // About what a window of a small game should have at least, and fit on any desktop with.
  private static let usualSide = 640

  /// Opens a window for pictures of a size.
  ///
  /// - Throws: ``WindowError`` when there is no display or it refuses.
  public init(title: String, pictureSize: PictureSize) throws(WindowError) {
    self.pictureSize = pictureSize
    // Interrupts belong to the program, not to the window.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
    guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else { throw .current("No display answers") }
    guard Self.isSeen else {
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw WindowError(description: "No display answers: neither X11 nor Wayland.")
    }
    let factor = max(1, Self.usualSide / max(pictureSize.width, pictureSize.height))
    let center = Int32(bitPattern: 0x2FFF_0000)  // SDL_WINDOWPOS_CENTERED, a macro of macros
    guard
      let window = SDL_CreateWindow(
        title, center, center, Int32(pictureSize.width * factor),
        Int32(pictureSize.height * factor), SDL_WINDOW_RESIZABLE.rawValue)
    else {
      let error = WindowError.current("The display opens no window")
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw error
    }
    let renderer = SDL_CreateRenderer(window, -1, 0)
    guard
      let renderer,
      let texture = SDL_CreateTexture(
        renderer, SDL_PIXELFORMAT_RGB24.rawValue,
        Int32(SDL_TEXTUREACCESS_STREAMING.rawValue), Int32(pictureSize.width),
        Int32(pictureSize.height))
    else {
      let error = WindowError.current("The window cannot be drawn in")
      if let renderer { SDL_DestroyRenderer(renderer) }
      SDL_DestroyWindow(window)
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw error
    }
    (self.window, self.renderer, self.texture) = (window, renderer, texture)
    self.title = title
  }

  deinit {
    SDL_DestroyTexture(texture)
    SDL_DestroyRenderer(renderer)
    SDL_DestroyWindow(window)
    SDL_QuitSubSystem(SDL_INIT_VIDEO)
  }

  /// Whether somebody can see the window: without a desktop SDL draws in memory, unless told otherwise.
  private static var isSeen: Bool {
    if let hint = SDL_GetHint(SDL_HINT_VIDEODRIVER), hint.pointee != 0 { return true }
    let driver = SDL_GetCurrentVideoDriver().map { String(cString: $0) } ?? ""
    return !["offscreen", "dummy", "evdev"].contains(driver)
  }

  /// What the window's bar says.
  public var title: String {
    didSet { if title != oldValue { SDL_SetWindowTitle(window, title) } }
  }

  /// Shows a picture.
  ///
  /// - Precondition: The picture has the size that the window was opened for.
  /// - Throws: ``WindowError`` when the display no longer takes it.
  public func show(_ picture: Canvas) throws(WindowError) {
    precondition(picture.size == pictureSize, "The window was opened for pictures of another size.")
    let status = picture.bytes.withUnsafeBytes {
      SDL_UpdateTexture(texture, nil, $0.baseAddress, Int32(3 * pictureSize.width))
    }
    guard status == 0 else { throw .current("The window took no picture") }
    try present()
  }

  /// Takes in what the person did, and shows the last picture again where the window needs it.
  ///
  /// - Throws: ``WindowError`` when the display no longer answers.
  public func respond() throws(WindowError) {
    var event = SDL_Event()
    var isStale = false
    while SDL_PollEvent(&event) != 0 {
      switch SDL_EventType(event.type) {
      case SDL_QUIT: isClosed = true
      case SDL_KEYDOWN:
        let key = SDL_KeyCode(UInt32(bitPattern: event.key.keysym.sym))
        if key == SDLK_ESCAPE || key == SDLK_q { isClosed = true }
      case SDL_WINDOWEVENT: isStale = true
      default: break
      }
    }
    if isStale { try present() }
  }

  private func present() throws(WindowError) {
    var (width, height) = (Int32(), Int32())
    guard SDL_GetRendererOutputSize(renderer, &width, &height) == 0 else {
      throw .current("The window has no size")
    }
    let fit = min(
      Double(width) / Double(pictureSize.width), Double(height) / Double(pictureSize.height))
    let scale = fit >= 1 ? fit.rounded(.down) : fit
    SDL_SetTextureScaleMode(texture, fit >= 1 ? SDL_ScaleModeNearest : SDL_ScaleModeLinear)
    let pictureWidth = Int32(Double(pictureSize.width) * scale)
    let pictureHeight = Int32(Double(pictureSize.height) * scale)
    var target = SDL_Rect(
      x: (width - pictureWidth) / 2, y: (height - pictureHeight) / 2, w: pictureWidth,
      h: pictureHeight)
    SDL_SetRenderDrawColor(renderer, 0, 0, 0, 255)
    SDL_RenderClear(renderer)
    guard SDL_RenderCopy(renderer, texture, nil, &target) == 0 else {
      throw .current("The window took no picture")
    }
    SDL_RenderPresent(renderer)
  }
}

/// Why there is no window.
public struct WindowError: Error, Hashable, CustomStringConvertible {
  public let description: String

  /// What failed, with SDL's own reason.
  fileprivate static func current(_ failure: String) -> WindowError {
    WindowError(description: "\(failure): \(String(cString: SDL_GetError())).")
  }
}
#endif
