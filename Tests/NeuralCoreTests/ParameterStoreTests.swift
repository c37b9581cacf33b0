import NeuralCore
import NumericRandom
import Snapshots
import Testing

@Suite("A parameter store")
struct ParameterStoreTests {
  private func makeStore(seed: Seed) -> ParameterStore {
    var generator = PCG64(seed: seed)
    let store = ParameterStore()
    _ = Sequential.perceptron(
      [3, 5, 2], activation: .relu, named: "q", in: store, using: &generator)
    _ = store.register("logStandardDeviation", shape: Shape(2), values: [-0.5, 0.5])
    return store
  }

  private func values(_ store: ParameterStore) -> [[Float]] {
    store.parameters.map(\.listedValues)
  }

  @Test("copies all values, or moves towards them")
  func copying() {
    let (target, source) = (makeStore(seed: 1), makeStore(seed: 2))
    let (old, new) = (values(target).joined(), values(source).joined())
    #expect(target.hasSameLayout(as: source))
    target.polyak(from: source, rate: 0.25)
    for (found, (from, to)) in zip(values(target).joined(), zip(old, new)) {
      #expect(abs(found - (0.75 * from + 0.25 * to)) < 1e-6)
    }
    target.copy(from: source)
    #expect(values(target) == values(source))
  }

  @Test("keeps every parameter at a multiple of 64 bytes and the padding at zero")
  func alignment() {
    let store = makeStore(seed: 1)
    #expect(store.count == 16 * 5)
    #expect(store.parameterCount == 15 + 5 + 10 + 2 + 2)
    var used = 0
    store.withValuesAndGradients { values, gradients in
      for index in values.indices where values[index] != 0 { used += 1 }
      #expect(values[64] == -0.5)
      #expect(gradients[64] == 0)
    }
    #expect(used == store.parameterCount)
  }

  @Test("is exported in PyTorch's layout and read back to the same bits")
  func exchange() throws {
    let (store, twin) = (makeStore(seed: 1), makeStore(seed: 2))
    let exported = store.exported()
    #expect(
      exported.map(\.name) == [
        "q.0.weight", "q.0.bias", "q.2.weight", "q.2.bias", "logStandardDeviation",
      ])
    #expect(exported.map(\.shape) == [[5, 3], [5], [2, 5], [2], [2]])
    let weight = store.parameters[0].listedValues
    for output in 0..<5 {
      for input in 0..<3 {
        #expect(exported[0].values[output * 3 + input] == weight[input * 5 + output])
      }
    }
    try twin.load(named(exported))
    #expect(values(twin) == values(store))
  }

  @Test("refuses weights that do not fit, and stays as it was")
  func wrongWeights() {
    let (store, other) = (makeStore(seed: 1), makeStore(seed: 2))
    let before = values(store)
    var missing = named(other.exported())
    missing["q.2.bias"] = nil
    #expect(throws: WeightsError.missing(["q.2.bias"])) { try store.load(missing) }
    var unknown = named(other.exported())
    unknown["r.0.bias"] = (shape: [1], values: [0])
    #expect(throws: WeightsError.unknown(["r.0.bias"])) { try store.load(unknown) }
    var turned = named(other.exported())
    turned["q.0.weight"]?.shape = [3, 5]
    #expect(
      throws: WeightsError.wrongShape(name: "q.0.weight", expected: [5, 3], found: [3, 5])
    ) { try store.load(turned) }
    var short = named(other.exported())
    short["q.0.bias"]?.values.removeLast()
    #expect(throws: WeightsError.wrongCount(name: "q.0.bias", expected: 5, found: 4)) {
      try store.load(short)
    }
    #expect(values(store) == before)
    #expect("\(WeightsError.missing(["a", "b"]))" == "The weights lack a, b.")
    #expect(
      "\(WeightsError.unknown(["a\n\u{1b}[31m"]))"
        == #"The weights hold a\n\u{1B}[31m, which the model does not have."#)
    #expect(
      "\(WeightsError.missing([String](repeating: String(repeating: "n", count: 999), count: 50)))"
        .count < 3000)
  }

  @Test("is restored from a snapshot, and refuses one of other parameters or cut short")
  func snapshot() throws {
    let (store, twin) = (makeStore(seed: 1), makeStore(seed: 2))
    var writer = SnapshotWriter()
    store.writeValues(to: &writer)
    var reader = SnapshotReader(writer.bytes)
    try twin.restoreValues(from: &reader)
    try reader.finish()
    #expect(values(twin) == values(store))

    let other = ParameterStore()
    _ = other.register("x", shape: Shape(2), values: [1, 2])
    #expect(throws: SnapshotError.self) {
      var reader = SnapshotReader(writer.bytes)
      try other.restoreValues(from: &reader)
    }
    for count in 0..<writer.bytes.count {
      #expect(throws: SnapshotError.self) {
        var reader = SnapshotReader(Array(writer.bytes[..<count]))
        try twin.restoreValues(from: &reader)
      }
    }
  }

  @Test("adds the gradients of another, multiplied by a number")
  func addingGradients() {
    let (first, second) = (makeStore(seed: 1), makeStore(seed: 1))
    for store in [first, second] {
      let tape = Tape()
      store.parameters[4].on(tape).backward(from: [1, 2].span)
    }
    first.addGradients(of: second, scale: 0.5)
    #expect(first.parameters[4].gradientValues == [1.5, 3])
    #expect(second.parameters[4].gradientValues == [1, 2])
  }

  @Test("stops the program when two parameters have one name or a late one is added")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      let store = ParameterStore()
      _ = store.register("x", shape: Shape(1), values: [0])
      _ = store.register("x", shape: Shape(1), values: [0])
    }
    await #expect(processExitsWith: .failure) {
      let store = ParameterStore()
      _ = store.register("x", shape: Shape(1), values: [0]).on(Tape())
      _ = store.register("y", shape: Shape(1), values: [0])
    }
  }

  private func named(
    _ exported: [(name: String, shape: [Int], values: [Float])]
  ) -> [String: (shape: [Int], values: [Float])] {
    Dictionary(uniqueKeysWithValues: exported.map { ($0.name, ($0.shape, $0.values)) })
  }
}
