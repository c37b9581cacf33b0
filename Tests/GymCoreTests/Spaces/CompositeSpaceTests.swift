import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Composite spaces")
struct CompositeSpaceTests {
  private let pair = TupleSpace([Discrete(3), Box<Float>(low: 0, high: 1, shape: [2])])

  @Test("contain elements whose every part is contained")
  func containment() {
    #expect(pair.contains([.integer(2), .numbers([0, 1])]))
    for wrong: [SpaceValue] in [
      [.integer(3), .numbers([0, 1])], [.integer(2), .numbers([0, 1.5])], [.integer(2)],
      [.numbers([0, 1]), .integer(2)], [.integer(2), .numbers([0, 1]), .integer(0)], [],
    ] { #expect(!pair.contains(wrong)) }
    let named = DictionarySpace(["b": Discrete(2), "a": TextSpace(2)])
    #expect(named.containsValue(.dictionary([.init("b", .integer(1)), .init("a", .text("x"))])))
    #expect(named.containsValue(.dictionary([.init("a", .text("x")), .init("b", .integer(1))])))
    #expect(!named.containsValue(.dictionary([.init("b", .integer(1)), .init("b", .integer(1))])))
    #expect(!named.containsValue(.dictionary([.init("b", .integer(1)), .init("a", .text(""))])))
    let choice = OneOfSpace([Discrete(2), TextSpace(2)])
    #expect(choice.contains(.init(index: 1, value: .text("ab"))))
    #expect(!choice.contains(.init(index: 0, value: .text("ab"))))
    #expect(!choice.contains(.init(index: 2, value: .integer(0))))
    #expect(!choice.contains(.init(index: -1, value: .integer(0))))
    #expect(SequenceSpace(Discrete(2)).contains([]))
    #expect(!SequenceSpace(Discrete(2)).contains([.integer(1), .integer(2)]))
  }

  @Test("contain graphs whose edges join nodes that there are")
  func graphs() {
    let space = GraphSpace(node: Discrete(3), edge: Discrete(2))
    func graph(_ edges: [Int]?, _ links: [(Int, Int)]?) -> SpaceValue.Graph {
      SpaceValue.Graph(
        nodes: [.integer(0), .integer(2)], edges: edges?.map { .integer($0) },
        links: links?.map { .init($0.0, $0.1) })
    }
    #expect(space.contains(graph(nil, nil)))
    #expect(space.contains(graph([1, 0], [(0, 1), (1, 1)])))
    #expect(!space.contains(graph([2], [(0, 1)])))
    #expect(!space.contains(graph([1], [(0, 2)])))
    #expect(!space.contains(graph([1], [(-1, 0)])))
    #expect(!space.contains(graph([1], [])))
    #expect(!space.contains(graph([1], nil)))
    #expect(!space.contains(graph(nil, [(0, 1)])))
    #expect(!GraphSpace(node: Discrete(3), edge: nil).contains(graph([1], [(0, 1)])))
    #expect(!space.contains(SpaceValue.Graph(nodes: [.integer(3)])))
  }

  @Test("are flat when all their parts are")
  func flatness() {
    #expect(pair.flatCount == 5)
    #expect(OneOfSpace([pair, Discrete(9)]).flatCount == 10)
    for space: any Space in [
      SequenceSpace(Discrete(2)), GraphSpace(node: Discrete(2), edge: nil),
      TupleSpace([Discrete(2), SequenceSpace(Discrete(2))]),
      OneOfSpace([GraphSpace(node: Discrete(2), edge: nil)]),
      DictionarySpace(["a": SequenceSpace(Discrete(2))]),
    ] { #expect(!space.isFlattenable && space.flatCount == nil) }
  }

  @Test("unflatten rows of the right width that stand for an element")
  func unflattening() {
    #expect(unflattened([0, 1, 0, 0.5, 0.25], in: pair) == [.integer(1), .numbers([0.5, 0.25])])
    #expect(unflattened([0, 0, 0, 0.5, 0.25], in: pair) == nil)
    #expect(unflattened([1, 0, 0, 0.5], in: pair) == nil)
    let choice = OneOfSpace([Discrete(2), TextSpace(3, characters: "ab")])
    #expect(unflattened([1, 0, 1, 2], in: choice) == .init(index: 1, value: .text("ab")))
    for wrong: [Float] in [[2, 0, 0, 0], [.nan, 0, 0, 0], [0.5, 0, 0, 0], [1, -1, 0, 0], [0]] {
      #expect(unflattened(wrong, in: choice) == nil)
    }
    #expect(unflattened([0, 1, 1, 0], in: MultiDiscrete([2, 2], starts: [5, -1])) == [6, -1])
    #expect(unflattened([0, 1, 0, 0], in: MultiDiscrete([2, 2])) == nil)
    #expect(unflattened([300], in: Box<Int8>(low: 0, high: 9, shape: [1])) == nil)
  }

  @Test("differ when a part, a name, an order or a stack does")
  func equality() {
    let (two, three) = (Discrete(2), Discrete(3))
    #expect(TupleSpace([two, three]) == TupleSpace([two, three]))
    #expect(TupleSpace([two, three]) != TupleSpace([three, two]))
    #expect(TupleSpace([two]) != TupleSpace([MultiBinary(2)]))
    #expect(DictionarySpace(["a": two]) != DictionarySpace(["b": two]))
    #expect(
      DictionarySpace(["a": two, "b": three]) != DictionarySpace(["b": three, "a": two]))
    #expect(!TupleSpace([two]).isEqual(to: OneOfSpace([two])))
    #expect(SequenceSpace(two) != SequenceSpace(two, isStacked: true))
    #expect(GraphSpace(node: two, edge: nil) != GraphSpace(node: two, edge: two))
  }

  @Test("go on drawing the same elements from a sampler that was stored")
  func snapshots() throws {
    let space = OneOfSpace([
      SequenceSpace(pair), GraphSpace(node: Discrete(4), edge: TextSpace(2)),
    ])
    var sampler = space.makeSampler(seed: 3)
    _ = (0..<5).map { _ in space.sample(from: &sampler) }
    var copy = try SpaceSampler(snapshotBytes: sampler.snapshotBytes)
    for _ in 0..<20 { #expect(space.sample(from: &copy) == space.sample(from: &sampler)) }
  }

  @Test("stack the items of a sequence part by part")
  func stacking() {
    let space = SequenceSpace(pair, isStacked: true)
    let element: [SpaceValue] = [
      .tuple([.integer(1), .numbers([0, 0.5])]), .tuple([.integer(2), .numbers([1, 0])]),
    ]
    let value = space.value(of: element)
    #expect(value == .tuple([.integers([1, 2]), .numbers([0, 0.5, 1, 0])]))
    #expect(space.element(of: value) == element)
    #expect(space.element(of: .sequence(element)) == nil)
    #expect(space.element(of: .tuple([.integers([1]), .numbers([0, 0.5, 1, 0])])) == nil)
    #expect(space.element(of: space.value(of: [])) == [])
  }

  @Test("trap on what is no mask of theirs and on rows that they do not have")
  func traps() async {
    await #expect(processExitsWith: .failure) {
      var sampler = Discrete(2).makeSampler(seed: 0)
      _ = Discrete(2).sample(from: &sampler, mask: .allowed([true]))
    }
    await #expect(processExitsWith: .failure) {
      let box = Box<Float>(low: 0, high: 1, shape: [1])
      var sampler = box.makeSampler(seed: 0)
      _ = box.sample(from: &sampler, mask: .allowed([true]))
    }
    await #expect(processExitsWith: .failure) {
      var row: [Float] = [0]
      var span = row.mutableSpan
      SequenceSpace(Discrete(1)).flatten([.integer(0)], into: &span)
    }
  }
}
