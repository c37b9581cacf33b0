import Foundation
import GymRecording
import GymRendering
import Testing

@testable import func GymRecording.decimalSeconds

@Suite("A folder of pictures")
struct PNGFolderRecorderTests {
  @Test("has every frame and the times of all", arguments: ["", "/"])
  func frames(ending: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/episode\(ending)"
      let recorder = try PNGFolderRecorder(at: path)
      // Equal frames are two pictures.
      let frames = [0, 1, 1, 2].map { makeCartFrame($0, width: 30, height: 20) }
      for frame in frames { try recorder.append(frame, lasting: .milliseconds(20)) }
      try recorder.append(frames[0], lasting: .seconds(2))
      #expect(recorder.frameCount == 5)
      #expect(recorder.duration == .milliseconds(2080))
      try recorder.finish()
      try recorder.finish()
      let pictures = (1...5).map { "frame-00000\($0).png" }
      #expect(try names(in: path) == pictures + ["frames.csv"])
      for (name, frame) in zip(pictures, frames + [frames[0]]) {
        #expect(try Canvas(pngAt: "\(folder)/episode/\(name)") == frame)
      }
      #expect(
        String(decoding: try readBytes("\(folder)/episode/frames.csv"), as: UTF8.self) == """
          file,start_seconds,duration_seconds
          frame-000001.png,0,0.02
          frame-000002.png,0.02,0.02
          frame-000003.png,0.04,0.02
          frame-000004.png,0.06,0.02
          frame-000005.png,0.08,2

          """)
    }
  }

  @Test("is complete after every frame")
  func streaming() throws {
    try withTemporaryFolder { folder in
      let recorder = try PNGFolderRecorder(at: "\(folder)/a")
      for count in 1...20 {
        try recorder.append(makeCartFrame(count, width: 9, height: 9), lasting: .seconds(1))
        #expect(try names(in: "\(folder)/a").count == count + 1)
        let rows = try readBytes("\(folder)/a/frames.csv").split(separator: UInt8(ascii: "\n"))
        #expect(rows.count == count + 1)
      }
    }
  }

  @Test("takes a folder only if it is empty")
  func existing() throws {
    try withTemporaryFolder { folder in
      try PNGFolderRecorder(at: folder).append(Canvas(width: 1, height: 1), lasting: .seconds(1))
      let error = RecordingError(.folderNotEmpty, path: folder)
      #expect(throws: error) { try PNGFolderRecorder(at: folder) }
      #expect(try names(in: folder) == ["frame-000001.png", "frames.csv"])
    }
  }

  @Test("without frames is an error, and leaves what was there before")
  func noFrames() throws {
    try withTemporaryFolder { folder in
      let recorder = try PNGFolderRecorder(at: "\(folder)/a/")
      #expect(throws: RecordingError(.noFrames, path: "\(folder)/a/")) { try recorder.finish() }
      #expect(try names(in: folder).isEmpty)
      let here = try PNGFolderRecorder(at: folder)
      #expect(throws: RecordingError(.noFrames, path: folder)) { try here.finish() }
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test("refuses a frame of another size and goes on")
  func otherSize() throws {
    try withTemporaryFolder { folder in
      let recorder = try PNGFolderRecorder(at: folder)
      try recorder.append(Canvas(width: 2, height: 3), lasting: .seconds(1))
      #expect(throws: RecordingError.self) {
        try recorder.append(Canvas(width: 2, height: 4), lasting: .seconds(1))
      }
      try recorder.append(Canvas(width: 2, height: 3), lasting: .seconds(1))
      try recorder.finish()
      #expect(recorder.frameCount == 2)
    }
  }

  @Test("takes no more frames after one that could not be written")
  func failure() throws {
    try withTemporaryFolder { folder in
      let recorder = try PNGFolderRecorder(at: folder)
      try recorder.append(Canvas(width: 2, height: 3), lasting: .seconds(1))
      // Somebody else takes the name of the next picture.
      try Data().write(to: URL(filePath: "\(folder)/frame-000002.png"))
      let error = RecordingError(
        .exists, path: folder + (folder.hasSuffix("/") ? "" : "/") + "frame-000002.png")
      for _ in 0..<2 {
        #expect(throws: error) {
          try recorder.append(Canvas(width: 2, height: 3), lasting: .seconds(1))
        }
      }
      #expect(throws: error) { try recorder.finish() }
      #expect(recorder.frameCount == 1)
    }
  }

  @Test("writes lengths of time exactly")
  func decimals() {
    #expect(decimalSeconds(.zero) == "0")
    #expect(decimalSeconds(.seconds(12)) == "12")
    #expect(decimalSeconds(.milliseconds(1050)) == "1.05")
    #expect(decimalSeconds(.seconds(1) / 60) == "0.016666666666666666")
    #expect(decimalSeconds(Duration(secondsComponent: 0, attosecondsComponent: 1)).count == 20)
  }
}
