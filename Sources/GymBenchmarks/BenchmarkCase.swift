/// Some work that is timed, under a name that other programs use for the same work.
public struct BenchmarkCase {
  /// The name, such as `natureForward-b8`.
  public let name: String

  /// The floating point operations of the work, a multiply-add being two; nil where most of the work
  /// is something else.
  public let operationCount: Double?

  /// Makes everything that the work needs and returns the work.
  public let prepare: () -> () -> Void

  /// Creates a case.
  public init(
    _ name: String, operationCount: Double? = nil, prepare: @escaping () -> () -> Void
  ) {
    self.name = name
    self.operationCount = operationCount
    self.prepare = prepare
  }
}
