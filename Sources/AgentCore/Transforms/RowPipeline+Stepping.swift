public import GymCore

/// What a step of a vector is to one of its lanes.
enum LaneMoment: UInt8, Sendable {
  /// Its episode goes on.
  case goesOn

  /// Its episode ended and the next one has begun (``RestartMode/sameStep``).
  case endsAndBegins

  /// Its episode ended; the final row is shown until it restarts.
  case ends

  /// It was restarted by the step, which took no action.
  case begins

  /// It has ended before, and the step passed it by.
  case waits
}

extension RowPipeline {
  /// Transforms what a step of all lanes brought, however they restart.
  ///
  /// Where an episode ended, its final row is transformed before the first row of the next one. Where
  /// a lane waits for its restart its rows stay as they are. A lane that is reset by itself is told by
  /// ``begin(lane:with:into:)``.
  ///
  /// - Parameters:
  ///   - buffers: What the lanes show after the step.
  ///   - result: Where the transformed current rows are written.
  ///   - finalResult: Where the transformed final rows are written; those of lanes whose episodes go
  ///     on are left as they are.
  ///   - outcomes: What the step brought; rewards of real steps are transformed in place.
  public mutating func step(
    _ buffers: LaneBuffers, into result: inout Rows, finals finalResult: inout Rows,
    outcomes: inout [Outcome]
  ) {
    for lane in outcomes.indices {
      let isWaiting = buffers.waitingLanes[lane]
      realSteps[lane] = buffers.realSteps[lane]
      moments[lane] =
        if !realSteps[lane] {
          isWaiting ? .waits : .begins
        } else if outcomes[lane].isLast {
          isWaiting ? .ends : .endsAndBegins
        } else { .goesOn }
    }
    transform(
      buffers.observations, finals: buffers.finalObservations, into: &result,
      finals: &finalResult, outcomes: &outcomes)
  }

  /// Transforms the row that a step of a single world brought, and its reward in place.
  ///
  /// After an ending it is the final one; the next episode begins with ``begin(lane:with:into:)``.
  public mutating func step(
    _ rows: Rows, into result: inout Rows, outcomes: inout [Outcome]
  ) {
    for lane in outcomes.indices { (realSteps[lane], moments[lane]) = (true, .goesOn) }
    var none = Rows(kind: .float, count: 0, width: 0)
    transform(rows, finals: rows, into: &result, finals: &none, outcomes: &outcomes)
  }

  /// Passes rows through all transforms by the moments of their lanes.
  private mutating func transform(
    _ rows: Rows, finals: Rows, into result: inout Rows, finals finalResult: inout Rows,
    outcomes: inout [Outcome]
  ) {
    guard let last = transforms.indices.last else {
      for lane in outcomes.indices where moments[lane] != .waits {
        result.copyRow(lane, from: rows, row: lane)
        guard outcomes[lane].isLast else { continue }
        finalResult.copyRow(lane, from: finals, row: lane)
      }
      return
    }
    swap(&between[last], &result)
    swap(&finalsBetween[last], &finalResult)
    for index in 0...last {
      var target = Rows(kind: .float, count: 0, width: 0)
      var finalTarget = Rows(kind: .float, count: 0, width: 0)
      swap(&target, &between[index])
      swap(&finalTarget, &finalsBetween[index])
      Self.pass(
        moments, realSteps, through: &transforms[index], index == 0 ? rows : between[index - 1],
        finals: index == 0 ? finals : finalsBetween[index - 1], into: &target,
        finals: &finalTarget, outcomes: &outcomes, isLearning: !isFrozen)
      swap(&target, &between[index])
      swap(&finalTarget, &finalsBetween[index])
    }
    swap(&between[last], &result)
    swap(&finalsBetween[last], &finalResult)
  }

  private static func pass(
    _ moments: [LaneMoment], _ realSteps: [Bool], through transform: inout any RowTransform,
    _ rows: borrowing Rows, finals: borrowing Rows, into target: inout Rows,
    finals finalTarget: inout Rows, outcomes: inout [Outcome], isLearning: Bool
  ) {
    // What followed the actions: one more row of every episode that was stepped.
    let examines = isLearning && transform.examinesRows
    if examines {
      for lane in moments.indices {
        switch moments[lane] {
        case .goesOn: transform.examine(lane: lane, of: rows)
        case .ends, .endsAndBegins: transform.examine(lane: lane, of: finals)
        case .begins, .waits: break
        }
      }
      transform.update()
    }
    for lane in moments.indices {
      switch moments[lane] {
      case .goesOn: transform.transform(lane: lane, of: rows, into: &target)
      case .ends:
        transform.transform(lane: lane, of: finals, into: &finalTarget)
        target.copyRow(lane, from: finalTarget, row: lane)
      case .endsAndBegins: transform.transform(lane: lane, of: finals, into: &finalTarget)
      case .begins, .waits: break
      }
    }
    transform.transformRewards(of: &outcomes, realSteps: realSteps, isLearning: isLearning)
    // The first rows of the next episodes.
    func begins(_ lane: Int) -> Bool {
      moments[lane] == .endsAndBegins || moments[lane] == .begins
    }
    if examines {
      for lane in moments.indices where begins(lane) { transform.examine(lane: lane, of: rows) }
      transform.update()
    }
    for lane in moments.indices where begins(lane) {
      transform.begin(lane: lane)
      transform.transform(lane: lane, of: rows, into: &target)
    }
  }
}
