// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house, lowest first: a room knows only rooms above it in this list.
let rooms: [Room] = [
  // Foundations
  Room("Snapshots"),
  Room("NumericRandom", knows: ["Snapshots"], testResources: [.copy("Golden")]),
  Room("WeightsFiles", testResources: [.copy("Golden")]),
  Room("CThreadPool", language: .c),

  // Pictures, and the places to show them
  Room("GymRendering", testsKnow: ["CAllocationCounter"]),
  Room("GymRecording", knows: ["GymRendering", "CPNG", "CGIF"], testsKnow: ["NumericRandom"]),
  Room("GymSDL", knows: ["GymRendering", .sdl]),

  // Worlds
  Room("CElementaryFunctions", language: .c),
  Room(
    "GymCore", knows: ["Snapshots", "NumericRandom", "CThreadPool", "GymRendering"],
    testResources: [.copy("Golden")]),
  Room(
    "ClassicControl", in: "envs",
    knows: ["Snapshots", "NumericRandom", "CElementaryFunctions", "GymRendering", "GymCore"],
    testsKnow: ["GymTesting"], testResources: [.copy("Golden")]),
  Room(
    "ToyText", in: "envs", knows: ["Snapshots", "NumericRandom", "GymRendering", "GymCore"],
    testsKnow: ["GymTesting"], testResources: [.copy("Golden")]),
  Room(
    "GridWorlds", in: "envs", knows: ["Snapshots", "NumericRandom", "GymRendering", "GymCore"],
    testsKnow: ["GymTesting"], testResources: [.copy("Golden")]),
  Room(
    "PixelGames", in: "envs", knows: ["Snapshots", "NumericRandom", "GymRendering", "GymCore"],
    testsKnow: ["GymTesting"], testResources: [.copy("Golden")]),

  // The neural core
  Room("CNeuralKernels", language: .c, knows: ["CThreadPool"], testsKnow: ["CKernelTables"]),
  Room(
    "NeuralCore", knows: ["Snapshots", "NumericRandom", "CNeuralKernels"],
    testsKnow: ["WeightsFiles", "GymTesting"], testResources: [.copy("Golden")]),

  // Agents
  Room(
    "AgentCore",
    knows: [
      "Snapshots", "NumericRandom", "WeightsFiles", "GymCore", "NeuralCore", .yams, .logging,
    ],
    testsKnow: ["DeepQ", "PolicyGradient", "ClassicControl", "ToyText"],
    testResources: [.copy("Golden")]),
  Room(
    "DeepQ", in: "agents",
    knows: ["Snapshots", "NumericRandom", "WeightsFiles", "GymCore", "NeuralCore", "AgentCore"],
    testsKnow: ["ClassicControl", "ToyText"]),
  Room(
    "PolicyGradient", in: "agents",
    knows: ["Snapshots", "NumericRandom", "WeightsFiles", "GymCore", "NeuralCore", "AgentCore"],
    testsKnow: ["ClassicControl", "ToyText"]),

  // What is timed, and how
  Room("CMachinePeak", language: .c),
  Room(
    "GymBenchmarks",
    knows: ["NumericRandom", "GymCore", "CNeuralKernels", "NeuralCore", "CMachinePeak"],
    testsKnow: ["ClassicControl"]),

  // What every world, layer and agent must keep, for the tests of users as well
  Room(
    "GymTesting",
    knows: [
      "Snapshots", "NumericRandom", "GymRendering", "GymRecording", "GymCore", "NeuralCore",
    ]),

  // Where worlds and agents meet, and the command
  Room(
    "GymCatalog",
    knows: [
      "GymCore", "AgentCore", "ClassicControl", "ToyText", "GridWorlds", "PixelGames", "DeepQ",
      "PolicyGradient",
    ],
    testsKnow: ["GymTesting", "NumericRandom"]),
  Room(
    "GymnastCommand",
    knows: [
      "Snapshots", "NumericRandom", "WeightsFiles", "GymRendering", "GymCore", "NeuralCore",
      "AgentCore", "GymRecording", "GymSDL", "GymCatalog", "GymBenchmarks", "GymTesting",
      .argumentParser, .yams,
    ],
    testsKnow: ["gymnast", "custom-world", "random-episode", "tree-search", .sdl],
    testResources: [.copy("Golden")]),
]

