import AgentCore
import GymCore
import Testing

@Suite("A pipeline of row transforms")
struct RowPipelineTests {
  private let mixed = RowForm(
    layout: Layout([
      (name: "speed", shape: [2], kind: .continuous(low: [0, -1], high: [10, .infinity])),
      (name: "place", shape: [], kind: .discrete(count: 3, start: 1)),
    ]), kind: .float)

  private func apply(_ pipeline: RowPipeline, _ values: [Float], width: Int) -> [Float] {
    var pipeline = pipeline
    var rows = Rows(kind: .float, count: values.count / width, width: width)
    rows.floats = values
    var result = pipeline.makeRows(count: rows.count)
    pipeline.begin(with: rows, into: &result)
    return result.floats
  }

  @Test("without transforms copies rows")
  func empty() throws {
    let pipeline = try RowPipeline(names: [], input: mixed, rowCount: 2)
    #expect(pipeline.output == mixed)
    #expect(apply(pipeline, [1, 2, 3, 4, 5, 6], width: 3) == [1, 2, 3, 4, 5, 6])
  }

  @Test("without transforms copies bytes as bytes")
  func emptyBytes() throws {
    let form = RowForm(
      layout: Layout([(name: "board", shape: [2], kind: .planes(high: 255))]), kind: .byte)
    var pipeline = try RowPipeline(names: [], input: form, rowCount: 1)
    var rows = Rows(kind: .byte, count: 1, width: 2)
    rows.bytes = [7, 255]
    var result = pipeline.makeRows(count: 1)
    pipeline.begin(with: rows, into: &result)
    #expect(result.bytes == [7, 255])
  }

  @Test(
    "passes rows through its transforms in their order",
    arguments: [["scale", "oneHot"], ["oneHot"], ["scale"]])
  func chained(names: [String]) throws {
    let pipeline = try RowPipeline(names: names, input: mixed, rowCount: 2)
    let speeds: [[Float]] = names.contains("scale") ? [[-1, 5], [0, 6]] : [[0, 5], [5, 6]]
    let places: [[Float]] = names.contains("oneHot") ? [[0, 1, 0], [0, 0, 1]] : [[2], [3]]
    #expect(pipeline.output.layout.count == 2 + places[0].count)
    #expect(pipeline.names == names)
    let expected = speeds[0] + places[0] + speeds[1] + places[1]
    #expect(apply(pipeline, [0, 5, 2, 5, 6, 3], width: 3) == expected)
  }

  @Test("gives a row the same whatever the rows beside it")
  func rowByRow() throws {
    let pipeline = try RowPipeline(names: ["scale", "oneHot"], input: mixed, rowCount: 1)
    let pair = try RowPipeline(names: ["scale", "oneHot"], input: mixed, rowCount: 2)
    let (first, second): ([Float], [Float]) = ([1, 2, 1], [9, 8, 3])
    #expect(
      apply(pair, first + second, width: 3)
        == apply(pipeline, first, width: 3) + apply(pipeline, second, width: 3))
  }

  @Test("is one-hot coding by default where something is discrete, and nothing elsewhere")
  func defaults() {
    #expect(RowPipeline.defaultNames(for: mixed.layout) == ["oneHot"])
    let smooth = Layout([(name: "x", shape: [1], kind: .continuous(low: [0], high: [1]))])
    #expect(RowPipeline.defaultNames(for: smooth).isEmpty)
  }

  @Test("refuses an unknown name and suggests one")
  func unknownName() throws {
    let error = try #require(throws: AgentError.self) {
      try RowPipeline(names: ["onehot"], input: mixed, rowCount: 1)
    }
    #expect(
      error.description.hasPrefix(
        "There is no row transform 'onehot'. Did you mean 'oneHot'? Transforms are: oneHot, scale, "
      ))
  }

  @Test("refuses a transform that has nothing to do, also after another")
  func nothingToDo() throws {
    let smooth = RowForm(
      layout: Layout([(name: "x", shape: [], kind: .continuous(low: [0], high: [.infinity]))]),
      kind: .float)
    for name in ["oneHot", "scale"] {
      let error = try #require(throws: AgentError.self) {
        try RowPipeline(names: [name], input: smooth, rowCount: 1)
      }
      #expect(error.description.hasSuffix("this world has none. Leave it out."))
    }
    #expect(throws: AgentError.self) {
      try RowPipeline(names: ["oneHot", "oneHot"], input: mixed, rowCount: 1)
    }
  }
}
