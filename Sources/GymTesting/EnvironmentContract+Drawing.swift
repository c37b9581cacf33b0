import GymCore
import GymRendering
import Snapshots

extension EnvironmentContract {
  /// Draws the world at several moments and sizes, where it draws itself.
  func checkDrawing(_ findings: inout Findings) {
    guard let picture = make().picture else { return }
    let sizes = [
      picture.size, PictureSize(width: 1, height: 1), PictureSize(width: 7, height: 3),
      PictureSize(width: 150, height: 200),
    ]
    // Played before anything is drawn, so that what drawing moves outside of the world shows as well.
    var unseen = makePlayer()
    let moments = (0..<drawingStepCount).map { _ in unseen.step() }
    var drawn = makePlayer()
    for step in 0..<drawingStepCount {
      // Once in a while is enough at all sizes: drawing is the slowest thing a world does.
      let isThorough = step % 20 == 0
      for size in isThorough ? sizes : [picture.size] {
        checkPicture(of: drawn.world, size: size, step: step, &findings)
      }
      if let difference = drawn.step().difference(from: moments[step]) {
        findings.note(
          difference.violation(
            of: .drawingChangesNothing, step: step + 1, where: " of a world that was drawn"))
        return
      }
    }
  }

  private var drawingStepCount: Int { min(stepCount, 60) }

  private func checkPicture(
    of world: World, size: PictureSize, step: Int, _ findings: inout Findings
  ) {
    let before = world.snapshotBytes
    var first = Canvas(size: size, color: .black)
    world.draw(on: &first)
    var second = Canvas(size: size, color: .black)
    world.draw(on: &second)
    findings.note(
      arrayDifference("picture drawn again", first.bytes, second.bytes)?
        .violation(of: .drawingChangesNothing, step: step))
    findings.note(
      arrayDifference("snapshot after drawing", before, world.snapshotBytes)?
        .violation(of: .drawingChangesNothing, step: step))
    var third = Canvas(size: size, color: .white)
    world.draw(on: &third)
    findings.note(
      arrayDifference(
        "picture of \(size.width)×\(size.height) drawn over white instead of black", first.bytes,
        third.bytes)?
        .violation(of: .drawingCoversTheCanvas, step: step))
  }
}
