import Foundation
import GymRecording
import GymRendering
import NumericRandom
import Testing

@Suite("An animated GIF")
struct GIFRecorderTests {
  /// Records frames of the same length and reads the file.
  private func recorded(
    _ frames: [Canvas], lasting duration: Duration = .milliseconds(20)
  ) throws -> GIFAnimation {
    try withTemporaryFolder { folder in
      let recorder = try GIFRecorder(at: "\(folder)/episode.gif")
      for frame in frames { try recorder.append(frame, lasting: duration) }
      try recorder.finish()
      return try GIFAnimation(readBytes("\(folder)/episode.gif"))
    }
  }

  @Test("shows random frames of few colours exactly", arguments: 0..<12)
  func randomFrames(seed: Int) throws {
    var generator = PCG64(seed: Seed(seed))
    let (width, height) = (generator.integer(in: 1...40), generator.integer(in: 1...40))
    var frames: [Canvas] = []
    for index in 0..<25 {
      // Half of the frames are a change to a part of the one before.
      if index > 0, generator.integer(in: 0..<2) == 0 {
        var frame = frames[index - 1]
        let place = (generator.integer(in: -2..<width), generator.integer(in: -2..<height))
        let size = (generator.integer(in: 1...10), generator.integer(in: 1...10))
        frame.fillRectangle(
          x: Double(place.0), y: Double(place.1), width: Double(size.0), height: Double(size.1),
          Color(generator.next32() & 0xff_ffff))
        frames.append(frame)
      } else {
        frames.append(
          .random(width, height, colorCount: generator.integer(in: 1...200), from: &generator))
      }
    }
    // Whatever was equal to the frame before it would be merged with it.
    frames = frames.enumerated().filter { $0.0 == 0 || frames[$0.0 - 1] != $0.1 }.map(\.1)
    let animation = try recorded(frames)
    #expect(animation.frames.map(\.screen) == frames.map(\.bytes))
    #expect((animation.width, animation.height) == (width, height))
    #expect(animation.delays.allSatisfy { $0 == 2 })
    #expect(animation.repetitionCount == 0)
  }

  @Test("shows any number of colours up to 256 exactly", arguments: [1, 2, 3, 4, 5, 255, 256])
  func exactColors(count: Int) throws {
    let first = Canvas(16, 16) { x, y in UInt32((16 * y + x) % count) * 0x01_0305 }
    let second = Canvas(16, 16) { x, y in UInt32((16 * y + x + 1) % count) * 0x01_0305 }
    let third = Canvas(16, 16) { x, y in y < 8 ? 0xff_0000 : UInt32(16 * y + x) % 128 }
    let animation = try recorded([first, second, third])
    let frames = count == 1 ? [first, third] : [first, second, third]
    #expect(animation.frames.map(\.screen) == frames.map(\.bytes))
  }

  @Test("shows 256 changed colours exactly where a pixel stays that has one of them")
  func noIndexForStaying() throws {
    var first = Canvas(32, 32) { _, _ in 0xff_0000 }
    var second = Canvas(32, 32) { x, y in UInt32((x + 32 * y) % 256) }
    first[5, 5] = Color(0x00_0009)
    second[5, 5] = Color(0x00_0009)
    let animation = try recorded([first, second])
    #expect(animation.frames.map(\.screen) == [first.bytes, second.bytes])
    #expect(animation.frames[1].transparentIndex == nil)
    // One of another colour is one too many.
    second[5, 5] = Color(0xff_0000)
    first[5, 5] = Color(0xff_0000)
    let other = try recorded([first, second])
    #expect(other.frames[1].transparentIndex == 255)
    let errors = zip(other.frames[1].screen, second.bytes).map { abs(Int($0) - Int($1)) }
    #expect(errors.max() == 1)
  }

  @Test("is near to frames of more colours", arguments: [257, 300, 1000, 40_000])
  func manyColors(count: Int) throws {
    let frames = (0..<3).map { shift in
      Canvas(200, 200) { x, y in
        // Colours in a plane of the cube, which is what shading looks like.
        let number = (200 * y + x + shift) % count * 65_536 / count
        return UInt32(number >> 8) << 16 | UInt32(number & 0xff) << 8 | 0x40
      }
    }
    let animation = try recorded(frames)
    #expect(animation.frames.count == 3)
    for (shown, meant) in zip(animation.frames, frames) {
      let worst = zip(shown.screen, meant.bytes).map { abs(Int($0) - Int($1)) }.max()
      // 256 boxes cut a square of 256 × 256 into parts of 16 × 16, as far as they are even.
      #expect(worst ?? 256 <= (count == 257 ? 1 : 20))
    }
  }

