import Foundation
import GymCore
import NumericRandom

/// Monte-Carlo tree search by UCT.
///
/// L. Kocsis and C. Szepesvári, "Bandit Based Monte-Carlo Planning" (2006). Branches that lead to the same
/// place grow together, and what was found out in one search is known to the next.
///
/// A world is a value, so a copy of it is a fork of time: the search plays on in copies and leaves the
/// world alone.
struct TreeSearch<World: Environment, Place: Hashable> {
  /// How often each action was tried at a place, and what that earned in all.
  private struct Node {
    var visits: [Double]
    var totals: [Double]
  }

  /// The actions to choose from.
  let actions: [World.Action]

  /// How many games are played on from each situation.
  let simulationCount: Int

  /// What distinguishes one situation from another.
  let place: (World) -> Place

  /// Copies a world, whose chances are then those of the seed.
  let fork: (World, Seed) -> World

  /// How far to play on, and what a step's delay costs.
  private let horizon = 100
  private let discount = 0.98

  /// How much to try what was seldom tried, against what went well.
  private let exploration = 0.5

  private var nodes: [Place: Node] = [:]
  private var generator: PCG64

  init(
    actions: [World.Action], simulationCount: Int, seed: Seed, place: @escaping (World) -> Place,
    fork: @escaping (World, Seed) -> World
  ) {
    self.actions = actions
    self.simulationCount = simulationCount
    self.place = place
    self.fork = fork
    generator = PCG64(seed: seed)
  }

  /// The action that earned most on average, and the discounted return that it promises.
  mutating func bestAction(in world: World) -> (action: World.Action, promise: Double) {
    let root = place(world)
    for _ in 0..<simulationCount {
      var world = fork(world, Seed(generator.next64()))
      _ = simulate(&world, at: root, stepsLeft: horizon)
    }
    let node = nodes[root] ?? freshNode
    let means = actions.indices.map { node.totals[$0] / max(1, node.visits[$0]) }
    let best = actions.indices.max { means[$0] < means[$1] } ?? 0
    return (actions[best], means[best])
  }

  /// Plays on, by what is known while in the tree and at random beyond, and returns what that earned.
  private mutating func simulate(_ world: inout World, at place: Place?, stepsLeft: Int) -> Double {
    guard stepsLeft > 0 else { return 0 }
    // One place a simulation joins the tree; from there on chance plays.
    let isKnown = place.map { nodes[$0] != nil } ?? false
    let choice = isKnown ? promisingChoice(at: place) : generator.choice(count: actions.count)
    let outcome = world.step(actions[choice])
    var value = outcome.reward
    if !outcome.isLast {
      let next = isKnown ? self.place(world) : nil
      value += discount * simulate(&world, at: next, stepsLeft: stepsLeft - 1)
    }
    if let place {
      var node = nodes[place] ?? freshNode
      node.visits[choice] += 1
      node.totals[choice] += value
      nodes[place] = node
    }
    return value
  }

  /// An action never tried, or the one of the greatest mean + c·√(ln N / n), UCB1.
  private func promisingChoice(at place: Place?) -> Int {
    let node = place.flatMap { nodes[$0] } ?? freshNode
    if let untried = node.visits.firstIndex(of: 0) { return untried }
    let logarithm = log(node.visits.reduce(0, +))
    let bounds = actions.indices.map { choice in
      node.totals[choice] / node.visits[choice]
        + exploration * (logarithm / node.visits[choice]).squareRoot()
    }
    return bounds.indices.max { bounds[$0] < bounds[$1] } ?? 0
  }

  private var freshNode: Node {
    let zeros = actions.map { _ in 0.0 }
    return Node(visits: zeros, totals: zeros)
  }
}
