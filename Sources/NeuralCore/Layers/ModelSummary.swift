/// The layers of a model with their shapes, parameters and multiply-adds, to be printed as a table.
///
/// ```
/// layer  kind                output             parameters  multiply-adds
/// q.0    convolution 3×3     [1, 8, 8, 16]             592          36864
/// q.2    flatten             [1, 1024]                   0              0
/// q.3    linear relu         [1, 128]               131200         131072
/// total                                             131792         167936
/// ```
public struct ModelSummary: Equatable, Sendable {
  /// One layer of the table.
  public struct Row: Equatable, Sendable {
    /// The name in weights files; empty for a layer without parameters.
    public var name: String
    /// What the layer is.
    public var kind: String
    /// The shape of the output.
    public var output: Shape
    /// How many learned numbers the layer has.
    public var parameterCount: Int
    /// How many multiplications with an addition the layer takes for the whole batch.
    public var multiplyAddCount: Int
  }

  /// The shape of the input.
  public let input: Shape

  /// The layers in the order of application.
  public private(set) var rows: [Row] = []

  /// Creates a summary without layers.
  init(input: Shape) { self.input = input }

  /// Appends a layer and returns the shape of its output.
  @discardableResult
  public mutating func append(
    _ kind: String, named name: String = "", output: Shape, parameterCount: Int = 0,
    multiplyAddCount: Int = 0
  ) -> Shape {
    rows.append(
      Row(
        name: name, kind: kind, output: output, parameterCount: parameterCount,
        multiplyAddCount: multiplyAddCount))
    return output
  }

  /// How many learned numbers all layers have.
  public var parameterCount: Int { rows.reduce(0) { $0 + $1.parameterCount } }

  /// How many multiplications with an addition the whole batch takes.
  public var multiplyAddCount: Int { rows.reduce(0) { $0 + $1.multiplyAddCount } }
}

extension ModelSummary: CustomStringConvertible {
  public var description: String {
    let lines =
      [["layer", "kind", "output", "parameters", "multiply-adds"]]
      + rows.map {
        [$0.name, $0.kind, "\($0.output)", "\($0.parameterCount)", "\($0.multiplyAddCount)"]
      } + [["total", "", "", "\(parameterCount)", "\(multiplyAddCount)"]]
    let widths = (0..<5).map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = line.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return column < 3 ? text + padding : padding + text
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
