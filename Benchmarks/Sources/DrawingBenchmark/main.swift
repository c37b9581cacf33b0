import Foundation
import GymBenchmarks
import GymCatalog
import GymCore
import GymRecording
import GymRendering
import NumericRandom

// Prints, for every world that draws itself, how long a frame of 600×400 takes, and how many frames a
// second are drawn and recorded, beside how many a second are shown.
// Arguments, if any, pick the worlds of those names.

let picks = CommandLine.arguments.dropFirst()
let folder = FileManager.default.temporaryDirectory
  .appendingPathComponent("gymnast-drawing-\(ProcessInfo.processInfo.processIdentifier)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

/// Takes random actions, and begins anew after endings.
func play(_ world: AnyEnvironment, _ sampler: inout SpaceSampler) throws {
  let space = world.actionSpace
  guard let action = space.numbers(of: space.space.sampleValue(from: &sampler)) else { return }
  if world.step(index: action.index, values: action.values).isLast { try world.reset(seed: nil) }
}

/// The frames a second at which drawing and recording go.
func recordingRate(_ world: AnyEnvironment, to path: String) throws -> Int {
  let frameCount = 300
  var sampler = world.actionSpace.space.makeSampler(seed: 0)
  var canvas = Canvas(width: 600, height: 400)
  try world.reset(seed: 0)
  let recorder = try RecordingForm.makeRecorder(at: path)
  let clock = ContinuousClock()
  let start = clock.now
  for _ in 0..<frameCount {
    world.draw(on: &canvas)
    try recorder.append(canvas, lasting: .milliseconds(20))
    try play(world, &sampler)
  }
  try recorder.finish()
  return Int(Double(frameCount) / ((clock.now - start) / .seconds(1)))
}

for entry in Catalog.standard.environments where picks.isEmpty || picks.contains(entry.id) {
  let world = try entry.makeEnvironment()
  guard let picture = world.picture else { continue }
  var sampler = world.actionSpace.space.makeSampler(seed: 0)
  var canvas = Canvas(width: 600, height: 400)
  try world.reset(seed: 0)
  for _ in 0..<5 { try play(world, &sampler) }
  let drawing = Stopwatch.microseconds { world.draw(on: &canvas) }
  let name = entry.id.replacingOccurrences(of: "/", with: "-")
  let gif = try recordingRate(world, to: folder.appendingPathComponent("\(name).gif").path)
  let png = try recordingRate(world, to: folder.appendingPathComponent(name).path + "/")
  print(
    "\(entry.id): \(Int(drawing)) µs a frame; \(gif) frames/s into a GIF, \(png) into PNG files, "
      + "\(Int(picture.stepsPerSecond)) are shown")
}
