/// The lengths of a tensor's dimensions, at most four, kept in place.
///
/// The last dimension is the one whose elements lie side by side in memory. A shape without
/// dimensions is that of a scalar.
public struct Shape: Hashable, Sendable, BitwiseCopyable {
  private let lengths: SIMD4<Int32>

  /// How many dimensions there are, from 0 to 4.
  public let rank: Int

  /// The shape of a scalar.
  public init() { self.init(1, 1, 1, 1, rank: 0) }

  /// The shape of a list.
  public init(_ count: Int) { self.init(count, 1, 1, 1, rank: 1) }

  /// The shape of a matrix.
  public init(_ rows: Int, _ columns: Int) { self.init(rows, columns, 1, 1, rank: 2) }

  /// The shape with three dimensions.
  public init(_ first: Int, _ second: Int, _ third: Int) {
    self.init(first, second, third, 1, rank: 3)
  }

  /// The shape with four dimensions.
  public init(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) {
    self.init(first, second, third, fourth, rank: 4)
  }

  /// More elements than any machine holds, and few enough that no size in bytes overflows.
  private static let countLimit = 1 << 48

  private init(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int, rank: Int) {
    func form() -> String { "\([first, second, third, fourth].prefix(rank))" }
    require(
      first > 0 && second > 0 && third > 0 && fourth > 0,
      "A tensor of shape \(form()) has no elements: every dimension is at least 1. "
        + "Leave empty batches out.")
    // The halves cannot overflow once every length fits 31 bits.
    let largest = Int(Int32.max)
    let (count, overflows) = (first &* second).multipliedReportingOverflow(by: third &* fourth)
    require(
      first <= largest && second <= largest && third <= largest && fourth <= largest && !overflows
        && count <= Shape.countLimit,
      "A tensor of shape \(form()) has more elements than memory can hold. Make it smaller.")
    lengths = SIMD4(Int32(first), Int32(second), Int32(third), Int32(fourth))
    self.rank = rank
  }

  /// The length of a dimension.
  ///
  /// - Precondition: The dimension is one of the `rank` that there are.
  public subscript(dimension: Int) -> Int {
    require(
      dimension >= 0 && dimension < rank,
      "A tensor of shape \(self) has no dimension \(dimension). Use one below \(rank).")
    return Int(lengths[dimension])
  }

  /// How many elements there are.
  public var count: Int {
    Int(lengths[0]) * Int(lengths[1]) * Int(lengths[2]) * Int(lengths[3])
  }

  /// How long the last dimension is, 1 for a scalar.
  public var columnCount: Int { rank == 0 ? 1 : Int(lengths[rank - 1]) }

  /// How many rows of `columnCount` elements there are.
  public var rowCount: Int { count / columnCount }

  /// The lengths as a list.
  public var dimensions: [Int] { (0..<rank).map { Int(lengths[$0]) } }

  /// Creates a shape from a list of at most four lengths.
  public init(_ dimensions: [Int]) {
    require(dimensions.count <= 4, "A tensor has at most four dimensions. Merge some.")
    func length(_ index: Int) -> Int { index < dimensions.count ? dimensions[index] : 1 }
    self.init(length(0), length(1), length(2), length(3), rank: dimensions.count)
  }
}

extension Shape {
  /// How the elements lie around one dimension: `outer` blocks of `length` groups of `inner`.
  struct Axis {
    let outer: Int
    let length: Int
    let inner: Int
  }

  /// Takes the shape apart at a dimension; a negative one counts from the end.
  func axis(_ dimension: Int) -> Axis {
    let position = dimension < 0 ? dimension + rank : dimension
    require(
      position >= 0 && position < rank,
      "A tensor of shape \(self) has no dimension \(dimension). Use one from \(-rank) to \(rank - 1)."
    )
    var (outer, inner) = (1, 1)
    for index in 0..<position { outer *= Int(lengths[index]) }
    for index in position + 1..<4 { inner *= Int(lengths[index]) }
    return Axis(outer: outer, length: Int(lengths[position]), inner: inner)
  }

  /// The shape without one dimension; a negative one counts from the end.
  func removing(_ dimension: Int) -> Shape {
    var kept = SIMD4<Int32>(repeating: 1)
    var next = 0
    for index in 0..<rank where index != (dimension < 0 ? dimension + rank : dimension) {
      kept[next] = lengths[index]
      next += 1
    }
    return Shape(Int(kept[0]), Int(kept[1]), Int(kept[2]), Int(kept[3]), rank: next)
  }

  /// The shape with another length of a dimension; a negative one counts from the end.
  func replacing(_ dimension: Int, with length: Int) -> Shape {
    var replaced = lengths
    replaced[dimension < 0 ? dimension + rank : dimension] = Int32(length)
    return Shape(
      Int(replaced[0]), Int(replaced[1]), Int(replaced[2]), Int(replaced[3]), rank: rank)
  }
}

extension Shape: CustomStringConvertible {
  public var description: String { "\(dimensions)" }
}
