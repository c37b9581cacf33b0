import CKernelTables
import CNeuralKernels
import Testing

@Suite("Normalisation and rows")
struct NormalizationTests {
  private static let rowCounts = [0, 1, 2, 5, 17]

  @Test("layer normalisation agrees with the plain loops")
  func layerNorm() {
    var samples = Samples(seed: 21)
    for m in Self.rowCounts {
      for n in Samples.sizes {
        for hasGain in [false, true] {
          let (x, dy) = (samples.next(m * n, scale: 3), samples.next(m * n))
          let (gain, bias) = (samples.next(n), samples.next(n))
          let numbers = samples.next(m)
          let forward = Comparison(
            operands: [x, gain, bias, dy, numbers, numbers], tolerance: 1e-4
          ).agree("forward \(m)×\(n)") {
            $0.LayerNorm(
              m, n, 1e-5, $1[0], hasGain ? $1[1] : nil, hasGain ? $1[2] : nil, $1[3], $1[4],
              $1[5])
          }
          let (means, scales) = (forward[4], forward[5])
          for accumulate in [false, true] {
            Comparison(operands: [x, gain, means, scales, dy, x, bias], tolerance: 1e-2).agree(
              "backward \(m)×\(n)"
            ) {
              $0.LayerNormBackward(
                m, n, $1[0], hasGain ? $1[1] : nil, $1[2], $1[3], $1[4], accumulate, $1[5])
              $0.LayerNormGainGradient(
                m, n, $1[0], $1[2], $1[3], $1[4], accumulate, $1[6])
            }
          }
          Comparison(operands: [x, gain, means, scales, dy], tolerance: 1e-2).agree("in place") {
            $0.LayerNormBackward(m, n, $1[0], $1[1], $1[2], $1[3], $1[4], false, $1[4])
          }
        }
      }
    }
  }

  /// Layer normalisation of one row in double precision.
  private func normalized(_ x: [Double], _ gain: [Float], _ bias: [Float]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    return x.indices.map {
      Double(gain[$0]) * (x[$0] - mean) / (variance + 1e-5).squareRoot() + Double(bias[$0])
    }
  }

  @Test("layer normalisation follows its formula and its slopes", arguments: Variant.available)
  func layerNormFormula(variant: Variant) {
    var samples = Samples(seed: 22)
    for n in [2, 5, 16, 35] {
      // Far from zero, where a variance from squares would lose everything.
      let x = samples.next(n).map { $0 + 50 }
      let (gain, bias, dy) = (samples.next(n), samples.next(n), samples.next(n))
      let forward = Comparison(operands: [x, gain, bias, x, [0], [0]]).results(variant) {
        $0.LayerNorm(1, n, 1e-5, $1[0], $1[1], $1[2], $1[3], $1[4], $1[5])
      }
      let exact = x.map(Double.init)
      for (y, wanted) in zip(forward[3], normalized(exact, gain, bias)) {
        #expect(abs(Double(y) - wanted) < 2e-5)
      }
      let backward = Comparison(
        operands: [x, gain, forward[4], forward[5], dy, x, [Float](repeating: 0, count: n)]
      ).results(variant) {
        $0.LayerNormBackward(1, n, $1[0], $1[1], $1[2], $1[3], $1[4], false, $1[5])
        $0.LayerNormGainGradient(1, n, $1[0], $1[2], $1[3], $1[4], false, $1[6])
      }
      func loss(_ x: [Double], _ gain: [Float]) -> Double {
        zip(normalized(x, gain, bias), dy).reduce(0) { $0 + $1.0 * Double($1.1) }
      }
      for index in 0..<n {
        var (up, down) = (exact, exact)
        up[index] += 1e-5
        down[index] -= 1e-5
        let slope = (loss(up, gain) - loss(down, gain)) / 2e-5
        #expect(abs(Double(backward[5][index]) - slope) < 1e-4)
        let ones = [Float](repeating: 1, count: n)
        let normal = normalized(exact, ones, [Float](repeating: 0, count: n))[index]
        #expect(abs(Double(backward[6][index]) - normal * Double(dy[index])) < 2e-5)
      }
    }
  }

