import GymCatalog
import GymnastCommand

@main
enum Main {
  static func main() async { await Gymnast.main(catalog: .standard) }
}
