public import GymCore
public import NeuralCore

/// The settings of ``REINFORCE``.
public struct REINFORCESettings: Sendable, Equatable {
  /// The step size of the policy's Adam at the beginning.
  public var learningRate = 2e-3
  /// The part of both learning rates that is left at the end.
  public var learningRateFinalFraction = 0.0
  /// γ.
  public var discount = 0.99
  /// How many finished episodes an update learns from.
  public var episodesPerUpdate = 4
  /// Whether the value of the observation is learned and taken off the return.
  public var usesBaseline = true
  /// The step size of the baseline's Adam at the beginning.
  public var baselineLearningRate = 2e-3
  /// Whether returns are brought to mean 0 and deviation 1 over the batch.
  public var normalizesReturns = true
  /// The weight of the policy's entropy.
  public var entropyWeight = 0.001
  /// The sizes of the hidden layers.
  public var hiddenSizes = [64, 64]
  /// What the hidden layers are passed through.
  public var activation = Activation.tanh
  /// The largest norm of each network's gradient.
  public var gradientClipping: Double? = 0.5

  /// The settings' defaults.
  public init() {}

  /// The names, ranges and explanations of the settings.
  public static let schema = OptionSchema(
    defaults: REINFORCESettings(),
    [
      .number(
        "learningRate", \.learningRate, .from(1e-12, to: 1000),
        "The step size of the policy's Adam at the beginning of the run.",
        source: "SLM-Lab, REINFORCE on CartPole"),
      .number(
        "learningRateFinalFraction", \.learningRateFinalFraction, .from(0, to: 1),
        "The part of both learning rates that is left at the end; it falls in a straight line. "
          + "1 keeps it constant, 0 lets the final policy settle."),
      .number("discount", \.discount, .from(0, to: 1), "γ, the weight of the next step's return."),
      .integer(
        "episodesPerUpdate", \.episodesPerUpdate, 1...1_000_000,
        "How many finished episodes, over all lanes, an update learns from."),
      .flag(
        "usesBaseline", \.usesBaseline,
        "Whether a network learns the value of an observation, which is taken off the return: less "
          + "variance, the same mean.",
        source: "Sutton and Barto 2018, section 13.4"),
      .number(
        "baselineLearningRate", \.baselineLearningRate, .from(1e-12, to: 1000),
        "The step size of the baseline's Adam at the beginning of the run.",
        source: "Sutton and Barto 2018, section 13.4: a step size of its own"),
      .flag(
        "normalizesReturns", \.normalizesReturns,
        "Whether what multiplies the log-probabilities is brought to mean 0 and deviation 1 over "
          + "the batch."),
      .number(
        "entropyWeight", \.entropyWeight, .from(0, to: 1000),
        "The weight of the policy's entropy, a bonus for staying undecided.",
        source: "SLM-Lab, REINFORCE on CartPole"),
      .integers(
        "hiddenSizes", \.hiddenSizes, 1...65_536,
        "The sizes of the hidden layers, the same in policy and baseline."),
      .choice("activation", \.activation, "What the hidden layers are passed through."),
      .optionalNumber(
        "gradientClipping", \.gradientClipping, .from(1e-9, to: 1e30),
        "The largest norm of the gradient of policy and baseline, each by itself; null leaves "
          + "gradients as they are.",
        source: "SLM-Lab, REINFORCE on CartPole"),
    ])
}
