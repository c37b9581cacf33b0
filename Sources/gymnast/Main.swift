import GymCatalog
import GymnastCommand

@main
enum Main {
  static func main() { Gymnast.main(catalog: .standard) }
}
