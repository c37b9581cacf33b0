import Foundation
import GymRecording
import GymRendering
import Testing

@Suite("An error of a recording")
struct RecordingErrorTests {
  /// What is said when a recording to a path cannot begin.
  private func refusal(_ path: String) -> String {
    do throws(RecordingError) {
      _ = try RecordingForm.makeRecorder(at: path)
      return "nothing"
    } catch {
      return error.description
    }
  }

  @Test("says what is wrong with a path and what to do")
  func paths() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: URL(filePath: "\(folder)/file"))
      try Data().write(to: URL(filePath: "\(folder)/old.gif"))
      try FileManager.default.createDirectory(
        atPath: "\(folder)/folder.gif", withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/link.gif", withDestinationPath: "\(folder)/nowhere")
      #expect(
        refusal("\(folder)/old.gif") == "“\(folder)/old.gif” exists already, and nothing is "
          + "overwritten. Choose another path, or remove it first.")
      #expect(refusal("\(folder)/link.gif").contains("exists already"))
      #expect(
        refusal("\(folder)/folder.gif")
          == "“\(folder)/folder.gif” is a folder, and a file is expected. Choose another path.")
      #expect(
        refusal("\(folder)/a/b.gif") == "“\(folder)/a/b.gif” cannot be created: there is no folder "
          + "“\(folder)/a”. Create that folder first.")
      #expect(
        refusal("\(folder)/a/b/") == "“\(folder)/a/b/” cannot be created: there is no folder "
          + "“\(folder)/a”. Create that folder first.")
      #expect(
        refusal("\(folder)/file/")
          == "“\(folder)/file/” is a file, and a folder is expected. Choose another path.")
      #expect(
        refusal("\(folder)/file/b.gif")
          == "“\(folder)/file/b.gif” cannot be written: Not a directory.")
      #expect(refusal("\(folder)/file/b/").hasSuffix("cannot be written: Not a directory."))
      #expect(refusal(folder + "/").contains("is not empty, and nothing is overwritten."))
      #expect(
        refusal("\(folder)/a.mp4") == "“\(folder)/a.mp4” says no form of recording. End the path "
          + "in .gif for an animation, or in / for a folder of PNG pictures.")
      #expect(refusal("/dev/full/").contains("is a file, and a folder is expected."))
      #expect(refusal("/proc/a.gif").contains("/proc/a.gif” cannot be written: "))
      #expect(
        refusal("a\0b.gif") == "“a\\0b.gif” cannot be written: its path contains a zero byte.")
    }
  }

  @Test("says what is wrong with frames and what to do")
  func frames() {
    let (small, large) = (PictureSize(width: 2, height: 3), PictureSize(width: 70_000, height: 1))
    #expect(
      "\(RecordingError(.differentSize(expected: small, found: large), path: "a.gif"))"
        == "“a.gif” has frames of 2 × 3 pixels and cannot take one of 70000 × 1. "
        + "Draw all frames of a recording on canvases of one size.")
    #expect(
      "\(RecordingError(.tooLarge(found: large, limit: "a side of a GIF has at most 65535")))"
        == "The picture would be too large with 70000 × 1 pixels: "
        + "a side of a GIF has at most 65535.")
    #expect(
      "\(RecordingError(.noFrames, path: "a.gif"))"
        == "“a.gif” has no frames and was not kept. Record at least one frame.")
    #expect(
      "\(RecordingError(.transparent, path: "a.png"))"
        == "“a.png” is transparent in places. Save the picture without an alpha channel.")
    #expect(
      "\(RecordingError(.unreadable(reason: "Not a PNG file"), path: "a.png"))"
        == "“a.png” cannot be read: Not a PNG file.")
  }
}
