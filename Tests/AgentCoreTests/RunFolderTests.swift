import AgentCore
import Foundation
import Testing

@Suite("A run's folder")
struct RunFolderTests {
  @Test("is made with all folders above it")
  func made() throws {
    try withTemporaryFolder { root in
      let folder = RunFolder(path: root + "/a/b")
      try folder.create()
      var isDirectory: ObjCBool = false
      #expect(FileManager.default.fileExists(atPath: folder.checkpoints, isDirectory: &isDirectory))
      #expect(isDirectory.boolValue)
      #expect(folder.settings == root + "/a/b/settings.yaml")
    }
  }

  @Test("may be there already when it is empty")
  func empty() throws {
    try withTemporaryFolder { root in
      let folder = RunFolder(path: root)
      try folder.create()
      #expect(FileManager.default.fileExists(atPath: folder.checkpoints))
    }
  }

  @Test("is refused when anything is in it, which is left alone")
  func inUse() throws {
    try withTemporaryFolder { root in
      try RunFolder.write(Data("kept".utf8), to: root + "/notes.txt")
      let error = try #require(throws: RunFolderError.self) {
        try RunFolder(path: root).create()
      }
      #expect(error.description.hasPrefix("\(root) exists already and nothing is overwritten."))
      #expect(try contents(of: root + "/notes.txt") == Array("kept".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["notes.txt"])
    }
  }

  @Test("is refused where a file is, or below one")
  func file() throws {
    try withTemporaryFolder { root in
      try RunFolder.write(Data(), to: root + "/file")
      let place = try #require(throws: RunFolderError.self) {
        try RunFolder(path: root + "/file").create()
      }
      #expect(place.description.hasPrefix("\(root)/file is a file."))
      let below = try #require(throws: RunFolderError.self) {
        try RunFolder(path: root + "/file/run").create()
      }
      #expect(below.description.hasPrefix("\(root)/file/run cannot be made"))
    }
  }

  @Test("is read with words about what is missing or damaged")
  func reading() throws {
    try withTemporaryFolder { root in
      func words(_ path: String, inside folder: String) throws -> String {
        try #require(throws: RunFolderError.self) { try RunFolder.read(path, inside: folder) }
          .description
      }
      #expect(
        try words(root + "/none/settings.yaml", inside: root + "/none")
          == "There is no run in \(root)/none: the folder does not exist.")
      #expect(
        try words(root + "/settings.yaml", inside: root)
          == "\(root) is not a run: \(root)/settings.yaml is missing or cannot be read.")
      try RunFolder.write(Data([0xff, 0xfe, 0x00]), to: root + "/settings.yaml")
      #expect(
        try words(root + "/settings.yaml", inside: root)
          == "\(root)/settings.yaml is damaged: it is not UTF-8 text.")
    }
  }
}
