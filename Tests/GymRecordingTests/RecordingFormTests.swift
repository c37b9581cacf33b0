import Foundation
import GymRecording
import Testing

@Suite("The form of a recording")
struct RecordingFormTests {
  @Test("is read from the path")
  func forms() throws {
    #expect(try RecordingForm(ofPath: "a/episode.gif") == .gif)
    #expect(try RecordingForm(ofPath: "EPISODE.GIF") == .gif)
    #expect(try RecordingForm(ofPath: "a/episode/") == .pngFolder)
    #expect(try RecordingForm(ofPath: "a.gif/") == .pngFolder)
    try withTemporaryFolder { (folder: String) throws in
      #expect(try RecordingForm(ofPath: folder) == .pngFolder)
    }
  }

  @Test("is unknown for other paths", arguments: ["", "episode", "episode.mp4", "a/frame.png"])
  func unknown(path: String) {
    #expect(throws: RecordingError(.unknownForm, path: path)) {
      try RecordingForm(ofPath: path)
    }
  }

  @Test("says which recorder is made")
  func recorders() throws {
    try withTemporaryFolder { (folder: String) throws in
      #expect(try RecordingForm.makeRecorder(at: "\(folder)/a.gif") is GIFRecorder)
      #expect(try RecordingForm.makeRecorder(at: "\(folder)/a/") is PNGFolderRecorder)
      #expect(throws: RecordingError.self) { try RecordingForm.makeRecorder(at: folder + "/a.mp4") }
      // Let go without frames, they leave nothing.
      #expect(try names(in: folder).isEmpty)
    }
  }
}
