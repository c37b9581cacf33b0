import CNeuralKernels
import GymBenchmarks

// Prints the microseconds of every workload in every variant, and the share of the measured peak.
// `--threads N` shares the work of large kernels among N threads. Other arguments, if any, pick the
// workloads whose names contain one of them.

var picks = Array(CommandLine.arguments.dropFirst())
if let option = picks.firstIndex(of: "--threads") {
  guard picks.indices.contains(option + 1), let count = Int(picks[option + 1]), count > 0 else {
    fatalError("--threads needs a number of threads behind it, 1 or more.")
  }
  kernelSetThreadCount(count)
  picks.removeSubrange(option...option + 1)
}
let workloads = Workload.all.filter { workload in
  picks.isEmpty || picks.contains { workload.name.contains($0) }
}
let variants = [
  (KernelVariantAVX512, 16), (KernelVariantAVX2, 8), (KernelVariantBaseline, 4),
].filter { kernelVariantIsAvailable($0.0) }

func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

func rounded(_ value: Double, to digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return String(whole) }
  let fraction = String(whole % Int(scale))
  let zeros = String(repeating: "0", count: digits - fraction.count)
  return "\(whole / Int(scale)).\(zeros)\(fraction)"
}

/// Operations per microsecond at best.
let peaks = variants.map { 1000 * MachinePeak.gigaflops(registerWidth: $0.1) }

var heading = padded("microseconds (% of peak)", to: 30)
for (variant, _) in variants {
  heading += padded(String(cString: kernelVariantName(variant)), to: 18)
}
print(heading)
print(
  peaks.reduce(padded("peak, GF/s", to: 30)) { $0 + padded(rounded($1 / 1000, to: 0), to: 18) })

for workload in workloads {
  var line = padded(workload.name, to: 30)
  for ((variant, _), peak) in zip(variants, peaks) {
    _ = kernelUseVariant(variant)
    let time = Stopwatch.microseconds(workload.run)
    let share = workload.operations.map { " (\(rounded(100 * $0 / time / peak, to: 0))%)" } ?? ""
    line += padded(rounded(time, to: 3) + share, to: 18)
  }
  print(line)
}
