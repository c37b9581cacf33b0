import NeuralCore
import NumericRandom
import Testing

@Suite("A convolution")
struct ConvolutionTests {
  @Test(
    "sums over its window in double precision what it sums in single", arguments: [0, 1, 3, 12])
  func reference(padding: Int) throws {
    let store = ParameterStore()
    var (generator, draw) = (PCG64(seed: 1), Draw(seed: 2))
    let layer = try Convolution(
      3, 5, Window(3, stride: 2, padding: padding), named: "q", in: store, using: &generator)
    let pixels = draw.floats(2 * 7 * 8 * 3)
    let output = layer(Tape().constant(pixels, Shape(2, 7, 8, 3)))
    let (height, width) = ((7 + 2 * padding - 3) / 2 + 1, (8 + 2 * padding - 3) / 2 + 1)
    #expect(output.shape == Shape(2, height, width, 5))
    let (weight, bias) = (layer.weight.listedValues, layer.bias?.listedValues ?? [])
    var worst = 0.0
    for place in 0..<2 * height * width {
      let (image, row, column) = (place / (height * width), place / width % height, place % width)
      for filter in 0..<5 {
        var sum = Double(bias[filter])
        for tap in 0..<9 {
          let (y, x) = (row * 2 - padding + tap / 3, column * 2 - padding + tap % 3)
          guard 0..<7 ~= y, 0..<8 ~= x else { continue }
          for channel in 0..<3 {
            sum +=
              Double(pixels[((image * 7 + y) * 8 + x) * 3 + channel])
              * Double(weight[(tap * 3 + channel) * 5 + filter])
          }
        }
        worst = max(worst, abs(sum - Double(output[place * 5 + filter])))
      }
    }
    #expect(worst < 1e-5)
  }

  @Test("gives an image the same bits whatever images are beside it", arguments: [1, 3, 8, 33])
  func batch(count: Int) throws {
    let store = ParameterStore()
    var (generator, draw) = (PCG64(seed: 1), Draw(seed: 2))
    let network = try BoardCNN(
      input: ImageShape(height: 6, width: 5, channels: 4), named: "q", in: store,
      using: &generator)
    let rows = draw.floats(count * 120)
    let tape = Tape()
    let together = network(tape.constant(rows, Shape(count, 120)))
    for image in 0..<count {
      let alone = network(
        tape.constant(Array(rows[image * 120..<image * 120 + 120]), Shape(1, 6, 5, 4)))
      for column in 0..<network.outputCount {
        #expect(alone[0, column] == together[image, column])
      }
    }
  }

  @Test("takes bytes to the same bits as their floats, forwards and back")
  func bytes() throws {
    let store = ParameterStore()
    var generator = PCG64(seed: 1)
    let network = try NatureCNN(
      input: ImageShape(height: 40, width: 36, channels: 2), outputCount: 9, named: "q",
      in: store, using: &generator)
    let pixels = generator.integers8(5 * 40 * 36 * 2, in: 0...255)
    let (tape, shape) = (Tape(), Shape(5, 40 * 36 * 2))
    func gradients(_ output: Tensor) -> [[Float]] {
      output.squared().sum().backward()
      defer { store.zeroGradients() }
      return store.parameters.map(\.gradientValues)
    }
    let ofBytes = network(tape.bytes(pixels.span, shape, scale: 1 / 255))
    let ofFloats = network(tape.constant(pixels.span, shape, scale: 1 / 255))
    #expect(ofBytes.values == ofFloats.values)
    #expect(gradients(ofBytes) == gradients(ofFloats))
    let places = [4, 0, 4]
    let chosen = network(
      tape.bytes(rowsOf: pixels.span, width: shape[1], at: places.span, scale: 1 / 255))
    for (row, place) in places.enumerated() {
      for column in 0..<9 { #expect(chosen[row, column] == ofBytes[place, column]) }
    }
    let rows = tape.bytes(pixels.span, shape, scale: 0.5).floats()
    #expect(rows[3, 7] == Float(pixels[3 * shape[1] + 7]) / 2)
  }

  @Test("cannot be made from sizes that make no sense, and the error names the layer")
  func wrongSizes() {
    let store = ParameterStore()
    var generator = PCG64(seed: 1)
    func message(_ body: () throws(LayerError) -> Void) -> String {
      do { try body() } catch { return error.description }
      return "no error"
    }
    let board = ImageShape(height: 5, width: 5, channels: 2)
    #expect(
      message { () throws(LayerError) in
        _ = try NatureCNN(input: board, named: "trunk", in: store, using: &generator)
      } == "Layer trunk.0: A window of 8×8 is larger than its input of 5×5. Use a smaller window "
        + "or a larger image.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(
          0, 3, Window(3), named: "a", in: store, using: &generator)
      } == "Layer a: 0 channels and 3 filters. Give at least one of each.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(1, 3, Window(0), named: "b", in: store, using: &generator)
      } == "Layer b: A window of 0×0 covers nothing. Give it a size.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(1, 3, Window(2, stride: 0), named: "c", in: store, using: &generator)
      } == "Layer c: Strides of 0 and 0 do not move on. Use 1 or more.")
    #expect(
      message { () throws(LayerError) in _ = try MaxPool(Window(2, padding: 2)) }
        == "Layer max pool: A padding of 2 and 2 does not fit a window of 2×2. "
        + "Use less than the window.")
    #expect(
      message { () throws(LayerError) in _ = try MaxPool(Window(2, stride: 1 << 30)) }
        == "Layer max pool: Strides of 1073741824 and 1073741824 are too large. Use at most 32768.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(
          1, 3, Window(2, padding: -1), named: "p", in: store, using: &generator)
      } == "Layer p: A padding of -1 and -1 makes no sense. Use 0 to 32768.")
    #expect(
      message { () throws(LayerError) in
        _ = try BoardCNN(
          input: board, outputCount: 0, named: "d", in: store, using: &generator)
      } == "Layer d: Images of 5×5×2 and 0 outputs. Every size is at least 1.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(1, 3, Window(1 << 40), named: "e", in: store, using: &generator)
      } == "Layer e: A window of 1099511627776×1099511627776 is too large. Use at most 32768.")
    #expect(
      message { () throws(LayerError) in
        _ = try Convolution(1 << 60, 16, Window(9), named: "f", in: store, using: &generator)
      } == "Layer f: 1152921504606846976 channels and 16 filters. Give at most 1048576 of each.")
    #expect(
      message { () throws(LayerError) in
        _ = try BoardCNN(
          input: ImageShape(height: 1 << 32, width: 1 << 32, channels: 1), named: "g", in: store,
          using: &generator)
      } == "Layer g: Images of 4294967296×4294967296×1 are too large. Every size is at most "
        + "1048576.")
    #expect(store.parameters.isEmpty)
  }

  @Test("stops the program when an image does not fit")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = try Convolution(
        3, 2, Window(3), named: "q", in: ParameterStore(), using: &generator)
      _ = layer(Tape().constant(0, Shape(1, 5, 5, 2)))
    }
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = try Convolution(
        3, 2, Window(3), named: "q", in: ParameterStore(), using: &generator)
      _ = layer(Tape().constant(0, Shape(1, 2, 5, 3)))
    }
  }
}
