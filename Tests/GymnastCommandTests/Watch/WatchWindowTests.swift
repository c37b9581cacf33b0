#if SDL
import CSDL2
import Foundation
import Testing

@testable import GymnastCommand

/// Needs a display, such as Xvfb's.
@Suite("Watching in a window", .serialized)
struct WatchWindowTests {
  @Test("plays to the end, and records beside it")
  func window() throws {
    let scratch = try Scratch()
    let result = gymnast(
      "watch", "CartPole-v1", "--random", "--window", "--fps", "1000", "--max-episode-steps", "9",
      "--record", scratch.path("a.gif"))
    #expect(result.status == 0, "\(result.error)")
    #expect(result.lines.first?.hasPrefix("Episode 0, seed 0: return 9 in 9 steps") == true)
    #expect(result.lines.last?.hasPrefix("Recorded 10 frames") == true)
  }

  @Test("ends well when the window is closed, with what was recorded")
  func closing() throws {
    let scratch = try Scratch()
    // SDL keeps the event until the window asks for it.
    SDL_InitSubSystem(SDL_INIT_VIDEO)
    defer { SDL_QuitSubSystem(SDL_INIT_VIDEO) }
    var event = SDL_Event(type: SDL_QUIT.rawValue)
    SDL_PushEvent(&event)
    let result = gymnast(
      "watch", "CartPole-v1", "--random", "--window", "--episodes", "1000", "--record",
      scratch.path("a.gif"))
    #expect(result.status == 0, "\(result.error)")
    #expect(result.lines.last == "The window was closed.")
    #expect(try scratch.bytes("a.gif").suffix(1) == Data([0x3B]))
  }

  @Test("says what to do without a display")
  func noDisplay() {
    let display = ProcessInfo.processInfo.environment["DISPLAY"] ?? ""
    setenv("DISPLAY", ":4711", 1)
    defer { setenv("DISPLAY", display, 1) }
    let result = gymnast("watch", "CartPole-v1", "--random", "--window")
    #expect(result.status != 0)
    #expect(result.error.contains("--terminal") && result.error.contains("--record"))
  }
}
#endif
