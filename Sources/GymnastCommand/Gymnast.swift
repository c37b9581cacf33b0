public import GymCatalog
import GymCore

/// The command line of the suite, for the binary `gymnast` and for binaries of one's own.
public enum Gymnast {
  /// Runs the command with the arguments of the process and ends it.
  public static func main(catalog: Catalog) async {
    print(catalog.environments.map(\.id))
  }
}
