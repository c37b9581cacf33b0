/// The actions of all lanes: an index each, and the values of actions that are not discrete.
public struct ActionRows: Sendable, Equatable {
  /// The discrete action of each lane, counted from 0.
  public var indices: [Int32]

  /// The components of other actions, ``valueCount`` a lane.
  public var values: [Float]

  /// How many values an action has.
  public let valueCount: Int

  /// Creates actions of zero.
  public init(laneCount: Int, valueCount: Int) {
    indices = Array(repeating: 0, count: laneCount)
    values = Array(repeating: 0, count: laneCount * valueCount)
    self.valueCount = valueCount
  }
}
