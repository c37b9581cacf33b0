import ClassicControl
import GymCore
import NumericRandom

/// Plays an episode of CartPole with random actions: `swift run random-episode`.
@main
enum Main {
  static func main() {
    var world = TimeLimit(CartPole(), steps: 500)
    var sampler = Discrete(2).makeSampler(seed: 1)
    var (total, outcome) = (0.0, Outcome(reward: 0))
    world.reset(seed: 42)
    repeat {
      outcome = world.step(Discrete(2).sample(from: &sampler) == 1 ? .right : .left)
      total += outcome.reward
    } while !outcome.isLast
    print("The pole stayed up for \(total) steps. It was \(world.observation.angle) rad off.")
  }
}
