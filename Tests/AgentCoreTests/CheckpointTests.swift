import AgentCore
import Foundation
import Snapshots
import Testing

@Suite("A checkpoint")
struct CheckpointTests {
  private let run = TrainerTests.Run(agent: "dqn", environment: "FrozenLake-v1", laneCount: 2)

  private func bytes(of trainer: Trainer) -> [UInt8] {
    var writer = SnapshotWriter()
    trainer.write(to: &writer)
    return writer.bytes
  }

  /// The bytes of the checkpoint of a run in progress.
  private func checkpoint(_ folder: String) throws -> (path: String, bytes: [UInt8]) {
    let trainer = try run.makeTrainer()
    for _ in 0..<70 { trainer.advance() }
    let path = folder + "/last"
    try Checkpoint.write(trainer, to: path)
    return (path, try contents(of: path))
  }

  /// What is said when a checkpoint of these bytes is read.
  private func refusal(of bytes: [UInt8], in folder: String) throws -> String? {
    let path = folder + "/damaged"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let trainer = try run.makeTrainer()
    do { try Checkpoint.restore(trainer, from: path) } catch {
      #expect(error.description.hasPrefix(path))
      return error.description.replacingOccurrences(of: path, with: "FILE")
    }
    return nil
  }

  @Test("brings a trainer to the same bits")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      let trainer = try run.makeTrainer()
      for _ in 0..<70 { trainer.advance() }
      try Checkpoint.write(trainer, to: folder + "/last")
      let twin = try run.makeTrainer()
      try Checkpoint.restore(twin, from: folder + "/last")
      #expect(bytes(of: twin) == bytes(of: trainer))
    }
  }

  @Test("is refused when any part of it is damaged", arguments: [UInt8(1), 0x80, 0xff])
  func flipped(mask: UInt8) throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try checkpoint(folder)
      #expect(try refusal(of: bytes, in: folder) == nil)
      let places = Array(0..<40) + Array(stride(from: 40, to: bytes.count, by: bytes.count / 60))
      for place in places {
        var damaged = bytes
        damaged[place] ^= mask
        #expect(try refusal(of: damaged, in: folder) != nil, "byte \(place)")
      }
    }
  }

  @Test("is refused when it is cut short or longer")
  func lengths() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try checkpoint(folder)
      for count in Array(0..<25) + [bytes.count / 2, bytes.count - 1] {
        #expect(try refusal(of: Array(bytes[..<count]), in: folder) != nil)
      }
      #expect(
        try refusal(of: bytes + [0], in: folder)
          == "FILE is damaged: its checksum does not match.")
    }
  }

  @Test("says what is wrong")
  func messages() throws {
    try withTemporaryFolder { folder in
      let (_, bytes) = try checkpoint(folder)
      #expect(
        try refusal(of: Array("PK\u{3}\u{4} and so on".utf8), in: folder)
          == "FILE is not a checkpoint of Gymnast.")
      var newer = bytes
      newer[8] = 2
      #expect(
        try refusal(of: newer, in: folder)
          == "FILE has version 2; this program reads versions up to 1.")
      var nameless = bytes
      nameless[8] = 0
      #expect(
        try refusal(of: nameless, in: folder)
          == "FILE is damaged: there is no version 0 of checkpoints.")
      let trainer = try run.makeTrainer()
      let missing = try #require(throws: RunFolderError.self) {
        try Checkpoint.restore(trainer, from: folder + "/none")
      }
      #expect(missing.description == "\(folder)/none is missing or cannot be read.")
    }
  }

  @Test("of another run is refused")
  func otherRun() throws {
    try withTemporaryFolder { folder in
      let (path, _) = try checkpoint(folder)
      var other = run
      other.laneCount = 3
      let trainer = try other.makeTrainer()
      let error = try #require(throws: RunFolderError.self) {
        try Checkpoint.restore(trainer, from: path)
      }
      #expect(error.description.hasSuffix("The checkpoint is of a run with 2 lanes."))
      other = TrainerTests.Run(agent: "dqn", environment: "CartPole-v1", laneCount: 2)
      let cartPole = try other.makeTrainer()
      #expect(throws: RunFolderError.self) { try Checkpoint.restore(cartPole, from: path) }
    }
  }

  @Test("cannot be written where there is no folder")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      let trainer = try run.makeTrainer()
      let error = try #require(throws: RunFolderError.self) {
        try Checkpoint.write(trainer, to: folder + "/none/last")
      }
      #expect(error.description.hasPrefix("\(folder)/none/last cannot be written"))
    }
  }
}