  @Test("keeps pixels that stay, and becomes exact again when a frame can be")
  func nothingFlickers() throws {
    var generator = PCG64(seed: 5)
    let noise = Canvas.random(64, 64, colorCount: 4096, from: &generator)
    var other = noise
    for x in 0..<64 { for y in 0..<32 { other[x, y] = Color(generator.next32() & 0xff_ffff) } }
    let few = Canvas.random(64, 64, colorCount: 20, from: &generator)
    let animation = try recorded([noise, other, few, noise])
    let half = 3 * 64 * 32
    #expect(animation.frames[0].screen != noise.bytes)
    #expect(animation.frames[1].screen[half...] == animation.frames[0].screen[half...])
    #expect(animation.frames[1].height == 32)
    #expect(animation.frames[2].screen == few.bytes)
  }

  @Test("holds only the part that changes")
  func changedPart() throws {
    let first = Canvas(width: 50, height: 40)
    var second = first
    second[7, 9] = .black
    second[10, 30] = .black
    let animation = try recorded([first, second])
    let part = animation.frames[1]
    #expect((part.x, part.y, part.width, part.height) == (7, 9, 4, 22))
    #expect(part.screen == second.bytes)
  }

  @Test("names colours once for frames that share them")
  func sharedColors() throws {
    let first = Canvas(20, 20) { x, _ in x < 10 ? 0xff_ffff : 0x10_2030 }
    let second = Canvas(20, 20) { x, _ in x < 12 ? 0xff_ffff : 0x10_2030 }
    let third = Canvas(20, 20) { x, _ in x < 12 ? 0xff_ffff : 0x00_0001 }
    let animation = try recorded([first, second, third])
    #expect(animation.frames.map(\.hasOwnColors) == [false, false, true])
    #expect(animation.frames.map(\.screen) == [first, second, third].map(\.bytes))
  }

  @Test("shows a picture of one pixel")
  func onePixel() throws {
    let frames = [Canvas(1, 1) { _, _ in 0x12_3456 }, Canvas(1, 1) { _, _ in 0x65_4321 }]
    #expect(try recorded(frames).frames.map(\.screen) == frames.map(\.bytes))
  }

  @Test("makes equal frames one of their common length")
  func equalFrames() throws {
    let (first, second) = (Canvas(width: 3, height: 3), Canvas(width: 3, height: 3, color: .black))
    let animation = try recorded([first, first, first, second, second, first])
    #expect(animation.delays == [6, 4, 2])
  }

  @Test("lasts as long as its frames", arguments: [1.0, 7, 12.5, 15, 24, 30, 33.3, 48, 50])
  func timing(framesPerSecond: Double) throws {
    let frames = (0..<200).map { step in Canvas(4, 4) { _, _ in UInt32(step) } }
    let duration = Duration.seconds(1 / framesPerSecond)
    let delays = try recorded(frames, lasting: duration).delays
    #expect(delays.count == 200)
    var sum = 0
    for (index, delay) in delays.enumerated() {
      sum += delay
      #expect(abs(Double(sum) - 100 * Double(index + 1) / framesPerSecond) <= 0.5 + 1e-9)
    }
  }

  @Test(
    "leaves out what viewers cannot show, and ends in time", arguments: [60.0, 75, 100, 144, 1000])
  func fastTiming(framesPerSecond: Double) throws {
    let frames = (0..<200).map { step in Canvas(4, 4) { _, _ in UInt32(step) } }
    let animation = try recorded(frames, lasting: .seconds(1 / framesPerSecond))
    #expect(animation.delays.allSatisfy { $0 >= 2 })
    #expect(animation.frames.last?.screen == frames[199].bytes)
    let length = 100 * 200 / framesPerSecond
    #expect(abs(Double(animation.delays.reduce(0, +)) - length) <= 2)
    // Every frame that is left out gives its time to others: almost fifty a second are shown.
    #expect(Double(animation.delays.count) >= 0.8 * length / 2)
  }

  @Test("holds frames that last longer than a delay can")
  func longFrames() throws {
    let frames = [Canvas(width: 2, height: 2), Canvas(width: 2, height: 2, color: .black)]
    let animation = try recorded(frames, lasting: .seconds(2000))
    #expect(animation.delays.reduce(0, +) == 400_000)
    #expect(animation.frames.first?.screen == frames[0].bytes)
    #expect(animation.frames.last?.screen == frames[1].bytes)
  }

