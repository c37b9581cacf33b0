import Glibc

extension MountainCarContinuous {
  /// Where the flag stands, in metres.
  static let goal = 0.45

  // With p the position, v the velocity and f the force, both ways of moving compute
  //
  //     v' = v + 0.0015·f − 0.0025·cos 3p,  kept within ±0.07
  //     p' = p + v',  kept within −1.2 to 0.6
  //
  // in Gymnasium's precisions: NumPy's floats meet Python's numbers in single precision, Python's
  // numbers meet each other in double, and a force that is clipped becomes a number of Python's.

  /// What a force and the slope do to the velocity of a car whose cos 3p is given.
  ///
  /// The result is a float's value unless the force is clipped.
  private func acceleration(_ force: Float, cosine: Double) -> Double {
    if force > 1 { return 0.0015 - 0.0025 * cosine }
    if force < -1 { return -0.0015 - 0.0025 * cosine }
    return Double(force * 0.0015 - Float(0.0025 * cosine))
  }

  /// The first step of an episode.
  mutating func move(_ force: Float) {
    var velocity = self.velocity + acceleration(force, cosine: cos(3 * position))
    velocity = min(max(velocity, -Track.speedLimit), Track.speedLimit)
    var position = self.position + velocity
    position = min(max(position, Track.left), Track.right)
    if position == Track.left, velocity < 0 { velocity = 0 }
    hasReachedGoal = position >= Self.goal && velocity >= options.goalVelocity
    self.position = Double(Float(position))
    self.velocity = Double(Float(velocity))
  }

  /// Every later step.
  mutating func moveInSinglePrecision(_ force: Float) {
    let start = Float(position)
    let cosine = cos(Double(3 * start))
    let free = Float(self.velocity) + Float(acceleration(force, cosine: cosine))
    let limit = Float(Track.speedLimit)
    var velocity = min(max(free, -limit), limit)
    var position = start + velocity
    position = min(max(position, Float(Track.left)), Float(Track.right))
    if position == Float(Track.left), velocity < 0 { velocity = 0 }
    hasReachedGoal = position >= Float(Self.goal) && isFastEnough(free)
    self.position = Double(position)
    self.velocity = Double(velocity)
  }

  /// Whether a velocity in single precision, not yet kept within its limits, suffices at the flag.
  private func isFastEnough(_ velocity: Float) -> Bool {
    // One that is cut off is a number of Python's again, and is compared as one.
    if velocity > Float(Track.speedLimit) { return Track.speedLimit >= options.goalVelocity }
    if velocity < -Float(Track.speedLimit) { return -Track.speedLimit >= options.goalVelocity }
    return velocity >= Float(options.goalVelocity)
  }
}
