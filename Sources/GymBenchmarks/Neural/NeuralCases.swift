import NeuralCore
import NumericRandom

extension BenchmarkCase {
  /// Everything that `gymnast benchmark neural` times, the networks first.
  package static var neural: [BenchmarkCase] {
    perceptrons + valueUpdates + [sequence] + products
      + [8, 32].flatMap { count in
        ConvolutionForm.nature.flatMap { convolutions($0, imageCount: count) }
      }
  }

  private static var perceptrons: [BenchmarkCase] {
    let forwards = [1, 8, 64].map { rowCount in
      BenchmarkCase("mlpForward-b\(rowCount)") {
        let pair = PolicyUpdate(rowCount: rowCount)
        return { pair.forward() }
      }
    }
    let updates = [64, 256].map { rowCount in
      BenchmarkCase("policyUpdate-b\(rowCount)") {
        var pair = PolicyUpdate(rowCount: rowCount)
        return { pair.update() }
      }
    }
    return forwards + updates
  }

  private static var valueUpdates: [BenchmarkCase] {
    let board = BenchmarkCase("minAtarDQNUpdate-b32") {
      let shape = ImageShape(height: 10, width: 10, channels: 4)
      var update = ValueUpdate(
        image: shape, rowCount: 32, greatest: 1, learningRate: 2.5e-4,
        makeNetwork: { store, generator in
          network([(16, Window(3))], on: shape, width: 128, actionCount: 6, in: store, &generator)
        },
        makeOptimizer: { RMSProp(for: $0, smoothing: 0.95, epsilon: 0.01, isCentered: true) })
      return { update.update() }
    }
    let forwards = [1, 8, 64].map { rowCount in
      BenchmarkCase("natureForward-b\(rowCount)") {
        let update = nature(rowCount: rowCount)
        return { update.forward() }
      }
    }
    let update = BenchmarkCase("natureDQNUpdate-b32") {
      var update = nature(rowCount: 32)
      return { update.update() }
    }
    return [board, update] + forwards
  }

  private static func nature(rowCount: Int) -> ValueUpdate<Adam> {
    let shape = ImageShape(height: 84, width: 84, channels: 4)
    return ValueUpdate(
      image: shape, rowCount: rowCount, greatest: 255, learningRate: 1e-4,
      makeNetwork: { store, generator in
        network(
          [(32, Window(8, stride: 4)), (64, Window(4, stride: 2)), (64, Window(3))], on: shape,
          width: 512, actionCount: 4, in: store, &generator)
      }, makeOptimizer: { Adam(for: $0) })
  }

  /// Convolutions, a linear layer and the values of the actions.
  private static func network(
    _ convolutions: [(filterCount: Int, window: Window)], on image: ImageShape, width: Int,
    actionCount: Int, in store: ParameterStore, _ generator: inout PCG64
  ) -> Sequential {
    do throws(LayerError) {
      let trunk = try Sequential.convolutions(
        convolutions, on: image, outputCount: width, named: "trunk", in: store, using: &generator)
      let head = Linear(width, actionCount, named: "head", in: store, using: &generator)
      return Sequential([trunk, head])
    } catch {
      fatalError("The network of a benchmark does not fit its images: \(error).")
    }
  }

  private static var sequence: BenchmarkCase {
    BenchmarkCase("lstmSequence-b16") {
      let pass = SequencePass(stepCount: 20, laneCount: 16, width: 256)
      return { pass.run() }
    }
  }
}
