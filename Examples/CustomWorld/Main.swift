import GymCatalog
import GymnastCommand

/// The command `gymnast` with one world more: `swift run custom-world train dqn Corridor-v0`.
@main
enum Main {
  static func main() { Gymnast.main(catalog: .standard.adding(environments: [.corridor])) }
}
