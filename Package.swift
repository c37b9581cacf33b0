// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house, lowest first: a room knows only rooms above it in this list.
let rooms: [Room] = [
  // Foundations
  Room("Snapshots"),
  Room("NumericRandom", knows: ["Snapshots"], testResources: [.copy("Golden")]),

  // The neural core
  Room(
    "NeuralCore", knows: ["Snapshots", "NumericRandom", "CNeuralKernels"],
    testsKnow: ["GymTesting"]),
  Room("GymTesting", knows: ["NeuralCore"]),
]

// Counts allocations in tests; no library knows it.
let allocationTests: [Target] = [
  .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
  .testTarget(
    name: "AllocationTests",
    dependencies: ["CAllocationCounter", "NumericRandom", "NeuralCore"],
    swiftSettings: Room.rules),
]

let package = Package(
  name: "Gymnast",
  products: rooms.filter(\.isPublic).map { .library(name: $0.name, targets: [$0.name]) },
  dependencies: [],
  targets: rooms.flatMap(\.targets) + allocationTests
)

// The hot loops of the neural core are in C, for vector types and several instruction sets.
package.products.append(.library(name: "CNeuralKernels", targets: ["CNeuralKernels"]))
package.targets += [
  .target(name: "CNeuralKernels", linkerSettings: [.linkedLibrary("m")]),
  // Lets the tests call each variant without changing the one in use under tests that run beside them.
  .target(name: "CKernelTables", dependencies: ["CNeuralKernels"], path: "Tests/CKernelTables"),
  .testTarget(
    name: "CNeuralKernelsTests", dependencies: ["CNeuralKernels", "CKernelTables"],
    swiftSettings: Room.rules),
]

/// A library target of Swift and its test target of the same stem.
struct Room {
  var name: String
  var folder: String
  var dependencies: [Target.Dependency]
  var testDependencies: [Target.Dependency]
  var testResources: [Resource]
  var isPublic: Bool

  init(
    _ name: String, in folder: String = "Sources", knows dependencies: [Target.Dependency] = [],
    testsKnow testDependencies: [Target.Dependency] = [], testResources: [Resource] = [],
    isPublic: Bool = true
  ) {
    self.name = name
    self.folder = folder
    self.dependencies = dependencies
    self.testDependencies = testDependencies
    self.testResources = testResources
    self.isPublic = isPublic
  }

  var targets: [Target] {
    [
      .target(
        name: name, dependencies: dependencies, path: "\(folder)/\(name)",
        swiftSettings: Room.rules),
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
