import Foundation
import GymCore
import NumericRandom

/// Monte-Carlo tree search by UCT (L. Kocsis and C. Szepesvári, "Bandit Based Monte-Carlo Planning", 2006).
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

  let actions: [World.Action]

  /// How many times to play on before an action is chosen, how far, and what a step's delay costs.
  let (simulationCount, horizon, discount) = (2_000, 100, 0.95)

  /// How much to try what was seldom tried, against what went well.
  let exploration = 0.3

  /// Copies a world for one simulation.
  let fork: (World, Seed) -> World

  private var nodes: [Node] = []
  private var generator = PCG64(seed: 7)

  init(actions: [World.Action], fork: @escaping (World, Seed) -> World = { world, _ in world }) {
    self.actions = actions
    self.fork = fork
  }

  /// Plays episodes, one search a step, and returns what they earned on average.
  func play(_ world: World, episodes count: Int) -> Double {
    var (search, world, total) = (self, world, 0.0)
    for episode in 0..<count {
      world.reset(seed: Seed(episode))
      var outcome = Outcome(reward: 0)
      repeat {
        outcome = world.step(search.bestAction(in: world))
        total += outcome.reward
      } while !outcome.isLast
    }
    return total / Double(count)
  }

  /// The action that most simulations began with.
  private mutating func bestAction(in world: World) -> World.Action {
    nodes.removeAll(keepingCapacity: true)
    let root = addNode()
    for _ in 0..<simulationCount {
      var world = fork(world, Seed(generator.next64()))
      _ = simulate(&world, at: root, stepsLeft: horizon)
    }
    let visits = nodes[root].visits
    return actions[visits.indices.max { visits[$0] < visits[$1] } ?? 0]
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
