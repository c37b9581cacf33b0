// swift-tools-version: 6.2
import PackageDescription

// Measurements live in a package of their own, so that nothing they need reaches users of the library.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Gymnast", path: "..")],
  targets: [
    .target(name: "CMachinePeak"),
    .target(name: "Measuring", swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "KernelBenchmark",
      dependencies: [
        "CMachinePeak", "Measuring", .product(name: "CNeuralKernels", package: "Gymnast"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "NeuralBenchmark",
      dependencies: [
        "Measuring", .product(name: "CNeuralKernels", package: "Gymnast"),
        .product(name: "NeuralCore", package: "Gymnast"),
        .product(name: "NumericRandom", package: "Gymnast"),
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
