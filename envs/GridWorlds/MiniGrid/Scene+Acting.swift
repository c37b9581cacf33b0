extension MiniGrid.Scene {
  /// Takes an action and says whether it ended the episode.
  mutating func act(_ action: MiniGrid.Action) -> MiniGrid.Verdict {
    switch task {
    case .reach: move(action)
    case .dodge: dodge(action)
    case .fetch(let wanted): fetch(action, wanted)
    case .goTo(let target): goTo(action, target)
    case .putNear(let wanted, let target): putNear(action, wanted, target)
    case .openInOrder(let first, let second): openInOrder(action, first, second)
    case .choose(let right, let wrong): choose(action, right, wrong)
    case .open(let door): open(action, door)
    case .pickUpTarget: pickUpTarget(action)
    }
  }

  /// Does what an action does in every level.
  @inline(__always)
  private mutating func move(_ action: MiniGrid.Action) -> MiniGrid.Verdict {
    let index = grid.index(of: agent) + grid.offset(direction)
    let ahead = grid.cells[index]
    switch action {
    case .left: direction = direction.turnedLeft
    case .right: direction = direction.turnedRight
    case .forward:
      guard ahead.isWalkable else { break }
      agent = front
      if ahead.rawKind == MiniGrid.Cell.Kind.goal.rawValue { return .success }
      if ahead.rawKind == MiniGrid.Cell.Kind.lava.rawValue { return .failure }
    case .pickUp:
      guard ahead.isPortable, carried.isEmpty else { break }
      carried = ahead
      grid.cells[index] = .empty
    case .drop:
      guard ahead.isEmpty, !carried.isEmpty else { break }
      grid.cells[index] = carried
      carried = .empty
    case .toggle: grid.cells[index] = toggled(ahead)
    case .done: break
    }
    return .none
  }

  /// What a thing ahead becomes by a toggle.
  private func toggled(_ cell: MiniGrid.Cell) -> MiniGrid.Cell {
    switch cell.kind {
    case .box: return cell.content
    case .door:
      switch cell.doorState {
      case .open: return .door(cell.color, .closed)
      case .closed: return .door(cell.color, .open)
      case .locked:
        let isOpened = carried.kind == .key && carried.color == cell.color
        return isOpened ? .door(cell.color, .open) : cell
      }
    default: return cell
    }
  }

  /// Lets the balls move before the agent; what was ahead before that counts as run into.
  private mutating func dodge(_ action: MiniGrid.Action) -> MiniGrid.Verdict {
    let ahead = grid[front]
    let isBlocked = !ahead.isEmpty && ahead.kind != .goal
    for index in movers.indices {
      let old = movers[index]
      let around = MiniGrid.Area(x: old.x - 1, y: old.y - 1, width: 3, height: 3)
      // A ball that finds no place stays.
      guard let new = drawPlace(in: around, drawLimit: Self.moverDrawLimit) else { continue }
      grid[new] = grid[old]
      movers[index] = new
      grid[old] = .empty
    }
    let verdict = move(action)
    return action == .forward && isBlocked ? .collision : verdict
  }

  /// How many squares are drawn for a ball at most.
  static let moverDrawLimit = 101

  private mutating func fetch(
    _ action: MiniGrid.Action, _ wanted: MiniGrid.Cell
  ) -> MiniGrid.Verdict {
    let verdict = move(action)
    guard !carried.isEmpty else { return verdict }
    return carried.isAlike(wanted) ? .success : .failure
  }

  private mutating func goTo(
    _ action: MiniGrid.Action, _ target: Position
  ) -> MiniGrid.Verdict {
    let verdict = move(action)
    switch action {
    case .toggle: return .failure
    case .done: return agent.distance(to: target) == 1 ? .success : .failure
    default: return verdict
    }
  }

  private mutating func putNear(
    _ action: MiniGrid.Action, _ wanted: MiniGrid.Cell, _ target: Position
  ) -> MiniGrid.Verdict {
    let wasCarrying = !carried.isEmpty
    let verdict = move(action)
    switch action {
    case .pickUp where !carried.isEmpty && !carried.isAlike(wanted): return .failure
    case .drop where wasCarrying:
      let isDropped = carried.isEmpty
      return isDropped && front.touches(target) ? .success : .failure
    default: return verdict
    }
  }

  private mutating func openInOrder(
    _ action: MiniGrid.Action, _ first: Position, _ second: Position
  ) -> MiniGrid.Verdict {
    let firstWasOpen = grid[first].isOpenDoor
    let verdict = move(action)
    guard grid[second].isOpenDoor else { return verdict }
    return firstWasOpen ? .success : .failure
  }

  private mutating func choose(
    _ action: MiniGrid.Action, _ right: Position, _ wrong: Position
  ) -> MiniGrid.Verdict {
    let verdict = move(action == .pickUp ? .toggle : action)
    return agent == right ? .success : agent == wrong ? .failure : verdict
  }

  private mutating func open(
    _ action: MiniGrid.Action, _ door: Position
  ) -> MiniGrid.Verdict {
    let verdict = move(action)
    return action == .toggle && grid[door].isOpenDoor ? .success : verdict
  }

  private mutating func pickUpTarget(_ action: MiniGrid.Action) -> MiniGrid.Verdict {
    let verdict = move(action)
    return action == .pickUp && carried.isTarget ? .success : verdict
  }
}

extension MiniGrid.Scene {
  /// What the agent controls, as numbers.
  var controlledState: [Int] {
    var cells = grid
    for mover in movers { cells[mover] = .empty }
    let things = (0..<grid.height).flatMap { y in (0..<grid.width).map { Int(cells[$0, y].bits) } }
    return [agent.x, agent.y, Int(direction.rawValue), Int(carried.bits)] + things
  }

  /// Writes true for each action that would change something that the agent controls, or end the
  /// episode; the mask has an element an action of the level, in their order.
  func writeMask(into mask: inout MutableSpan<Bool>) {
    let ahead = grid.cells[grid.index(of: agent) + grid.offset(direction)]
    mask[0] = true
    mask[1] = true
    mask[2] = ahead.isWalkable
    if case .dodge = task { mask[2] = true }
    // Levels with fewer actions have these three.
    guard mask.count == MiniGrid.Action.count else { return }
    let canToggle = toggled(ahead) != ahead
    mask[3] = ahead.isPortable && carried.isEmpty
    mask[4] = ahead.isEmpty && !carried.isEmpty
    mask[5] = canToggle
    mask[6] = false
    switch task {
    case .goTo:
      mask[5] = true
      mask[6] = true
    case .putNear: mask[4] = !carried.isEmpty
    case .choose: mask[3] = canToggle
    default: break
    }
  }
}
