extension ContractRule {
  /// What the rule asks for, in a sentence.
  public var summary: String {
    switch self {
    case .sameSeedSameFuture: "Worlds with one seed and the same actions show the same."
    case .resetForgetsThePast: "A reset with a seed leaves nothing of what was played before."
    case .seedsMatter: "Seeds make a difference, or none if the world leaves nothing to chance."
    case .observationsAreInTheirSpace: "Every observation is in the observation space."
    case .rowsFollowTheLayout: "Every number of a row is one that the layout allows."
    case .rowsEqualObservations: "A row holds the numbers of the typed observation."
    case .observingChangesNothing: "Observing leaves the world as it was."
    case .drawingChangesNothing: "Drawing leaves the world as it was."
    case .drawingCoversTheCanvas: "A drawing covers its canvas, whatever its size."
    case .rewardsAreFinite: "Every reward is a finite number."
    case .descriptionsStay: "Layout, spaces, diagnostics and options stay as they are."
    case .endingsAreReached: "The run reached endings, about which it can say something."
    case .endingsAreDocumented: "Episodes end only as the catalog says they can."
    case .timeLimitIsExact: "Episodes are cut short at the time limit, not before or after."
    case .copiesFork: "A copy has the same future, and playing it leaves the original alone."
    case .snapshotsResume: "A world read back from its snapshot has the same future."
    case .damagedSnapshotsAreRefused: "Damaged snapshots are refused."
    case .lanesEqualSingleWorlds: "Lanes show what single worlds show, for 1, 2, 7 and 64 lanes."
    case .erasedLanesEqualSingleWorlds: "Lanes of an erased type do, too, and go on from snapshots."
    case .vectorsAgree: "Vectors agree on any number of threads, in mixtures and read back."
    case .comparisonsAreSound: "Worlds that can be compared are equal when their snapshots are."
    case .masksAreSound: "Some action is allowed, and the others leave the agent as it was."
    case .resetOptionsAreChecked: "Resets take their options and refuse unknown ones."
    }
  }

  /// Where to look first when the rule is broken.
  public var advice: String {
    switch self {
    case .sameSeedSameFuture:
      "Draw all chance from a generator that the world owns, read no globals that change, and keep "
        + "dictionaries and sets, whose order changes, out of what it shows."
    case .resetForgetsThePast:
      "Set every stored property in reset(seed:), those that only some episodes use included; "
        + "reset(seed:options:) is a reset as well."
    case .seedsMatter:
      "Seed the world's generator in reset(seed:) and draw from it. Where nothing is left to chance, "
        + "say so by the catalog entry's 'isDeterministic'."
    case .observationsAreInTheirSpace:
      "Widen the observation space, or mend the observation; think of the final one."
    case .rowsFollowTheLayout:
      "Mend observe(into:), or the range of that part of the layout; think of the final row."
    case .rowsEqualObservations:
      "Let observe(into:) and 'observation' read the same properties in the same order."
    case .observingChangesNothing:
      "Keep what observe(into:) and 'observation' work with out of the world's state: no caches in "
        + "classes, and every element of the row written."
    case .drawingChangesNothing:
      "Let draw(on:) only read: chance that only a picture needs is drawn when the world steps."
    case .drawingCoversTheCanvas:
      "Begin draw(on:) by filling the canvas, and take all sizes from 'canvas.size'."
    case .rewardsAreFinite: "Look for a division by 0 or a logarithm of 0 in step(_:)."
    case .descriptionsStay: "Let descriptions depend on what the world was made with alone."
    case .endingsAreReached:
      "Give the world a time limit, or options that shorten its episodes; or play longer."
    case .endingsAreDocumented:
      "State the ending in 'endings' of the catalog entry, or mend the outcome of step(_:): "
        + "terminated is for what the task says, truncated for what cuts it short from outside."
    case .timeLimitIsExact:
      "Leave cutting short to the 'timeLimit' of the catalog entry, and count no steps in the world; "
        + "a world that truncates by itself says so in 'endings'."
    case .copiesFork:
      "Keep the state in values: a class, or memory of one's own, is shared by copies."
    case .snapshotsResume:
      "Write every stored property, the generator included, and read them in the same order."
    case .damagedSnapshotsAreRefused:
      "Begin write(to:) with begin(_:) and init(from:) with its counterpart, and throw for values "
        + "that cannot be."
    case .lanesEqualSingleWorlds:
      "Share nothing that changes between worlds: no globals, no classes."
    case .erasedLanesEqualSingleWorlds:
      "Share nothing that changes between worlds, and write all of their state in write(to:)."
    case .vectorsAgree:
      "Share nothing that changes between worlds: their steps come in another order on threads."
    case .comparisonsAreSound:
      "Write all that == compares and compare all that write(to:) writes; or leave out Equatable."
    case .masksAreSound:
      "Compare writeActionMask(into:) with step(_:). Where the observation shows what moves by "
        + "itself, let 'controlledState' say what the agent controls."
    case .resetOptionsAreChecked:
      "Check all options before anything changes, and throw OptionError.unknown for other names."
    }
  }
}
