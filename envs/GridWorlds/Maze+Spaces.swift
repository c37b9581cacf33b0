public import GymCore

extension Maze {
  public var actionSpace: ActionSpace { .discrete(Discrete(4)) }

  public var observationSpace: any Space {
    switch options.observation {
    case .board:
      Box<UInt8>(low: 0, high: 1, shape: [options.size, options.size, Self.planeCount])
    case .position: MultiDiscrete([options.size, options.size])
    }
  }

  public var layout: Layout {
    switch options.observation {
    case .board:
      Layout([
        (
          name: "board", shape: [options.size, options.size, Self.planeCount],
          kind: .planes(high: 1)
        )
      ])
    case .position:
      Layout([
        (name: "row", shape: [], kind: .discrete(count: options.size, start: 0)),
        (name: "column", shape: [], kind: .discrete(count: options.size, start: 0)),
      ])
    }
  }
}
