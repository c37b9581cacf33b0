public import GymCore
public import Snapshots

/// Shows the last rows of the episode at once, the oldest first.
///
/// Planes are stacked as planes, so that a picture of 84×84 with one plane becomes one with as many
/// planes as rows are stacked; other parts get one dimension more, in front. Before there are enough
/// rows, the first one is repeated, or zeros stand in their place (Mnih et al. 2015; Gymnasium's
/// FrameStackObservation).
public struct FrameStack: RowTransform {
  /// What stands in the place of rows from before the first.
  public enum Padding: String, Sendable, CaseIterable {
    /// The first row of the episode.
    case reset

    /// Zeros, or what is nearest to zero within a part's bounds.
    case zero
  }

  /// What can be chosen.
  public struct Options: Sendable {
    var count = 4
    var padding = Padding.reset
  }

  public static let name = "frameStack"
  public static let summary = "Shows the last rows of the episode at once, the oldest first."

  public static let schema = OptionSchema(
    defaults: Options(),
    [
      .integer(
        "count", \.count, 1...256, "How many rows are stacked.",
        source: "Mnih et al. 2015, extended data table 1"),
      .choice(
        "padding", \.padding,
        "What stands in for rows from before the first: the first row again, or zeros."),
    ])

  public let output: RowForm

  private let count: Int
  private let padding: Padding
  private let parts: [Layout.Part]
  private let width: Int

  // A ring of rows a lane, the place of its newest, and whether its episode has shown none yet.
  private var ring: Rows
  private var newest: [Int]
  private var isFresh: [Bool]
  private let blank: Rows

  public init(_ options: Options, for context: TransformContext) throws(AgentError) {
    let (form, count) = (context.form, options.count)
    self.count = count
    padding = options.padding
    parts = form.layout.parts
    width = form.layout.count
    try MemoryNeed.check(
      rowCount: context.laneCount * count, of: form, for: "The stacked rows",
      remedy: "take fewer lanes or a smaller count")
    output = .changing(form) { part in
      switch part.kind {
      case .planes where !part.shape.isEmpty:
        var shape = part.shape
        shape[shape.count - 1] *= count
        return (part.name, shape, part.kind)
      case .continuous(let low, let high):
        func repeated(_ bounds: [Float]) -> [Float] {
          Array(repeatElement(bounds, count: count).joined())
        }
        return (
          part.name, [count] + part.shape, .continuous(low: repeated(low), high: repeated(high))
        )
      default: return (part.name, [count] + part.shape, part.kind)
      }
    }
    ring = Rows(kind: form.kind, count: context.laneCount * count, width: width)
    newest = Array(repeating: 0, count: context.laneCount)
    isFresh = Array(repeating: true, count: context.laneCount)
    var blank = Rows(kind: form.kind, count: 1, width: width)
    for (place, number) in form.layout.numbersNearestToZero.enumerated() {
      blank.setNumber(place, number)
    }
    self.blank = blank
  }

  public mutating func begin(lane: Int) { isFresh[lane] = true }

  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into result: inout Rows
  ) {
    let first = lane * count
    if isFresh[lane] {
      isFresh[lane] = false
      for slot in first..<first + count {
        switch padding {
        case .reset: ring.copyRow(slot, from: rows, row: lane)
        case .zero: ring.copyRow(slot, from: blank, row: 0)
        }
      }
    }
    newest[lane] = (newest[lane] + 1) % count
    ring.copyRow(first + newest[lane], from: rows, row: lane)
    let start = lane * output.layout.count
    let place = (first: first, newest: newest[lane], width: width)
    switch output.kind {
    case .float: Self.write(ring.floats, parts, count, place, &result.floats, start)
    case .byte: Self.write(ring.bytes, parts, count, place, &result.bytes, start)
    }
  }

  private static func write<Scalar: ObservationScalar>(
    _ ring: [Scalar], _ parts: [Layout.Part], _ count: Int,
    _ lane: (first: Int, newest: Int, width: Int), _ target: inout [Scalar], _ start: Int
  ) {
    ring.withUnsafeBufferPointer { ring in
      target.withUnsafeMutableBufferPointer { target in
        for age in 0..<count {
          let row = (lane.first + (lane.newest + 1 + age) % count) * lane.width
          for part in parts {
            let (size, source, place) = (
              part.count, row + part.offset, start + part.offset * count
            )
            if case .planes = part.kind, let planes = part.shape.last {
              var (from, to) = (source, place + age * planes)
              for _ in 0..<size / max(planes, 1) {
                for plane in 0..<planes { target[to + plane] = ring[from + plane] }
                from += planes
                to += planes * count
              }
            } else {
              for index in 0..<size { target[place + age * size + index] = ring[source + index] }
            }
          }
        }
      }
    }
  }

  public func write(to writer: inout SnapshotWriter) {
    writer.begin("FrameStack")
    writer.write(ring)
    writer.write(newest)
    writer.write(isFresh)
  }

  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("FrameStack")
    let ring = try reader.read(Rows.self)
    let newest = try reader.readArray(of: Int.self)
    let isFresh = try reader.readArray(of: Bool.self)
    guard
      ring.kind == self.ring.kind, ring.count == self.ring.count, ring.width == width,
      newest.count == self.newest.count, isFresh.count == newest.count,
      newest.allSatisfy({ (0..<count).contains($0) })
    else { throw .invalid("The stacked rows are of another run.") }
    (self.ring, self.newest, self.isFresh) = (ring, newest, isFresh)
  }
}
