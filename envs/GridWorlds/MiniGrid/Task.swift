extension MiniGrid {
  /// What ends an episode beside stepping on a goal or into lava.
  enum Task: Hashable, Sendable {
    /// Nothing else.
    case reach

    /// Running into a ball or a wall: reward −1.
    case dodge

    /// Picking up anything: well when it is alike.
    case fetch(Cell)

    /// Saying that it is done: well when the agent is beside the square. A toggle ends it badly.
    case goTo(Position)

    /// Dropping what is carried: well when it touches the square. Picking up anything that is not
    /// alike ends it badly.
    case putNear(Cell, Position)

    /// Opening the second door: well when the first stands open.
    case openInOrder(first: Position, second: Position)

    /// Stepping on either square: well on the first. Things cannot be picked up.
    case choose(right: Position, wrong: Position)

    /// Opening the door on a square: well.
    case open(Position)

    /// Picking up the very thing that is marked: well.
    case pickUpTarget
  }

  /// How an action ended the episode, if it did.
  enum Verdict {
    case none
    case success
    case failure
    case collision
  }
}
