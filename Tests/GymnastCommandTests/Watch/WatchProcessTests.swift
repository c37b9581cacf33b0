import Foundation
import Testing

/// Watching as people do: in a terminal, with Ctrl-C.
@Suite("Watching in a process of its own")
struct WatchProcessTests {
  /// A terminal without a person.
  private final class Terminal {
    let leader: Int32
    let follower: Int32

    init(columns: UInt16, rows: UInt16) throws {
      // As posix_openpt, unlockpt and ptsname do, which the C library's module does not show.
      leader = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (lock, number) = (Int32(0), Int32(0))
      let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
      try #require(ioctl(leader, setLock, &lock) == 0 && ioctl(leader, getNumber, &number) == 0)
      follower = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      try #require(follower >= 0 && ioctl(follower, UInt(TIOCSWINSZ), &size) == 0)
    }

    /// Everything that was written until the program ended.
    ///
    /// - Parameter process: What is sent a Ctrl-C as soon as it has taken over the screen.
    /// - Returns: The text.
    func text(interrupting process: Process? = nil) -> String {
      var process = process
      close(follower)
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = read(leader, &buffer, buffer.count), count > 0 {
        bytes += buffer[..<count]
        if let running = process, String(decoding: bytes, as: UTF8.self).contains("[?1049h") {
          kill(running.processIdentifier, SIGINT)
          process = nil
        }
      }
      close(leader)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private func start(
    _ arguments: [String], output: Any, environment: [String: String] = [:]
  ) throws -> (Process, Pipe) {
    let folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent("gymnast")
    process.arguments = ["watch"] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": "", "DISPLAY": ""]) { $1 }
      .merging(environment) { $1 }
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    try process.run()
    return (process, error)
  }

  private func watch(
    _ arguments: [String], columns: UInt16 = 80, rows: UInt16 = 24,
    environment: [String: String] = [:]
  ) throws -> (status: Int32, text: String, error: String) {
    let terminal = try Terminal(columns: columns, rows: rows)
    let (process, error) = try start(
      arguments, output: FileHandle(fileDescriptor: terminal.follower), environment: environment)
    let text = terminal.text()
    process.waitUntilExit()
    let message = try error.fileHandleForReading.readToEnd() ?? Data()
    return (process.terminationStatus, text, String(decoding: message, as: UTF8.self))
  }

  private static let quick = ["--fps", "1000", "--max-episode-steps", "5"]

  @Test("draws in the terminal and leaves it as it was")
  func terminal() throws {
    let result = try watch(["CartPole-v1", "--random"] + Self.quick)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.text.hasPrefix("\u{1B}[?1049h\u{1B}[?25l"))
    let parts = result.text.components(separatedBy: "\u{1B}[?25h\u{1B}[?1049l")
    #expect(parts.count == 2)
    #expect(parts.first?.contains("▀") == true && parts.first?.contains("step 5") == true)
    #expect(parts.last?.contains("Episode 0, seed 0: return 5 in 5 steps") == true)
  }

  @Test("draws with what the terminal has", arguments: ["truecolor", "256", "none", "dumb"])
  func colors(kind: String) throws {
    let environment = [
      "TERM": kind == "dumb" ? "dumb" : "xterm-256color",
      "COLORTERM": kind == "truecolor" ? "truecolor" : "", "NO_COLOR": kind == "none" ? "1" : "",
    ]
    let result = try watch(["FrozenLake-v1", "--random"] + Self.quick, environment: environment)
    #expect(result.status == 0, "\(result.error)")
    #expect(result.text.contains("\u{1B}[38;2;") == (kind == "truecolor"))
    #expect(result.text.contains("\u{1B}[38;5;") == (kind == "256"))
    #expect(result.text.contains("\u{1B}") == (kind != "dumb"))
  }

  @Test("says what a tiny terminal lacks")
  func tiny() throws {
    let result = try watch(["CartPole-v1", "--random"] + Self.quick, columns: 12, rows: 5)
    #expect(result.status != 0 && result.text.isEmpty)
    #expect(result.error.contains("This terminal has 12 columns and 5 rows"), "\(result.error)")
  }

  @Test("Ctrl-C ends a recording with a whole file", arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let scratch = try Scratch()
    let file = scratch.path("a.gif")
    let (process, error) = try start(
      ["CartPole-v1", "--random", "--episodes", "3000", "--record", file],
      output: FileHandle.nullDevice)
    while process.isRunning {
      let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size]) as? Int
      if size ?? 0 > 20_000 { break }
      usleep(10_000)
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    #expect(try error.fileHandleForReading.readToEnd() ?? Data() == Data())
    let bytes = try scratch.bytes("a.gif")
    #expect(bytes.count > 20_000 && bytes.suffix(1) == Data([0x3B]))
  }

  @Test("Ctrl-C brings the terminal back")
  func interruptionInTerminal() throws {
    let terminal = try Terminal(columns: 80, rows: 24)
    let (process, _) = try start(
      ["CartPole-v1", "--random", "--episodes", "15"],
      output: FileHandle(fileDescriptor: terminal.follower))
    let text = terminal.text(interrupting: process)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let isRestored = text.contains("\u{1B}[?25h\u{1B}[?1049l")
    let isReported = text.hasSuffix("Interrupted.\r\n")
    #expect(isRestored && isReported)
  }
}
