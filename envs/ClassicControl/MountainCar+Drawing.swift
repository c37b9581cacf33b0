public import GymCore
public import GymRendering

extension MountainCar {
  /// Thirty steps a second: the task has no unit of time.
  public var picture: PictureFormat? { Track.picture }

  /// Draws the hills, the wall on the left, the flag, which turns green when it is reached, and the car.
  public func draw(on canvas: inout Canvas) {
    Track.draw(
      on: &canvas, position: position, goal: Self.goal, hasReachedGoal: hasReachedGoal)
  }
}
