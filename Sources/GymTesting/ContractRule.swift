/// A rule that every world keeps; its raw value is the name by which a broken one is reported.
public enum ContractRule: String, Sendable, Hashable, CaseIterable {
  /// Two worlds with one seed and one list of actions show the same, bit for bit.
  case sameSeedSameFuture

  /// A reset with a seed leaves nothing of what was played before it.
  case resetForgetsThePast

  /// Seeds make a difference, unless the world is declared to be deterministic; then they do not.
  case seedsMatter

  /// Every typed observation, first and final ones included, is in the observation space.
  case observationsAreInTheirSpace

  /// Every number of a row is one that its part of the layout allows.
  case rowsFollowTheLayout

  /// A row holds the numbers of the typed observation, where both have the same number of them.
  case rowsEqualObservations

  /// Observing any number of times shows the same and leaves the world as it was.
  case observingChangesNothing

  /// Drawing any number of times shows the same and leaves the world as it was.
  case drawingChangesNothing

  /// A drawing covers all of its canvas, whatever was there before and whatever its size.
  case drawingCoversTheCanvas

  /// Every reward is a finite number.
  case rewardsAreFinite

  /// Layout, spaces, diagnostics and options are those of the new world however it is played.
  case descriptionsStay

  /// The run reached endings: one that did not is too weak to say anything about them.
  case endingsAreReached

  /// Episodes end only in the ways that the world is declared to end them.
  case endingsAreDocumented

  /// Episodes are cut short at the limit, neither before nor after.
  case timeLimitIsExact

  /// A copy has the same future, and playing it leaves the original as it was.
  case copiesFork

  /// A world read back from its snapshot writes the same bytes and has the same future.
  case snapshotsResume

  /// Snapshots that are cut short, too long, of another type or of a newer version are refused.
  case damagedSnapshotsAreRefused

  /// Lane i shows what the single world with the same seed shows, whatever the number of lanes.
  case lanesEqualSingleWorlds

  /// Lanes of an erased type show the same, and go on from what they wrote.
  case erasedLanesEqualSingleWorlds

  /// Vectors of each restart mode show the same on any number of threads, in mixtures and read back.
  case vectorsAgree

  /// A world has the state of its copies, and worlds that can be compared are equal when their
  /// snapshots are.
  case comparisonsAreSound

  /// There is always an action that does something, and one that is masked off leaves what the agent
  /// controls as it was.
  case masksAreSound

  /// Options of a reset are taken with their defaults; unknown ones are refused without a trace.
  case resetOptionsAreChecked
}
