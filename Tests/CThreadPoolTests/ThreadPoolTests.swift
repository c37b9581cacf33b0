import CThreadPool
import Synchronization
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("The pool of threads", .serialized)
struct ThreadPoolTests {
  /// What parts write down: how often each ran, and on which threads.
  private final class Notes: Sendable {
    struct Content {
      var runs: [Int]
      var threads: Set<UInt>
      var partCounts: Set<Int>
    }

    let content: Mutex<Content>
    let nestedThreadCount: Int
    let pause: UInt32

    init(_ partCount: Int, nestedThreadCount: Int = 0, pause: UInt32 = 0) {
      content = Mutex(
        Content(runs: Array(repeating: 0, count: partCount), threads: [], partCounts: []))
      self.nestedThreadCount = nestedThreadCount
      self.pause = pause
    }

    func note(_ part: Int, _ partCount: Int) {
      if pause > 0 { usleep(pause) }
      content.withLock {
        $0.runs[part] += 1
        $0.threads.insert(UInt(bitPattern: pthread_self().hashValue))
        $0.partCounts.insert(partCount)
      }
    }
  }

  private func share(_ threadCount: Int, _ partCount: Int, _ notes: Notes) {
    threadPoolShare(
      threadCount, partCount,
      { context, part, partCount in
        guard let context else { return }
        let notes = Unmanaged<Notes>.fromOpaque(context).takeUnretainedValue()
        if notes.nestedThreadCount > 0 {
          let inner = Notes(5)
          ThreadPoolTests().share(notes.nestedThreadCount, 5, inner)
          if inner.content.withLock({ $0.runs }) != [1, 1, 1, 1, 1] { return }
        }
        notes.note(part, partCount)
      }, Unmanaged.passUnretained(notes).toOpaque())
  }

  @Test("runs every part once, on no more threads than asked for", arguments: [0, 1, 2, 3, 5])
  func parts(threadCount: Int) {
    for partCount in [1, 2, 3, 40] {
      for _ in 0..<20 {
        let notes = Notes(partCount)
        share(threadCount, partCount, notes)
        notes.content.withLock {
          #expect($0.runs == Array(repeating: 1, count: partCount))
          #expect($0.threads.count <= max(1, min(threadCount, partCount)))
          #expect($0.partCounts == [partCount])
        }
      }
    }
    let none = Notes(0)
    share(threadCount, 0, none)
    #expect(none.content.withLock { $0.threads.isEmpty })
  }

  @Test("uses other threads when a part takes long")
  func others() {
    let notes = Notes(6, pause: 30_000)
    share(3, 6, notes)
    #expect(notes.content.withLock { $0.threads.count } > 1)
  }

  @Test("leaves the program's signals to its own threads, but takes those of its own faults")
  func signals() {
    final class Signals: Sendable {
      let caller = UInt(bitPattern: pthread_self().hashValue)
      let open = Mutex([[Int32]]())
    }
    let signals = Signals()
    // Suites run beside each other: a worker that another one holds takes no part in this one.
    for _ in 0..<500 where signals.open.withLock({ $0.isEmpty }) {
      threadPoolShare(
        3, 6,
        { context, _, _ in
          guard let context else { return }
          let signals = Unmanaged<Signals>.fromOpaque(context).takeUnretainedValue()
          usleep(10_000)
          guard UInt(bitPattern: pthread_self().hashValue) != signals.caller else { return }
          var mask = sigset_t()
          pthread_sigmask(SIG_BLOCK, nil, &mask)
          let open = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGINT, SIGTERM, SIGCHLD]
            .filter { sigismember(&mask, $0) == 0 }
          signals.open.withLock { $0.append(open) }
        }, Unmanaged.passUnretained(signals).toOpaque())
    }
    let found = signals.open.withLock { $0 }
    #expect(!found.isEmpty)
    for open in found { #expect(open == [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]) }
  }

  @Test("keeps to two threads when there were more before")
  func fewer() {
    share(5, 10, Notes(10, pause: 1_000))
    let notes = Notes(10, pause: 5_000)
    share(2, 10, notes)
    #expect(notes.content.withLock { $0.threads.count } <= 2)
  }

  @Test("runs shared work within a part on the part's own thread")
  func nested() {
    let notes = Notes(8, nestedThreadCount: 3)
    share(2, 8, notes)
    #expect(notes.content.withLock { $0.runs } == Array(repeating: 1, count: 8))
  }

  @Test("wakes threads that sleep, and starts threads that were ended")
  func sleepAndTrim() {
    for round in 0..<6 {
      usleep(5_000)
      if round % 2 == 1 { threadPoolTrim(1 + round / 2) }
      let notes = Notes(9)
      share(3, 9, notes)
      #expect(notes.content.withLock { $0.runs } == Array(repeating: 1, count: 9))
    }
  }

  @Test("serves several callers at once")
  func callers() async {
    await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<4 {
        group.addTask {
          (0..<50).allSatisfy { _ in
            let notes = Notes(7)
            share(2 + caller, 7, notes)
            return notes.content.withLock { $0.runs } == Array(repeating: 1, count: 7)
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
