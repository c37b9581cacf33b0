import NeuralCore
import NumericRandom

/// A deep Q-network on images of bytes, its target network, and what it learns from.
struct ValueUpdate<Rule: Optimizer> {
  private let store: ParameterStore
  private let tape = Tape()
  private let network: Sequential
  private let target: Sequential
  private var optimizer: Rule
  private let learningRate: Double
  private let scale: Float

  private let shape: Shape
  private let images: [UInt8]
  private let actions: [Int32]
  private let rewards: [Float]
  private var targets: [Float]

  /// Creates a network, its copy and a batch.
  ///
  /// - Parameters:
  ///   - image: The shape of the images.
  ///   - rowCount: How many images a batch has.
  ///   - greatest: The greatest byte of an image; the network sees it as 1.
  ///   - learningRate: How far a step goes.
  ///   - makeNetwork: Makes the network in a store.
  ///   - makeOptimizer: Makes the optimiser for a store.
  init(
    image: ImageShape, rowCount: Int, greatest: UInt8, learningRate: Double,
    makeNetwork: (ParameterStore, inout PCG64) -> Sequential,
    makeOptimizer: (ParameterStore) -> Rule
  ) {
    var generator = PCG64(seed: 1)
    let store = ParameterStore()
    network = makeNetwork(store, &generator)
    target = makeNetwork(ParameterStore(), &generator)
    optimizer = makeOptimizer(store)
    self.store = store
    self.learningRate = learningRate
    scale = 1 / Float(greatest)
    shape = Shape(rowCount, image.height, image.width, image.channels)
    images = (0..<rowCount * image.count).map { _ in
      UInt8(generator.integer(in: 0..<Int(greatest) + 1))
    }
    actions = (0..<rowCount).map { _ in Int32(generator.integer(in: 0..<4)) }
    rewards = (0..<rowCount).map { _ in Float(generator.standardNormal()) }
    targets = rewards
  }

  /// The values of all actions, as when acting.
  func forward() {
    tape.reset()
    tape.withoutRecording { _ = network(tape.bytes(images.span, shape, scale: scale)) }
  }

  /// An update on one batch: targets by the target network, Huber's loss, a step of the optimiser.
  ///
  /// The targets are r + γ·max Q̂(s′), the loss is of Q(s, a) (Mnih et al. 2015, algorithm 1).
  mutating func update() {
    tape.reset()
    let next = tape.withoutRecording {
      target(tape.bytes(images.span, shape, scale: scale)).max(along: 1)
    }
    for row in targets.indices { targets[row] = rewards[row] + 0.99 * next[row] }
    let values = network(tape.bytes(images.span, shape, scale: scale))
    huberLoss(
      values.gathered(at: actions.span), tape.constant(targets.span, Shape(targets.count))
    ).backward()
    optimizer.step(store, learningRate: learningRate)
  }
}
