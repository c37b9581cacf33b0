import Foundation
import GymCore
import NumericRandom

/// Monte-Carlo tree search by UCT.
///
/// L. Kocsis and C. Szepesvári, "Bandit Based Monte-Carlo Planning" (2006).
///
/// A world is a value, so a copy of it is a fork of time: the search plays on in copies and leaves the
/// world alone.
struct TreeSearch<World: Environment> where World.Observation: Hashable {
  /// A situation, with what was found out about each action in it.
  private struct Node {
    var visits: [Double]
    var totals: [Double]
    var children: [[World.Observation: Int]]
  }

  /// The actions to choose from.
  let actions: [World.Action]

  /// How often to play on before an action is chosen.
  let simulationCount: Int

  /// Copies a world for one simulation.
  let fork: (World, Seed) -> World

  /// How far to play on, and what a step's delay costs.
  private let horizon = 100
  private let discount = 0.95

  /// How much to try what was seldom tried, against what went well.
  private let exploration = 0.3

  private var nodes: [Node] = []
  private var generator: PCG64

  init(
    actions: [World.Action], simulationCount: Int, seed: Seed,
    fork: @escaping (World, Seed) -> World
  ) {
    self.actions = actions
    self.simulationCount = simulationCount
    self.fork = fork
    generator = PCG64(seed: seed)
  }

  /// The action that most simulations began with, and the discounted return that it promises.
  mutating func bestAction(in world: World) -> (action: World.Action, promise: Double) {
    nodes.removeAll(keepingCapacity: true)
    let root = addNode()
    for _ in 0..<simulationCount {
      var world = fork(world, Seed(generator.next64()))
      _ = simulate(&world, at: root, stepsLeft: horizon)
    }
    let (visits, totals) = (nodes[root].visits, nodes[root].totals)
    let best = visits.indices.max { visits[$0] < visits[$1] } ?? 0
    return (actions[best], totals[best] / max(1, visits[best]))
  }

  /// Plays on, by what is known while in the tree and at random beyond, and returns what that earned.
  private mutating func simulate(_ world: inout World, at node: Int?, stepsLeft: Int) -> Double {
    guard stepsLeft > 0 else { return 0 }
    let choice = node.map(promisingChoice) ?? generator.choice(count: actions.count)
    let outcome = world.step(actions[choice])
    var value = outcome.reward
    if !outcome.isLast {
      let next = node.flatMap { child(of: $0, after: choice, seeing: world.observation) }
      value += discount * simulate(&world, at: next, stepsLeft: stepsLeft - 1)
    }
    if let node {
      nodes[node].visits[choice] += 1
      nodes[node].totals[choice] += value
    }
    return value
  }

  /// An action never tried, or the one of the greatest mean + c·√(ln N / n), UCB1.
  private func promisingChoice(_ node: Int) -> Int {
    let (visits, totals) = (nodes[node].visits, nodes[node].totals)
    if let untried = visits.firstIndex(of: 0) { return untried }
    let logarithm = log(visits.reduce(0, +))
    let bounds = visits.indices.map { choice in
      totals[choice] / visits[choice] + exploration * (logarithm / visits[choice]).squareRoot()
    }
    return bounds.indices.max { bounds[$0] < bounds[$1] } ?? 0
  }

  /// What follows an action; nil, and remembered from now on, when it is seen for the first time.
  private mutating func child(
    of node: Int, after choice: Int, seeing observation: World.Observation
  ) -> Int? {
    if let child = nodes[node].children[choice][observation] { return child }
    nodes[node].children[choice][observation] = addNode()
    return nil
  }

  private mutating func addNode() -> Int {
    let zeros = actions.map { _ in 0.0 }
    nodes.append(Node(visits: zeros, totals: zeros, children: actions.map { _ in [:] }))
    return nodes.count - 1
  }
}