let package = Package(
  name: "Gymnast",
  products: rooms.map { .library(name: $0.name, targets: [$0.name]) },
  traits: [
    .trait(
      name: "SDL", description: "A window on the desktop, by SDL 2; needs Debian's libsdl2-dev.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: rooms.flatMap(\.targets) + [
    .executableTarget(
      name: "gymnast", dependencies: ["GymnastCommand", "GymCatalog"], swiftSettings: Room.rules),
    .executableTarget(
      name: "custom-world",
      dependencies: ["Snapshots", "NumericRandom", "GymCore", "GymCatalog", "GymnastCommand"],
      path: "Examples/CustomWorld", swiftSettings: Room.rules),
    .executableTarget(
      name: "random-episode", dependencies: ["GymCore", "ClassicControl"],
      path: "Examples/RandomEpisode", swiftSettings: Room.rules),
    .executableTarget(
      name: "tree-search",
      dependencies: ["NumericRandom", "GymCore", "ToyText", "GridWorlds", .argumentParser],
      path: "Examples/TreeSearch", swiftSettings: Room.rules),
    // The system's libraries, for picture files and the window. None by pkg-config, which a bare system
    // lacks and whose flags for SDL SwiftPM warns about.
    .systemLibrary(name: "CPNG", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(name: "CGIF", providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
    .systemLibrary(name: "CSDL2", providers: [.apt(["libsdl2-dev"]), .brew(["sdl2"])]),
    // Lets tests call each variant of a kernel without changing the one in use beside them.
    .target(name: "CKernelTables", dependencies: ["CNeuralKernels"], path: "Tests/CKernelTables"),
    // Counts allocations in tests; no library knows it.
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    .testTarget(
      name: "AllocationTests",
      dependencies: [
        "CAllocationCounter", "Snapshots", "NumericRandom", "GymCore", "NeuralCore", "AgentCore",
        "DeepQ", "PolicyGradient", "ClassicControl", "ToyText", "GridWorlds", "PixelGames",
      ], swiftSettings: Room.rules),
  ]
)

/// A library target and its test target of the same stem.
struct Room {
  enum Language {
    case swift
    case c
  }

  var name: String
  var folder: String
  var language: Language
  var dependencies: [Target.Dependency]
  var testDependencies: [Target.Dependency]
  var testResources: [Resource]

  init(
    _ name: String, in folder: String = "Sources", language: Language = .swift,
    knows dependencies: [Target.Dependency] = [],
    testsKnow testDependencies: [Target.Dependency] = [],
    testResources: [Resource] = []
  ) {
    self.name = name
    self.folder = folder
    self.language = language
    self.dependencies = dependencies
    self.testDependencies = testDependencies
    self.testResources = testResources
  }

  var targets: [Target] {
    [
      .target(
        name: name, dependencies: dependencies, path: "\(folder)/\(name)",
        swiftSettings: language == .swift ? Room.rules : [],
        linkerSettings: language == .c ? [.linkedLibrary("m")] : []),
      .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name)] + dependencies + testDependencies,
        resources: testResources, swiftSettings: Room.rules),
    ]
  }

  /// Language features that every Swift target turns on; warnings are errors.
  static var rules: [SwiftSetting] {
    [
      .swiftLanguageMode(.v6),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .treatAllWarnings(as: .error),
    ]
  }
}

extension Target.Dependency {
  static let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
  static let yams = Target.Dependency.product(name: "Yams", package: "Yams")
  static let sdl = Target.Dependency.target(name: "CSDL2", condition: .when(traits: ["SDL"]))
  static let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
}