  @Test("columns agree with the plain loops")
  func columns() {
    var samples = Samples(seed: 23)
    for m in Self.rowCounts {
      for n in Samples.sizes {
        let (x, y, z) = (samples.next(m * n), samples.next(m * n), samples.next(m * n))
        let (a, b, c) = (samples.next(n), samples.next(n), samples.next(n))
        Comparison(operands: [x, a, b]).agree("moments") {
          $0.ColumnMoments(m, n, $1[0], $1[1], $1[2])
        }
        Comparison(operands: [a, b, x]).agree("scaled columns, in place") {
          $0.ScaleColumns(m, n, $1[0], $1[1], $1[2], $1[2])
        }
        for accumulate in [false, true] {
          Comparison(operands: [x, y, b, a]).agree("sums of products") {
            $0.ColumnProductSums(m, n, $1[0], $1[1], $1[2], accumulate, $1[3])
          }
          Comparison(operands: [a, x, b, y, c, z]).agree("combined columns") {
            $0.CombineColumns(m, n, $1[0], $1[1], $1[2], $1[3], $1[4], accumulate, $1[5])
          }
        }
      }
    }
  }

  @Test("columns follow their formulas", arguments: Variant.available)
  func columnFormulas(variant: Variant) {
    let x: [Float] = [1, 10, 2, 20, 6, 60]
    let moments = Comparison(operands: [x, [0, 0], [0, 0]]).results(variant) {
      $0.ColumnMoments(3, 2, $1[0], $1[1], $1[2])
    }
    #expect(moments[1] == [3, 30])
    #expect(moments[2] == [Float(14.0 / 3), Float(1400.0 / 3)])
    let others = Comparison(
      operands: [x, [2, 3], [1, -1], x, [5, 5], [0, 0, 0, 0, 0, 0]]
    ).results(variant) {
      $0.ScaleColumns(3, 2, $1[1], $1[2], $1[0], $1[3])
      $0.ColumnProductSums(3, 2, $1[0], $1[0], $1[1], true, $1[4])
      $0.CombineColumns(3, 2, $1[1], $1[0], $1[2], $1[0], $1[1], false, $1[5])
    }
    #expect(others[3] == [3, 29, 5, 59, 13, 179])
    #expect(others[4] == [28, 3835])
    #expect(others[5] == [5, 23, 8, 43, 20, 123])
  }

  @Test("rows are scaled, gathered and added to")
  func rows() {
    var samples = Samples(seed: 24)
    for m in Self.rowCounts {
      for n in Samples.sizes {
        let (x, table) = (samples.nextWithSpecials(m * n), samples.next(7 * n))
        let factors = (0..<m).map { Float($0 % 3) / 2 }
        let indices = (0..<m).map { Int32($0 * 5 % 7) }
        let scaled = Comparison(operands: [factors, x]).agree("scaled") {
          $0.ScaleRows(m, n, $1[0], $1[1], $1[1])
        }[1]
        let gathered = Comparison(operands: [table, x]).agree("gathered") {
          $0.GatherRows(m, n, indices, $1[0], $1[1])
        }[1]
        let added = Comparison(operands: [gathered, table]).agree("added") {
          $0.ScatterAddRows(m, n, indices, $1[0], $1[1])
        }[1]
        var wanted = table
        for row in 0..<m {
          for column in 0..<n {
            let (at, from) = (row * n + column, Int(indices[row]) * n + column)
            // A state that begins anew is zero, even if it was not a number.
            if row % 3 == 0 { #expect(scaled[at].bitPattern == 0) }
            #expect(gathered[at] == table[from])
            wanted[from] += gathered[at]
          }
        }
        #expect(added == wanted)
      }
    }
  }

  @Test("bytes become floats times a scale")
  func bytes() {
    for count in [0] + Samples.sizes + [256] {
      let bytes = (0..<count).map { UInt8($0 % 256) }
      let result = Comparison(operands: [[Float](repeating: 7, count: count)]).agree("bytes") {
        $0.BytesToFloats(count, 1 / 255, bytes, $1[0])
      }[0]
      #expect(result == bytes.map { Float($0) * (1 / 255) })
    }
  }
}
