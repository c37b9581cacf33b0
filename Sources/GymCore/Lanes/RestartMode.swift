/// When a lane whose episode ended begins the next one.
///
/// The three are those of Gymnasium's vectors. Agents see ``sameStep``; the others are for programs
/// that were written for them.
public enum RestartMode: UInt8, Sendable, Hashable, CaseIterable {
  /// In the step that ended the episode, which keeps the final observation aside.
  case sameStep

  /// In the next step, which ignores the lane's action, earns 0 and is no real step.
  case nextStep

  /// When it is told to, by a reset of that lane; until then steps pass it by and are no real steps.
  case disabled
}
