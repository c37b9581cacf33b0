import Foundation
import Testing
import WeightsFiles

@Suite("A weights file")
struct WeightsFileTests {
  /// An empty folder that is deleted after the body.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private let sample = WeightsFile(
    tensors: [
      .init(name: "q.0.weight", shape: [2, 3], values: [1, -2, 3.5, 0, 1e-37, 3e38]),
      .init(name: "q.0.bias", shape: [2], values: [0.25, -0.75]),
    ],
    metadata: ["environment": "CartPole-v1", "architecture": #"{"q":{"layers":[3,2]}}"#])

  @Test("reads back what it wrote")
  func roundTrip() throws {
    try withFolder { folder in
      let path = "\(folder)/weights.safetensors"
      try sample.write(to: path)
      #expect(try WeightsFile(contentsOf: path) == sample)
      #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == sample.encoded())
    }
  }

  @Test("replaces the file before it and leaves nothing else in the folder")
  func replacement() throws {
    try withFolder { folder in
      let path = "\(folder)/weights.safetensors"
      try WeightsFile(metadata: ["long": String(repeating: "x", count: 10_000)]).write(to: path)
      try sample.write(to: path)
      #expect(try WeightsFile(contentsOf: path) == sample)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder) == ["weights.safetensors"])
    }
  }

  @Test("goes past the partial files of writers that were killed")
  func leftovers() throws {
    try withFolder { folder in
      let process = ProcessInfo.processInfo.processIdentifier
      for attempt in 0..<3 {
        let name = ".weights-\(process)-\(attempt).partial"
        try Data([1, 2, 3]).write(to: URL(filePath: "\(folder)/\(name)"))
      }
      try sample.write(to: "\(folder)/weights.safetensors")
      #expect(try WeightsFile(contentsOf: "\(folder)/weights.safetensors") == sample)
    }
  }

  @Test("keeps what was there and leaves no partial file when it cannot be written")
  func failedWrite() throws {
    try withFolder { folder in
      let path = "\(folder)/weights.safetensors"
      try sample.write(to: path)
      let failed = WeightsFile(tensors: [.init(name: "x", shape: [2], values: [1, .nan])])
      #expect(throws: WeightsFileError(.notFinite(tensor: "x", index: 1), path: path)) {
        try failed.write(to: path)
      }
      #expect(try WeightsFile(contentsOf: path) == sample)
      try FileManager.default.createDirectory(
        atPath: "\(folder)/folder", withIntermediateDirectories: false)
      for target in ["folder", "folder/", "missing/weights", "weights.safetensors/weights", ""] {
        let target = target.isEmpty ? "" : "\(folder)/\(target)"
        let error = try #require(throws: WeightsFileError.self) { try sample.write(to: target) }
        #expect(error.path == target)
        guard case .unwritable = error.defect else {
          Issue.record("\(error)")
          continue
        }
      }
      #expect(
        try Set(FileManager.default.contentsOfDirectory(atPath: folder))
          == ["weights.safetensors", "folder"])
    }
  }

  @Test("that is missing, a folder, a pipe or a device is refused with the reason")
  func unreadable() throws {
    try withFolder { folder in
      try #require(mkfifo("\(folder)/pipe", 0o600) == 0)
      let reasons = [
        "\(folder)/missing": "No such file or directory", folder: "it is a folder",
        "\(folder)/pipe": "it is not an ordinary file", "/dev/zero": "it is not an ordinary file",
        "": "its path is empty", "/dev/null\0": "its path contains a zero byte",
      ]
      for (path, reason) in reasons {
        #expect(throws: WeightsFileError(.unreadable(reason: reason), path: path)) {
          try WeightsFile(contentsOf: path)
        }
      }
    }
  }

  @Test("on disk is checked as strictly as bytes are")
  func damagedOnDisk() throws {
    try withFolder { folder in
      let path = "\(folder)/weights.safetensors"
      let bytes = try sample.encoded()
      for damaged in [[], Array(bytes.prefix(7)), Array(bytes.dropLast()), bytes + [0]] {
        try Data(damaged).write(to: URL(filePath: path))
        let inMemory = try #require(throws: WeightsFileError.self) {
          try WeightsFile(decoding: damaged)
        }
        #expect(throws: WeightsFileError(inMemory.defect, path: path)) {
          try WeightsFile(contentsOf: path)
        }
      }
    }
  }

  @Test("far larger than its header says is refused without being read")
  func enormousFile() throws {
    try withFolder { folder in
      let path = "\(folder)/weights.safetensors"
      try sample.write(to: path)
      // A hole, which takes no room on the disk but would take it in memory.
      try #require(truncate(path, 1 << 36) == 0)
      let header = 8 + Int(try sample.encoded()[0]) + 256 * Int(try sample.encoded()[1])
      #expect(throws: WeightsFileError(.trailingBytes(1 << 36 - header - 32), path: path)) {
        try WeightsFile(contentsOf: path)
      }
    }
  }

  @Test("finds a tensor by its name")
  func lookup() {
    #expect(sample.tensor(named: "q.0.bias")?.values == [0.25, -0.75])
    #expect(sample.tensor(named: "q.0") == nil)
  }
}