  @Test("is whole on the disk after every frame, and grows with them")
  func streaming() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/episode.gif"
      let recorder = try GIFRecorder(at: path)
      var size = 0
      for step in 0..<300 {
        try recorder.append(makeCartFrame(step, width: 60, height: 40), lasting: .milliseconds(20))
        guard step > 0 else { continue }
        let bytes = try readBytes(path)
        #expect(bytes.count > size)
        #expect(bytes.last == 0x3b)
        size = bytes.count
        if step % 50 == 0 { #expect(try GIFAnimation(bytes).frames.count == step) }
      }
      try recorder.finish()
      try recorder.finish()
      #expect(recorder.frameCount == 300)
      #expect(recorder.duration == .seconds(6))
      let animation = try GIFAnimation(readBytes(path))
      #expect(animation.frames.count == 300)
      #expect(animation.frames.last?.screen == makeCartFrame(299, width: 60, height: 40).bytes)
    }
  }

  @Test("has all frames when nobody finished it")
  func abandoned() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/episode.gif"
      var recorder: GIFRecorder? = try GIFRecorder(at: path)
      try recorder?.append(Canvas(width: 2, height: 2), lasting: .milliseconds(100))
      recorder = nil
      #expect(try GIFAnimation(readBytes(path)).delays == [10])
      recorder = try GIFRecorder(at: "\(folder)/empty.gif")
      recorder = nil
      #expect(try names(in: folder) == ["episode.gif"])
    }
  }

  @Test("refuses a frame of another size and goes on")
  func otherSize() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/episode.gif"
      let recorder = try GIFRecorder(at: path)
      try recorder.append(Canvas(width: 2, height: 3), lasting: .milliseconds(100))
      let defect = RecordingError.Defect.differentSize(
        expected: PictureSize(width: 2, height: 3), found: PictureSize(width: 3, height: 2))
      #expect(throws: RecordingError(defect, path: path)) {
        try recorder.append(Canvas(width: 3, height: 2), lasting: .milliseconds(100))
      }
      try recorder.append(Canvas(width: 2, height: 3, color: .black), lasting: .milliseconds(100))
      try recorder.finish()
      #expect(try GIFAnimation(readBytes(path)).delays == [10, 10])
    }
  }

  @Test("refuses pictures that the format cannot hold")
  func tooLarge() throws {
    try withTemporaryFolder { folder in
      let recorder = try GIFRecorder(at: "\(folder)/episode.gif")
      #expect(throws: RecordingError.self) {
        try recorder.append(Canvas(width: 65_536, height: 1), lasting: .milliseconds(20))
      }
      try recorder.append(Canvas(width: 65_535, height: 1), lasting: .milliseconds(20))
      try recorder.finish()
      #expect(try GIFAnimation(readBytes(recorder.path)).width == 65_535)
    }
  }

  @Test("without frames is an error and no file")
  func noFrames() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/episode.gif"
      let recorder = try GIFRecorder(at: path)
      #expect(throws: RecordingError(.noFrames, path: path)) { try recorder.finish() }
      #expect(throws: RecordingError(.noFrames, path: path)) { try recorder.finish() }
      #expect(try names(in: folder).isEmpty)
    }
  }

  @Test("stays whole when there is no more room")
  func noRoom() async {
    await #expect(processExitsWith: .success) {
      // Only a process of its own can be forbidden to write more than so many bytes.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4000, rlim_max: 4000)
      #expect(setrlimit(Int32(RLIMIT_FSIZE.rawValue), &limit) == 0)
      try withTemporaryFolder { folder in
        let path = "\(folder)/episode.gif"
        let recorder = try GIFRecorder(at: path)
        var generator = PCG64(seed: 1)
        var failure: RecordingError?
        for _ in 0..<50 where failure == nil {
          do throws(RecordingError) {
            let frame = Canvas.random(20, 20, colorCount: 8, from: &generator)
            try recorder.append(frame, lasting: .milliseconds(20))
          } catch {
            failure = error
          }
        }
        let expected = RecordingError(.unwritable(reason: "File too large"), path: path)
        #expect(failure == expected)
        #expect(throws: expected) {
          try recorder.append(Canvas(width: 20, height: 20), lasting: .milliseconds(20))
        }
        #expect(throws: expected) { try recorder.finish() }
        let animation = try GIFAnimation(readBytes(path))
        #expect(animation.frames.count > 5)
      }
    }
  }

  @Test("stops a program that goes on after the end")
  func appendAfterEnd() async {
    await #expect(processExitsWith: .failure) {
      let recorder = try startedRecorder()
      try recorder.finish()
      try recorder.append(Canvas(width: 2, height: 2), lasting: .milliseconds(20))
    }
  }

  @Test("stops a program that says an impossible length", arguments: [0, -20, 86_400_001])
  func impossibleLength(milliseconds: Int) async {
    await #expect(processExitsWith: .failure) { [milliseconds] in
      let recorder = try startedRecorder()
      try recorder.append(Canvas(width: 2, height: 2), lasting: .milliseconds(milliseconds))
    }
  }
}

/// A recorder with a frame, whose file is gone already.
private func startedRecorder() throws -> GIFRecorder {
  try withTemporaryFolder { folder in
    let recorder = try GIFRecorder(at: "\(folder)/episode.gif")
    try recorder.append(Canvas(width: 2, height: 2), lasting: .milliseconds(20))
    return recorder
  }
}
