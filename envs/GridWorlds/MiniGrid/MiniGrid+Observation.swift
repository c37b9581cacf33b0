public import GymCore

extension MiniGrid {
  /// What the agent sees.
  public struct Observation: SpaceRepresentable, Hashable {
    /// Kind, color and state of each square of the view, column by column from the left, each from far
    /// to near.
    public let image: [UInt8]

    /// The direction that the agent looks in: 0 right, 1 down, 2 left, 3 up.
    public let direction: Int

    /// What the agent is asked to do.
    public let mission: String

    public var spaceValue: SpaceValue {
      .dictionary([
        .init("image", .bytes(image)), .init("direction", .integer(direction)),
        .init("mission", .text(mission)),
      ])
    }
  }

  public var observation: Observation {
    var image = [UInt8](repeating: 0, count: view.byteCount)
    image.withUnsafeMutableBytes { view.write(scene, into: $0) }
    return Observation(
      image: image, direction: Int(scene.direction.rawValue), mission: scene.mission.text)
  }

  public var observationSpace: any Space {
    ObservationSpace(viewSize: view.size, missions: level.family.missions)
  }

  public var layout: Layout {
    Layout([
      (
        name: "image", shape: [view.size, view.size, 3],
        kind: .planes(high: Float(Cell.Kind.agent.rawValue))
      ),
      (name: "direction", shape: [4], kind: .planes(high: 1)),
      (name: "mission", shape: [Mission.tokenCount], kind: .tokens(vocabulary: Vocabulary.words)),
    ])
  }

  public func observe(into row: inout MutableSpan<UInt8>) {
    let imageCount = view.byteCount
    precondition(
      row.count == imageCount + 4 + Mission.tokenCount, "A row is as wide as the layout says.")
    row.withUnsafeMutableBytes { bytes in
      view.write(scene, into: bytes)
      for direction in 0..<4 {
        bytes[imageCount + direction] = direction == Int(scene.direction.rawValue) ? 1 : 0
      }
      scene.mission.writeTokens(into: bytes, at: imageCount + 4)
    }
  }
}
