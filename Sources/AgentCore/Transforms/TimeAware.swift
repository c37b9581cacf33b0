public import GymCore
public import Snapshots

/// Adds the steps of the episode so far to the row, as one more measurement at its end.
///
/// Where episodes are cut short, time is a part of the state: without it the value of a state is not
/// determined (Pardo et al. 2018).
public struct TimeAware: RowTransform {
  /// What can be chosen.
  public struct Options: Sendable {
    var isNormalized = false
  }

  public static let name = "timeAware"
  public static let summary = "Adds the steps of the episode so far to the row."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .flag(
        "isNormalized", \.isNormalized,
        "Whether time goes from 0 to 1 at the time limit instead of counting steps.")
    ])

  public let output: RowForm

  private let unit: Float
  private var times: [Int]

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let layout = context.form.layout
    guard !layout.parts.contains(where: { $0.name == "time" }) else {
      throw AgentError("The observation has a part 'time' already. Leave timeAware out.")
    }
    if options.isNormalized, context.timeLimit == nil {
      throw AgentError(
        "The transform timeAware can be normalized only where episodes have a time limit.")
    }
    let limit = context.timeLimit.map { Float($0) } ?? .infinity
    unit = options.isNormalized ? limit : 1
    output = RowForm(
      layout: Layout(
        layout.parts.map { ($0.name, $0.shape, $0.kind) } + [
          (name: "time", shape: [1], kind: .continuous(low: [0], high: [limit / unit]))
        ]), kind: .float)
    times = Array(repeating: -1, count: context.laneCount)
  }

  public mutating func begin(lane: Int) { times[lane] = -1 }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    times[lane] += 1
    let width = rows.width
    let target = lane * (width + 1)
    for index in 0..<width { result.floats[target + index] = rows.number(lane * width + index) }
    result.floats[target + width] = Float(times[lane]) / unit
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("TimeAware")
    writer.write(times)
  }

  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("TimeAware")
    let times = try reader.readArray(of: Int.self)
    guard times.count == self.times.count, times.allSatisfy({ $0 >= -1 }) else {
      throw .invalid("The times are of another run.")
    }
    self.times = times
  }
}
