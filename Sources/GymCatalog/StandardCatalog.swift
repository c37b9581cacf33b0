import AgentCore
import ClassicControl
import DeepQ
import GridWorlds
import GymCore
import PixelGames
import PolicyGradient
import ToyText

extension Catalog {
  /// Every world and agent of the suite.
  public static let standard = Catalog(
    environments: EnvironmentEntry.classicControl + EnvironmentEntry.toyText
      + EnvironmentEntry.gridWorlds + EnvironmentEntry.pixelGames,
    agents: [.reinforce, .dqn],
    presets: Preset.standard)
}
