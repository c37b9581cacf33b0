import NeuralCore
import NumericRandom
import Testing

@Suite("A tensor")
struct TensorTests {
  @Test("is read by rows and columns")
  func reading() {
    let tensor = Tape().constant([1, 2, 3, 4, 5, 6], Shape(2, 3))
    #expect(tensor[1, 0] == 4)
    #expect(tensor[5] == 6)
    #expect(tensor.withValues { $0[2] } == 3)
    var copy = [Float](repeating: 0, count: 6)
    var span = copy.mutableSpan
    tensor.copy(into: &span)
    #expect(copy == [1, 2, 3, 4, 5, 6])
    #expect(tensor.mean().scalar == 3.5)
  }

  @Test("is written in place on the tape, beginning with zeros")
  func writing() {
    let tape = Tape()
    _ = tape.constant(7, Shape(64))
    tape.reset()
    let tensor = tape.constant(Shape(2, 2)) { $0[3] = 5 }
    #expect(tensor.values == [0, 0, 0, 5])
  }

  @Test("is made of bytes times a number")
  func bytes() {
    let pixels: [UInt8] = [0, 51, 255, 102]
    let tensor = Tape().constant(pixels.span, Shape(2, 2), scale: 1 / 255)
    for (found, expected) in zip(tensor.values, [0, 0.2, 1, 0.4] as [Float]) {
      #expect(abs(found - expected) < 1e-6)
    }
  }

  @Test("finds the largest column of each row, the first of equal ones")
  func largestColumns() {
    let tensor = Tape().constant([1, 3, 3, -5, -7, -6], Shape(2, 3))
    var columns: [Int32] = [9, 9]
    var span = columns.mutableSpan
    tensor.writeLargestColumns(into: &span)
    #expect(columns == [1, 0])
  }

  @Test("keeps a NaN in minima, maxima and bounds, wherever it stands")
  func noNumbers() {
    let tape = Tape()
    let (x, y) = (tape.constant([.nan, 1, .nan]), tape.constant([1, .nan, .nan]))
    #expect(minimum(x, y).values.count { $0.isNaN } == 3)
    #expect(maximum(x, y).values.count { $0.isNaN } == 3)
    for place in 0..<3 {
      var numbers: [Float] = [3, 1, 2]
      numbers[place] = .nan
      #expect(tape.constant(numbers).max().scalar.isNaN)
      #expect(tape.constant(numbers).clipped(to: 0...1)[place].isNaN)
    }
  }

  @Test("repeats a number, a row or a column in arithmetic")
  func broadcast() {
    let tape = Tape()
    let matrix = tape.constant([1, 2, 3, 4, 5, 6], Shape(2, 3))
    let row = tape.constant([10, 20, 30])
    let column = tape.constant([100, 200], Shape(2, 1))
    #expect((matrix + row).values == [11, 22, 33, 14, 25, 36])
    #expect((row - matrix).values == [9, 18, 27, 6, 15, 24])
    #expect((matrix * column).values == [100, 200, 300, 800, 1000, 1200])
    #expect((column / matrix)[1, 1] == 40)
    #expect((matrix - matrix.mean()).values == [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    #expect((column + matrix).shape == Shape(2, 3))
    #expect((row.reshaped(Shape(1, 3)) + matrix).values == (matrix + row).values)
  }

  @Test("is added up and averaged along any dimension")
  func reductions() {
    let tensor = Tape().constant((1...24).map(Float.init), Shape(2, 3, 4))
    #expect(tensor.sum(along: 0).values == (1...12).map { Float(2 * $0 + 12) })
    #expect(tensor.sum(along: 1).values == [15, 18, 21, 24, 51, 54, 57, 60])
    #expect(tensor.mean(along: -1).values == [2.5, 6.5, 10.5, 14.5, 18.5, 22.5])
    #expect(tensor.mean(along: 1, keepingDimension: true).shape == Shape(2, 1, 4))
    #expect(tensor.sum(along: 2).shape == Shape(2, 3))
    #expect(tensor.max(along: 1).values == [9, 10, 11, 12, 21, 22, 23, 24])
    #expect(tensor.transposedMatrix() == [1, 3, 5, 2, 4, 6])
  }

  @Test("is clipped, and the smaller and larger of two are found, element by element")
  func extremes() {
    let tape = Tape()
    let (x, y) = (tape.constant([1, -2, 3]), tape.constant([0, 4, 3]))
    #expect(minimum(x, y).values == [0, -2, 3])
    #expect(maximum(x, y).values == [1, 4, 3])
    #expect(x.clipped(to: -1...2).values == [1, -1, 2])
  }

  @Test("shows a number that is none instead of clipping it away")
  func notANumber() {
    let tape = Tape()
    let x = tape.constant([.nan, 1])
    #expect(x.clipped(to: -1...1)[0].isNaN)
    #expect(huberLoss(x, tape.constant([0, 0])).scalar.isNaN)
  }
}

extension Tensor {
  /// The first six elements as a matrix of three rows, transposed.
  fileprivate func transposedMatrix() -> [Float] {
    tape.constant(Array(values[..<6]), Shape(3, 2)).transposed().values
  }
}
