/// A wrapper that shows a row of its own in place of its world's observation.
///
/// The row is written when the world has stepped or was reset, and observing copies it.
public protocol RowWrapper<Base>: Wrapper where Observation == RowObservation<Scalar> {
  /// What is observed now.
  var row: [Scalar] { get }
}

extension RowWrapper {
  public var observationSpace: any Space { layout.box(of: Scalar.kind) }

  @inlinable
  public func observe(into row: inout MutableSpan<Scalar>) {
    let source = self.row
    for index in row.indices { row[index] = source[index] }
  }

  public var observation: Observation { RowObservation(row: row) }
}

/// An observation of which only the row is known.
public struct RowObservation<Scalar: ObservationScalar>: SpaceRepresentable, Equatable {
  /// The numbers, in the order of the layout.
  public let row: [Scalar]

  /// Takes a row over.
  public init(row: [Scalar]) { self.row = row }

  public var spaceValue: SpaceValue {
    if let bytes = row as? [UInt8] { return .bytes(bytes) }
    return .numbers((row as? [Float] ?? []).map { Double($0) })
  }
}

extension Layout {
  /// All rows of the layout, as a box without names.
  func box(of kind: ScalarKind) -> any Space {
    let (low, high) = bounds
    switch kind {
    case .float: return Box<Float>(low: low, high: high, shape: [count])
    case .byte:
      func byte(_ bound: Float) -> UInt8 { UInt8(min(max(bound, 0), 255)) }
      return Box<UInt8>(low: low.map(byte), high: high.map(byte), shape: [count])
    }
  }

  private var bounds: (low: [Float], high: [Float]) {
    var (low, high): ([Float], [Float]) = ([], [])
    for part in parts {
      func add(_ lower: Float, _ upper: Float) {
        low += Array(repeating: lower, count: part.count)
        high += Array(repeating: upper, count: part.count)
      }
      switch part.kind {
      case .continuous(let partLow, let partHigh):
        low += partLow
        high += partHigh
      case .discrete(let count, let start): add(Float(start), Float(start + count - 1))
      case .planes(let high): add(0, high)
      case .tokens(let vocabulary): add(0, Float(vocabulary.count))
      }
    }
    return (low, high)
  }

  /// A row of zeros, or of what is nearest to zero within each part's bounds.
  func rowNearestToZero<Scalar: ObservationScalar>() -> [Scalar] {
    var rows = Rows(kind: Scalar.kind, count: 1, width: count)
    for (place, number) in numbersNearestToZero.enumerated() {
      switch Scalar.kind {
      case .float: rows.floats[place] = number
      case .byte: rows.bytes[place] = UInt8(min(max(number, 0), 255))
      }
    }
    var row: [Scalar] = []
    Scalar.exchange(&row, with: &rows)
    return row
  }
}

extension Environment {
  /// Writes the current observation into an array as wide as a row.
  @inlinable
  func observe(into row: inout [Scalar]) {
    var span = row.mutableSpan
    observe(into: &span)
  }

  /// Writes the current observation into a row of an array of rows.
  func observe(into rows: inout [Scalar], row: Int, width: Int) {
    var span = rows.mutableSpan
    span.withRow(row, width: width) { observe(into: &$0) }
  }
}
