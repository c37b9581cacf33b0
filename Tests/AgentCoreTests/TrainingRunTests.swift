import AgentCore
import ClassicControl
import DeepQ
import Foundation
import GymCore
import NumericRandom
import PolicyGradient
import Testing
import ToyText
import WeightsFiles

@Suite("A training run")
struct TrainingRunTests {
  private struct Case {
    var settings: RunSettings
    var environment: EnvironmentEntry
    var agent: AgentEntry
  }

  private func makeCase(_ agent: String, steps: Int = 640, lanes: Int = 2) throws -> Case {
    let isDQN = agent == "dqn"
    let id = isDQN ? "FrozenLake-v1" : "CartPole-v0"
    let environment = try #require(
      (EnvironmentEntry.classicControl + EnvironmentEntry.toyText).first { $0.id == id })
    let settings = RunSettings(
      agent: agent, environment: id, seed: 4, steps: steps, lanes: lanes,
      options: isDQN ? ["isSlippery": .flag(false)] : [:],
      settings: isDQN
        ? [
          "hiddenSizes": .list([.integer(8)]), "learningStarts": .integer(100),
          "replayCapacity": .integer(500),
        ] : ["hiddenSizes": .list([.integer(8)])])
    return Case(settings: settings, environment: environment, agent: isDQN ? .dqn : .reinforce)
  }

  @discardableResult
  private func train(_ run: Case, in path: String) throws -> Evaluation {
    try TrainingRun(
      run.settings, environment: run.environment, agent: run.agent, folder: RunFolder(path: path),
      version: "1"
    ).train()
  }

  @Test(
    "writes all its files, and its final policy reaches again what was written",
    arguments: ["dqn", "reinforce"])
  func folder(agent: String) throws {
    try withTemporaryFolder { root in
      let run = try makeCase(agent)
      let folder = RunFolder(path: root + "/run")
      let evaluation = try train(run, in: folder.path)
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == [
          "settings.yaml", "metrics.csv", "timing.csv", "evaluations.csv", "weights.safetensors",
          "checkpoints", "log.txt",
        ])

      let settings = try RunSettings(of: folder)
      #expect(settings.transforms == (agent == "dqn" ? ["oneHot"] : []))
      for laneCount in [1, 7] {
        let saved = try SavedRun(
          settings, environment: run.environment, agent: run.agent, folder: folder,
          laneCount: laneCount)
        var evaluator = Evaluator()
        evaluator.streams = saved.parts.streams
        #expect(saved.evaluate(evaluator) == evaluation)
      }
      let table = try String(contentsOfFile: folder.evaluations, encoding: .utf8)
        .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
      #expect(table.count == 2)
      #expect(table[1][0] == "640")
      #expect(Double(table[1][2]) == evaluation.mean)
      let metrics = try String(contentsOfFile: folder.metrics, encoding: .utf8)
        .split(separator: "\n")
      #expect(metrics.count == 1 + 106 + 1)  // Every six steps, and the last.
    }
  }

  @Test("stops with a message when the loss is not a finite number, and leaves no weights")
  func divergence() throws {
    try withTemporaryFolder { root in
      var run = try makeCase("dqn")
      // A reward beyond the largest Float makes the first target infinite.
      run.settings.options["map"] = .list([.text("SG")])
      run.settings.options["rewardSchedule"] = .list([.number(1e39), .integer(0), .integer(0)])
      let error = try #require(throws: AgentError.self) { try train(run, in: root + "/run") }
      let folder = RunFolder(path: root + "/run")
      let message = error.description
      #expect(message.hasPrefix("Training diverged after 1"))
      #expect(message.contains("steps. At update "))
      #expect(message.contains(" the loss is inf. Lower the learning rate"))
      #expect(message.hasSuffix("What is needed to look into it is in \(folder.divergence)."))
      let report = try String(contentsOfFile: folder.divergence + "/report.txt", encoding: .utf8)
      #expect(report.contains("loss: inf") && report.contains("epsilon: "))
      let table = try String(contentsOfFile: folder.divergence + "/parameters.csv", encoding: .utf8)
      #expect(table.contains("q.0.weight,"))
      let weights = try WeightsFile(contentsOf: folder.divergence + "/weights.safetensors")
      #expect(weights.tensor(named: "q.0.weight") != nil)
      #expect(FileManager.default.fileExists(atPath: folder.divergence + "/checkpoint"))
      #expect(!FileManager.default.fileExists(atPath: folder.weights))
      #expect(try String(contentsOfFile: folder.log, encoding: .utf8).contains("diverged"))
    }
  }

  @Test(
    "gives the same bytes again, also from the file of its settings",
    arguments: ["dqn", "reinforce"])
  func reproducible(agent: String) throws {
    try withTemporaryFolder { root in
      let run = try makeCase(agent)
      try train(run, in: root + "/a")
      try train(run, in: root + "/b")
      var again = run
      again.settings = try RunSettings(of: RunFolder(path: root + "/a"))
      try train(again, in: root + "/c")
      for name in [
        "weights.safetensors", "metrics.csv", "evaluations.csv", "settings.yaml",
        "checkpoints/last",
      ] {
        let bytes = try contents(of: root + "/a/" + name)
        #expect(!bytes.isEmpty)
        #expect(try contents(of: root + "/b/" + name) == bytes, "\(name)")
        #expect(try contents(of: root + "/c/" + name) == bytes, "\(name)")
      }
      again.settings.seed = 5
      try train(again, in: root + "/d")
      #expect(
        try contents(of: root + "/d/weights.safetensors")
          != contents(of: root + "/a/weights.safetensors"))
    }
  }

  @Test(
    "takes whole rounds of its lanes and reports its way", arguments: [(10, 3), (7, 7), (250, 1)])
  func rounds(steps: Int, lanes: Int) throws {
    try withTemporaryFolder { root in
      let run = try makeCase("reinforce", steps: steps, lanes: lanes)
      var reports: [TrainingRun.Progress] = []
      _ = try TrainingRun(
        run.settings, environment: run.environment, agent: run.agent,
        folder: RunFolder(path: root + "/run"), version: "1"
      ).train { reports.append($0) }
      let last = try #require(reports.last)
      #expect(last.stepCount == steps / lanes * lanes)
      #expect(last.totalSteps == last.stepCount)
      #expect(reports.map(\.stepCount) == reports.map(\.stepCount).sorted())
      #expect(Set(reports.map(\.stepCount)).count == reports.count)
      #expect(reports.count <= 130)
    }
  }

  @Test("writes nothing when its settings are wrong")
  func wrongSettings() throws {
    try withTemporaryFolder { root in
      var run = try makeCase("dqn")
      run.settings.settings["batchSize"] = .integer(1_000)
      #expect(throws: AgentError.self) { try train(run, in: root + "/run") }
      run.settings.settings["batchSize"] = .text("many")
      #expect(throws: OptionError.self) { try train(run, in: root + "/run") }
      run.settings.settings["batchSize"] = nil
      run.settings.options["isSlipery"] = .flag(true)
      #expect(throws: OptionError.self) { try train(run, in: root + "/run") }
      run.settings.options["isSlipery"] = nil
      run.settings.transforms = ["twoHot"]
      #expect(throws: AgentError.self) { try train(run, in: root + "/run") }
      #expect(!FileManager.default.fileExists(atPath: root + "/run"))
    }
  }

  @Test("saves what its row transforms learned, and plays it again with the policy")
  func statistics() throws {
    try withTemporaryFolder { root in
      var run = try makeCase("reinforce")
      run.settings.transforms = [
        "normalize", TransformSetting("frameStack", ["count": .integer(2)]), "normalizeReward",
      ]
      let folder = RunFolder(path: root + "/run")
      let evaluation = try train(run, in: folder.path)
      let settings = try RunSettings(of: folder)
      #expect(
        settings.transforms?[1]
          == TransformSetting("frameStack", ["count": .integer(2), "padding": .text("reset")]))
      #expect(settings.transforms?[0].options.keys.sorted() == ["epsilon"])
      func play(_ laneCount: Int) throws -> Evaluation {
        let saved = try SavedRun(
          settings, environment: run.environment, agent: run.agent, folder: folder,
          laneCount: laneCount)
        var evaluator = Evaluator()
        evaluator.streams = saved.parts.streams
        return saved.evaluate(evaluator)
      }
      #expect(try play(1) == evaluation)
      #expect(try play(7) == evaluation)
      try FileManager.default.removeItem(atPath: folder.statistics)
      #expect(throws: RunFolderError.self) { try play(1) }
    }
  }

  @Test("is not played again with weights that are damaged or do not fit")
  func damagedWeights() throws {
    try withTemporaryFolder { root in
      let run = try makeCase("dqn")
      let folder = RunFolder(path: root + "/run")
      try train(run, in: folder.path)
      var other = run.settings
      other.settings["hiddenSizes"] = .list([.integer(9)])
      let error = try #require(throws: RunFolderError.self) {
        try SavedRun(
          other, environment: run.environment, agent: run.agent, folder: folder, laneCount: 1)
      }
      #expect(error.description.hasPrefix("\(folder.weights) does not fit the run: "))
      other.settings = [:]
      #expect(throws: RunFolderError.self) {
        try SavedRun(
          other, environment: run.environment, agent: .reinforce, folder: folder, laneCount: 1)
      }
      try RunFolder.write(Data("nothing".utf8), to: folder.weights)
      #expect(throws: WeightsFileError.self) {
        try SavedRun(
          run.settings, environment: run.environment, agent: run.agent, folder: folder,
          laneCount: 1)
      }
    }
  }
}
