internal import CThreadPool

/// The program's pool of threads, as vectors use it.
@usableFromInline
enum LaneThreads {
  /// The most threads that step one vector.
  @usableFromInline static let limit = Int(threadPoolLimit)

  /// Runs parts of some work on several threads and returns when all are done.
  ///
  /// The context is handed to each part, so that the body needs none of its own and nothing is
  /// allocated.
  @usableFromInline
  static func share(
    partCount: Int, threadCount: Int, context: UnsafeRawPointer,
    body: @escaping @Sendable (UnsafeRawPointer, Int) -> Void
  ) {
    withUnsafePointer(to: Work(context: context, body: body)) { work in
      threadPoolShare(
        threadCount, partCount,
        { work, part, _ in
          guard let work = work?.assumingMemoryBound(to: Work.self) else { return }
          work.pointee.body(work.pointee.context, part)
        }, work)
    }
  }

  /// Traps unless a vector can have so many threads.
  @usableFromInline
  static func check(_ threadCount: Int) {
    precondition(
      (1...limit).contains(threadCount),
      "A vector is stepped by 1 to \(limit) threads, not by \(threadCount).")
  }

  private struct Work {
    let context: UnsafeRawPointer
    let body: @Sendable (UnsafeRawPointer, Int) -> Void
  }
}
