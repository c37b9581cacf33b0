public import GymCore
public import NumericRandom

extension MiniGrid {
  /// All observations: images of bytes, four directions, and the missions of a level.
  ///
  /// Samples are those of MiniGrid's own space, a dictionary of direction, image and mission.
  public struct ObservationSpace: Space {
    /// How many squares are seen each way.
    public let viewSize: Int

    let missions: [MissionPattern]

    private var image: Box<UInt8> { Box(low: 0, high: 255, shape: [viewSize, viewSize, 3]) }

    private var direction: Discrete { Discrete(4) }

    public func contains(_ element: Observation) -> Bool {
      guard let mission = Mission(element.mission) else { return false }
      return image.contains(element.image) && direction.contains(element.direction)
        && missions.contains { $0.contains(mission) }
    }

    public func makeSampler(seed: Seed) -> SpaceSampler {
      SpaceSampler(seed: seed) { generator in
        (0..<3).map { _ in
          SpaceSampler(seed: Seed(generator.integer(in: 0..<Int(Int32.max))))
        }
      }
    }

    public func sample(from sampler: inout SpaceSampler) -> Observation {
      let direction = direction.sample(from: &sampler.parts[0])
      let image = image.sample(from: &sampler.parts[1])
      let text = missions[0].sample(from: &sampler.parts[2].generator)
      return Observation(image: image, direction: direction, mission: text)
    }

    public func value(of element: Observation) -> SpaceValue { element.spaceValue }

    public func element(of value: SpaceValue) -> Observation? {
      guard case .dictionary(let fields) = value, fields.count == 3 else { return nil }
      let parts = Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }
      guard let image = parts["image"].flatMap(image.element),
        let direction = parts["direction"].flatMap(direction.element),
        case .text(let mission)? = parts["mission"]
      else { return nil }
      return Observation(image: image, direction: direction, mission: mission)
    }

    public var flatCount: Int? { viewSize * viewSize * 3 + 4 + Mission.tokenCount }

    /// Writes the image, the direction as one of four, and the tokens of the mission.
    public func flatten(_ element: Observation, into row: inout MutableSpan<Float>) {
      for (index, byte) in element.image.enumerated() { row[index] = Float(byte) }
      let start = element.image.count
      for index in 0..<4 { row[start + index] = index == element.direction ? 1 : 0 }
      let mission = Mission(element.mission) ?? Mission()
      for index in 0..<Mission.tokenCount { row[start + 4 + index] = Float(mission.token(index)) }
    }

    /// The observation that was flattened, its mission without commas, which tokens do not have.
    public func unflatten(_ row: Span<Float>) -> Observation? {
      let imageCount = viewSize * viewSize * 3
      guard row.count == flatCount, let image = image.unflatten(row.extracting(first: imageCount)),
        let direction = direction.unflatten(row.extracting(imageCount..<imageCount + 4))
      else { return nil }
      var mission = Mission()
      for index in imageCount + 4..<row.count where row[index] != 0 {
        guard let token = UInt8(exactly: row[index]), Int(token) <= Vocabulary.words.count else {
          return nil
        }
        mission.append(token)
      }
      return Observation(image: image, direction: direction, mission: mission.text)
    }

    public var json: String {
      #"{"kind":"dictionary","parts":{"image":\#(image.json),"direction":\#(direction.json),"#
        + #""mission":[\#(missions.map(\.json).joined(separator: ","))]}}"#
    }
  }
}
