import CMachinePeak

/// The most multiply-adds that one core of this machine can do, measured.
public enum MachinePeak {
  /// The floats in a register of an instruction set, by the name that `Kernels` has for it.
  public static func registerWidth(of instructionSet: String) -> Int {
    switch instructionSet {
    case "avx512": 16
    case "avx2": 8
    default: 4
    }
  }

  /// Measures independent multiply-adds that read and write nothing.
  ///
  /// - Parameter registerWidth: How many floats a register has: 4, 8 or 16, which the machine must have.
  /// - Returns: 10⁹ floating point operations a second, a multiply-add being two: the best of some
  ///   batches, for nothing but a disturbance makes one slower.
  public static func gigaflops(registerWidth: Int) -> Double {
    let rounds = 10_000
    let lanes = Int32(registerWidth)
    let operations = machinePeakOperations(lanes, 1) * Double(rounds)
    let timing = Stopwatch.timing { _ = machinePeakOperations(lanes, rounds) }
    return operations / timing.minimum / 1000
  }
}
