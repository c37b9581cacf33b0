// Trains presets on many seeds and prints what they reach as tables in Markdown.
//
//   LearningBenchmark [AGENT ENVIRONMENT] [FIRST-LAST]      seeds 1-10 unless given

import Foundation

var arguments = Array(CommandLine.arguments.dropFirst())
var seeds = Array(1...10)
if let range = arguments.last?.split(separator: "-").compactMap({ Int($0) }), range.count == 2,
  range[0] <= range[1]
{
  seeds = Array(range[0]...range[1])
  arguments.removeLast()
}
let cases = LearningCase.all.filter {
  arguments.isEmpty || arguments == [$0.agent, $0.environment]
}
guard !cases.isEmpty else {
  let known = LearningCase.all.map { "\($0.agent) \($0.environment)" }.joined(separator: ", ")
  FileHandle.standardError.write(
    Data("There is no such case. Cases are: \(known).\n".utf8))
  exit(2)
}

func rounded(_ value: Double) -> String { String(format: value < 10 ? "%.3f" : "%.1f", value) }

for item in cases {
  let results = try seeds.map { try item.run(seed: $0) }
  let goal = try item.threshold()
  let passed = results.count { $0.mean >= goal }
  let seconds = results.map(\.seconds).sorted()[results.count / 2]
  print("### \(item.title)\n")
  print(
    "\(passed) of \(results.count) seeds reach \(rounded(goal)); the median run trains for "
      + "\(rounded(seconds)) s.\n")
  print("| seed | mean of \(item.episodeCount) episodes |\n|---|---|")
  for result in results { print("| \(result.seed) | \(rounded(result.mean)) |") }
  print("\nMean return of the last 100 training episodes at each tenth of the run:\n")
  print("| seed | " + (1...10).map { "\($0 * 10) %" }.joined(separator: " | ") + " |")
  print("|---|" + String(repeating: "---|", count: 10))
  for result in results {
    let tenths = stride(from: 1, to: 20, by: 2).map {
      rounded($0 < result.curve.count ? result.curve[$0] : .nan)
    }
    print("| \(result.seed) | \(tenths.joined(separator: " | ")) |")
  }
  print()
}
