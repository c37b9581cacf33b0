// swift-tools-version: 6.2
import PackageDescription

// Measurements live in a package of their own, so that nothing they need reaches users of the library.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Gymnast", path: "..")],
  targets: [
    .executableTarget(
      name: "KernelBenchmark",
      dependencies: [
        .product(name: "CNeuralKernels", package: "Gymnast"),
        .product(name: "GymBenchmarks", package: "Gymnast"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "EnvironmentBenchmark",
      dependencies: [
        .product(name: "NumericRandom", package: "Gymnast"),
        .product(name: "GymCore", package: "Gymnast"),
        .product(name: "ClassicControl", package: "Gymnast"),
        .product(name: "ToyText", package: "Gymnast"),
        .product(name: "GridWorlds", package: "Gymnast"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "DrawingBenchmark",
      dependencies: [
        .product(name: "GymBenchmarks", package: "Gymnast"),
        .product(name: "NumericRandom", package: "Gymnast"),
        .product(name: "GymCore", package: "Gymnast"),
        .product(name: "GymRendering", package: "Gymnast"),
        .product(name: "GymRecording", package: "Gymnast"),
        .product(name: "GymCatalog", package: "Gymnast"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "LearningBenchmark",
      dependencies: [
        .product(name: "NumericRandom", package: "Gymnast"),
        .product(name: "GymCore", package: "Gymnast"),
        .product(name: "AgentCore", package: "Gymnast"),
        .product(name: "GymCatalog", package: "Gymnast"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ]
)
