import CNeuralKernels
import Measuring
import NeuralCore

// Prints the median microseconds of passes through small networks. The argument, if any, names the
// instruction set.

for variant in [KernelVariantPlain, KernelVariantBaseline, KernelVariantAVX2, KernelVariantAVX512]
where CommandLine.arguments.dropFirst().contains(String(cString: kernelVariantName(variant))) {
  precondition(kernelUseVariant(variant), "This machine does not have that instruction set.")
}
print("instruction set: \(String(cString: kernelVariantName(kernelVariantInUse())))")

func report(_ name: String, _ microseconds: Double) {
  let rounded = (microseconds * 100).rounded() / 100
  print("\(name): \(rounded) µs")
}

for rowCount in [1, 8, 64] {
  let pair = PerceptronPair(rowCount: rowCount)
  report("forward 4-64-64-2, batch \(rowCount)", Stopwatch.microseconds { pair.forward() })
}
for rowCount in [64, 256] {
  var pair = PerceptronPair(rowCount: rowCount)
  report("policy and value update, batch \(rowCount)", Stopwatch.microseconds { pair.update() })
}
for rowCount in [64, 256] {
  var pair = PerceptronPair(rowCount: rowCount)
  report("PPO update, batch \(rowCount)", Stopwatch.microseconds { pair.clippedUpdate() })
}
