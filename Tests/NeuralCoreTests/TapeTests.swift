import NeuralCore
import NumericRandom
import Testing

@Suite("A tape")
struct TapeTests {
  @Test("keeps what was handed out where it is when it grows, and the same gradients come out")
  func growth() {
    func gradient(capacity: Int) -> [Float] {
      let store = ParameterStore()
      let x = store.register("x", shape: Shape(50), values: (0..<50).map { Float($0) / 50 })
      let tape = Tape(capacity: capacity)
      let first = x.on(tape).exp()
      let expected = first.values
      var sum = first
      for _ in 0..<300 { sum = sum * 0.99 + first * 0.01 }
      #expect(first.values == expected)
      sum.sum().backward()
      return x.gradientValues
    }
    #expect(gradient(capacity: 16) == gradient(capacity: 1_000_000))
  }

  @Test("gives the same bits after a reset as when it was new")
  func reuse() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(3, 5), values: (0..<15).map { Float($0) / 7 - 1 })
    let tape = Tape(capacity: 16)
    func pass() -> (Float, [Float]) {
      tape.reset()
      let loss = (x.on(tape).tanh() * x.on(tape)).logSoftmax().mean()
      loss.backward()
      defer { store.zeroGradients() }
      return (loss.scalar, x.gradientValues)
    }
    let first = pass()
    for _ in 0..<3 { #expect(pass() == first) }
  }

  @Test("adds the gradients of several passes until they are made zero")
  func accumulation() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(2), values: [3, 4])
    let untouched = store.register("untouched", shape: Shape(2), values: [1, 1])
    let tape = Tape()
    let trunk = x.on(tape).squared()
    trunk.sum().backward()
    #expect(x.gradientValues == [6, 8])
    (trunk * 2).sum().backward()
    #expect(x.gradientValues == [18, 24])
    #expect(untouched.gradientValues == [0, 0])
    #expect(store.gradientNorm == 30)
    store.zeroGradients()
    #expect(x.gradientValues == [0, 0])
    trunk.sum().backward()
    #expect(x.gradientValues == [6, 8])
  }

  @Test("records nothing when asked, and goes on recording afterwards")
  func withoutRecording() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(2), values: [3, 4])
    let tape = Tape()
    let silent = tape.withoutRecording { x.on(tape) * 2 }
    #expect(!silent.needsGradient)
    #expect(silent.values == [6, 8])
    #expect((x.on(tape) * 2).needsGradient)
    #expect(!tape.constant([1, 2]).exp().needsGradient)
    #expect(!(x.on(tape) * 2).stopGradient().needsGradient)
  }

  @Test("starts a gradient at a parameter itself")
  func parameterAsResult() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(2), values: [3, 4])
    let tape = Tape()
    x.on(tape).backward(from: [1, 2].span)
    x.on(tape).backward(from: [10, 20].span)
    #expect(x.gradientValues == [11, 22])
  }

  @Test("keeps a store alive for as long as its parameters are written on it")
  func storeLifetime() {
    let tape = Tape()
    weak var store: ParameterStore?
    func write() -> Tensor {
      let made = ParameterStore()
      store = made
      return made.register("x", shape: Shape(2), values: [3, 4]).on(tape)
    }
    let tensor = write()
    #expect(store != nil)
    #expect((tensor * 2).values == [6, 8])
    tape.reset()
    #expect(store == nil)
  }

  @Test("stops the program when a tensor from before a reset is used")
  func staleTensor() async {
    await #expect(processExitsWith: .failure) {
      let tape = Tape()
      let tensor = tape.constant([1, 2])
      tape.reset()
      _ = tensor.exp()
    }
  }

  @Test("stops the program when tensors of two tapes meet")
  func twoTapes() async {
    await #expect(processExitsWith: .failure) {
      _ = Tape().constant([1, 2]) + Tape().constant([1, 2])
    }
  }

  @Test("stops the program when shapes do not go together or an index is out of bounds")
  func wrongShapes() async {
    await #expect(processExitsWith: .failure) {
      let tape = Tape()
      _ = tape.constant([1, 2, 3], Shape(3, 1)) + tape.constant([1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      _ = Tape().constant([1, 2, 3, 4], Shape(2, 2)).gathered(at: [0, 2])
    }
  }
}
