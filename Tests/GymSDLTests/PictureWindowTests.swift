#if SDL
import CSDL2
import Foundation
import GymRendering
import GymSDL
import Testing

/// Needs a display, such as Xvfb's.
@Suite("A window", .serialized)
struct PictureWindowTests {
  /// A picture without symmetry, so that nothing can stand on its head.
  private static let picture: Canvas = {
    var canvas = Canvas(width: 160, height: 120, color: .white)
    canvas.fillRectangle(x: 0, y: 0, width: 40, height: 30, .red)
    canvas.fillRectangle(x: 120, y: 0, width: 40, height: 30, .green)
    canvas.fillRectangle(x: 0, y: 90, width: 40, height: 30, .blue)
    return canvas
  }()

  @Test("shows the picture, enlarged by a whole factor, on the screen")
  func showing() throws {
    let window = try PictureWindow(title: "first", pictureSize: Self.picture.size)
    try window.show(Self.picture)
    try settle(window)
    let screen = try Screen.photograph()
    // 640 pixels at most: four times as large, in the middle of the screen.
    let (left, top) = ((screen.width - 640) / 2, (screen.height - 480) / 2)
    for (x, y) in [(1, 1), (80, 60), (158, 1), (1, 118), (158, 118), (39, 29), (41, 31)] {
      #expect(
        screen[left + 4 * x + 2, top + 4 * y + 2] == Self.picture[x, y], "the pixel (\(x), \(y))")
    }
    window.title = "second"
    #expect(window.title == "second")
  }

  @Test("takes a new picture in place of the last one")
  func again() throws {
    let window = try PictureWindow(title: "again", pictureSize: Self.picture.size)
    try window.show(Self.picture)
    try window.show(Canvas(size: Self.picture.size, color: .purple))
    try settle(window)
    let screen = try Screen.photograph()
    #expect(screen[screen.width / 2, screen.height / 2] == .purple)
    #expect(screen[screen.width / 2 - 300, screen.height / 2 - 220] == .purple)
  }

  @Test("shrinks large pictures to the room that it has")
  func resizing() throws {
    let large = Canvas(width: 900, height: 600, color: .orange)
    let window = try PictureWindow(title: "large", pictureSize: large.size)
    try window.show(large)
    try settle(window)
    let screen = try Screen.photograph()
    #expect(screen[screen.width / 2, screen.height / 2] == .orange)
  }

  @Test("is closed by its button, Escape and Q, not by other keys")
  func closing() throws {
    func isClosed(by event: SDL_Event) throws -> Bool {
      let window = try PictureWindow(title: "closing", pictureSize: Self.picture.size)
      try window.respond()
      #expect(!window.isClosed)
      var event = event
      SDL_PushEvent(&event)
      try window.respond()
      return window.isClosed
    }
    func key(_ code: SDL_KeyCode) -> SDL_Event {
      var event = SDL_Event(type: SDL_KEYDOWN.rawValue)
      event.key.keysym.sym = SDL_Keycode(bitPattern: code.rawValue)
      return event
    }
    #expect(try isClosed(by: SDL_Event(type: SDL_QUIT.rawValue)))
    #expect(try isClosed(by: key(SDLK_ESCAPE)))
    #expect(try isClosed(by: key(SDLK_q)))
    #expect(try !isClosed(by: key(SDLK_x)))
  }

  @Test("says what is missing when no display answers")
  func noDisplay() throws {
    let display = ProcessInfo.processInfo.environment["DISPLAY"] ?? ""
    setenv("DISPLAY", ":4711", 1)
    defer { setenv("DISPLAY", display, 1) }
    let error = try #require(throws: WindowError.self) {
      _ = try PictureWindow(title: "nowhere", pictureSize: Self.picture.size)
    }
    #expect(error.description.hasPrefix("No display answers"))
  }

  /// Gives the display time to show what it was sent.
  private func settle(_ window: PictureWindow) throws {
    for _ in 0..<20 {
      try window.respond()
      SDL_Delay(10)
    }
  }
}

/// What the screen of the display shows.
private struct Screen {
  let width: Int
  let height: Int
  private let bytes: [UInt8]
  private let start: Int
  private let rowWidth: Int
  private let pixelWidth: Int

  /// Takes a picture with `xwd`, which writes big-endian words, a table of colors, and then the pixels.
  static func photograph() throws -> Screen {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/xwd")
    process.arguments = ["-root", "-silent"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = [UInt8](try pipe.fileHandleForReading.readToEnd() ?? Data())
    process.waitUntilExit()
    try #require(process.terminationStatus == 0 && bytes.count > 100)
    return try Screen(bytes)
  }

  private init(_ bytes: [UInt8]) throws {
    func word(_ index: Int) -> Int {
      bytes[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    self.bytes = bytes
    (width, height) = (word(4), word(5))
    (rowWidth, pixelWidth) = (word(12), word(11) / 8)
    start = word(0) + 12 * word(19)
    // Version 7, little-endian pixels of eight bits a color.
    let form = [word(1), word(7), word(3)]
    try #require(form == [7, 0, 24])
  }

  subscript(x: Int, y: Int) -> Color {
    let place = start + y * rowWidth + pixelWidth * x
    return Color(red: bytes[place + 2], green: bytes[place + 1], blue: bytes[place])
  }
}
#endif
