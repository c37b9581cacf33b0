public import GymCore
public import NeuralCore

/// The settings of ``DQN``.
public struct DQNSettings: Sendable, Equatable {
  /// Adam's step size at the beginning.
  public var learningRate = 1e-3
  /// The part of the learning rate that is left at the end.
  public var learningRateFinalFraction = 0.0
  /// How many transitions an update learns from.
  public var batchSize = 64
  /// How many transitions the replay memory holds.
  public var replayCapacity = 50_000
  /// After how many steps learning begins.
  public var learningStarts = 1_000
  /// γ.
  public var discount = 0.99
  /// How many steps lie between rounds of updates.
  public var trainInterval = 1
  /// How many updates a round has.
  public var updatesPerRound = 1
  /// How many updates lie between those of the target network.
  public var targetUpdateInterval = 1
  /// How far the target network moves towards the online one; 1 copies it.
  public var targetUpdateRate = 0.005
  /// How far the averaged network moves towards the online one at each update; 1 copies it.
  public var averagingRate = 1.0
  /// Whether the online network chooses the action whose value the target network gives.
  public var usesDoubleEstimate = false
  /// The probability of exploring at the beginning.
  public var epsilonStart = 1.0
  /// The probability of exploring from the end of annealing on.
  public var epsilonEnd = 0.05
  /// The part of the run over which ε falls.
  public var epsilonFraction = 0.2
  /// The sizes of the hidden layers.
  public var hiddenSizes = [128, 128]
  /// What the hidden layers are passed through.
  public var activation = Activation.relu
  /// Beyond which error Huber's loss is linear.
  public var huberDelta = 1.0
  /// The largest global norm of a gradient.
  public var gradientClipping: Double? = 10

  /// The settings' defaults.
  public init() {}

  /// The names, ranges and explanations of the settings.
  public static let schema = OptionSchema(
    defaults: DQNSettings(),
    [
      .number(
        "learningRate", \.learningRate, .above(0), "Adam's step size at the beginning of the run."),
      .number(
        "learningRateFinalFraction", \.learningRateFinalFraction, .from(0, to: 1),
        "The part of the learning rate that is left at the end; it falls in a straight line. "
          + "1 keeps it constant, 0 lets the final policy settle."),
      .integer(
        "batchSize", \.batchSize, 1...65_536,
        "How many transitions are drawn from the replay memory for an update."),
      .integer(
        "replayCapacity", \.replayCapacity, 1...100_000_000,
        "How many of the last transitions the replay memory holds."),
      .integer(
        "learningStarts", \.learningStarts, 0...Int.max,
        "After how many steps the first update may happen."),
      .number(
        "discount", \.discount, .from(0, to: 1), "γ, the weight of the next step's value.",
        source: "Mnih et al. 2015, extended data table 1"),
      .integer(
        "trainInterval", \.trainInterval, 1...Int.max,
        "How many steps, over all lanes, lie between rounds of updates."),
      .integer(
        "updatesPerRound", \.updatesPerRound, 1...1_000_000,
        "How many updates a round has."),
      .integer(
        "targetUpdateInterval", \.targetUpdateInterval, 1...Int.max,
        "How many updates lie between two updates of the target network."),
      .number(
        "targetUpdateRate", \.targetUpdateRate, .above(0, upTo: 1),
        "How far the target network then moves towards the online one: 1 copies it (Mnih et al. "
          + "2015), less is Polyak averaging.",
        source: "Lillicrap et al. 2016, section 7 (0.001); 0.005 is common"),
      .number(
        "averagingRate", \.averagingRate, .above(0, upTo: 1),
        "How far the network that is evaluated and saved moves towards the online one at each update: "
          + "1 is the online one itself, 0.001 averages over about a thousand updates.",
        source: "Polyak and Juditsky 1992"),
      .flag(
        "usesDoubleEstimate", \.usesDoubleEstimate,
        "Whether the online network chooses the next action and the target network values it, "
          + "which keeps values from growing too high.",
        source: "van Hasselt, Guez and Silver 2016, equation 4"),
      .number(
        "epsilonStart", \.epsilonStart, .from(0, to: 1),
        "The probability of a random action at the beginning.",
        source: "Mnih et al. 2015, extended data table 1"),
      .number(
        "epsilonEnd", \.epsilonEnd, .from(0, to: 1),
        "The probability of a random action once annealed."),
      .number(
        "epsilonFraction", \.epsilonFraction, .from(0, to: 1),
        "The part of the run over which the probability falls in a straight line."),
      .integers(
        "hiddenSizes", \.hiddenSizes, 1...65_536,
        "The sizes of the hidden layers; [] makes the values linear in the observation."),
      .choice("activation", \.activation, "What the hidden layers are passed through."),
      .number(
        "huberDelta", \.huberDelta, .above(0),
        "The error beyond which the loss is linear; 1 is the error clipping of DQN.",
        source: "Mnih et al. 2015, Methods"),
      .optionalNumber(
        "gradientClipping", \.gradientClipping, .above(0),
        "The largest global norm of a gradient; null leaves gradients as they are.",
        source: "Raffin et al. 2021, Stable-Baselines3"),
    ])
}
