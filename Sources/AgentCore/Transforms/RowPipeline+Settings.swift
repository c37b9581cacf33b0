public import GymCore

extension RowPipeline {
  /// The transforms that settings can name.
  public static let known: [any RowTransform.Type] = [
    OneHot.self, Scale.self, Rescale.self, Normalize.self, Clip.self, FrameStack.self,
    TimeAware.self, Gray.self, Resize.self, Reshape.self, Flatten.self, Filter.self,
    Discretize.self, Convert.self, Noise.self, NormalizeReward.self, ClipReward.self,
  ]

  /// The names of the transforms, in order.
  public var names: [String] { settings.map(\.name) }

  /// Creates the transforms that settings ask for.
  ///
  /// - Parameters:
  ///   - settings: The transforms in order, each with its options.
  ///   - input: What the world's rows are like.
  ///   - laneCount: For how many lanes.
  ///   - timeLimit: After how many steps the world's episodes are cut short, if they are.
  /// - Throws: ``AgentError`` when a name is unknown, an option is not allowed or a transform does not
  ///   fit its rows.
  public init(
    _ settings: [TransformSetting], input: RowForm, laneCount: Int, timeLimit: Int? = nil
  ) throws(AgentError) {
    var form = input
    var transforms: [any RowTransform] = []
    var effective: [TransformSetting] = []
    for setting in settings {
      guard let type = Self.known.first(where: { $0.name == setting.name }) else {
        let known = Self.known.map { $0.name }
        throw AgentError(
          "There is no row transform '\(setting.name)'."
            + Spelling.suggestion(for: setting.name, among: known)
            + " Transforms are: \(known.joined(separator: ", ")).")
      }
      let (transform, options) = try type.make(
        setting.options,
        for: TransformContext(form: form, laneCount: laneCount, timeLimit: timeLimit))
      form = transform.output
      transforms.append(transform)
      effective.append(TransformSetting(setting.name, options))
      try MemoryNeed.check(
        rowCount: 2 * laneCount, of: form, for: "The rows after \(setting.name)",
        remedy: "take fewer lanes or leave the transform out")
    }
    self.init(
      settings: effective, output: form, transforms: transforms, laneCount: laneCount)
  }

  /// Creates the transforms of some names, with their default options.
  ///
  /// - Throws: ``AgentError`` when a name is unknown or a transform does not fit its rows.
  public init(names: [String], input: RowForm, rowCount: Int) throws(AgentError) {
    try self.init(names.map { TransformSetting($0) }, input: input, laneCount: rowCount)
  }

  /// The transforms that a network needs for a layout when settings name none.
  public static func defaultNames(for layout: Layout) -> [String] {
    layout.parts.contains { if case .discrete = $0.kind { true } else { false } }
      ? [OneHot.name] : []
  }
}

extension RowTransform {
  /// Makes the transform, and says which options are in effect.
  fileprivate static func make(
    _ values: [String: OptionValue], for context: TransformContext
  ) throws(AgentError) -> (any RowTransform, [String: OptionValue]) {
    let options: Options
    do { options = try schema.parse(values) } catch {
      throw AgentError("The row transform '\(name)': \(error)")
    }
    let effective = Dictionary(
      schema.values(of: options).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    return (try Self(options, for: context), effective)
  }
}
