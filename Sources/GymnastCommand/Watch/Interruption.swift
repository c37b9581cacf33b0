import Glibc
import Synchronization

/// Whether somebody asked the program to end, by Ctrl-C or a request to terminate.
///
/// The first request is only noted, so that what was begun ends well; a second one ends the process at
/// once.
final class Interruption: Sendable {
  /// The interruption of this process.
  static let ofProcess = Interruption()

  private let signal = Atomic<Int32>(0)

  /// The signal that came, or nil.
  var signalNumber: Int32? {
    let number = signal.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Notes a signal.
  func note(_ number: Int32) { signal.store(number, ordering: .relaxed) }

  /// Catches the signals of the process from now on, if this is its interruption.
  func listen() {
    guard self === Self.ofProcess else { return }
    // Whoever started the program may have blocked signals; that is handed down.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // What was ignored from the start stays so, as nohup wants; but a shell's background jobs ignore
      // Ctrl-C only because it is not meant for them.
      var present = sigaction()
      sigaction(number, nil, &present)
      let handler = unsafeBitCast(present.__sigaction_handler.sa_handler, to: Int.self)
      if number == SIGHUP, handler == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
      sigaddset(&signals, number)
      Glibc.signal(number) { number in
        Interruption.ofProcess.note(number)
        Glibc.signal(number, SIG_DFL)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
