import Foundation
import GymCore
import GymTesting
import NumericRandom
import Testing

@Suite("A transcript")
struct TranscriptTests {
  @Test("writes resets, steps and endings as lines of JSON")
  func lines() throws {
    let transcript = Transcript(of: TimeLimit(Spring(), steps: 2), seed: 3, stepCount: 3)
    #expect(transcript.lines.count == 5)
    #expect(transcript.lines[0] == #"{"reset":3,"observation":[1.0]}"#)
    #expect(transcript.lines[1].hasSuffix(#""ending":null}"#))
    #expect(transcript.lines[2].hasSuffix(#""ending":"truncated"}"#))
    #expect(transcript.lines[3] == #"{"reset":null,"observation":[1.0]}"#)
    for line in transcript.lines {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    let step = try #require(
      JSONSerialization.jsonObject(with: Data(transcript.lines[1].utf8)) as? [String: Any])
    #expect((step["action"] as? [Double])?.count == 2)
    #expect(step["reward"] is Double)
  }

  @Test("of one seed is the same, and survives being a text")
  func repetition() {
    let first = Transcript(of: Corridor<Float>(), seed: 1, stepCount: 40)
    #expect(first == Transcript(of: Corridor<Float>(), seed: 1, stepCount: 40))
    #expect(first == Transcript(text: first.text))
    #expect(first != Transcript(of: Corridor<Float>(), seed: 2, stepCount: 40))
  }

  @Test("shows the first line that is not as it should be")
  func difference() {
    let expected = Transcript(text: "a\nb\nc\n")
    #expect(Transcript(text: "a\nb\nc").difference(from: expected) == nil)
    #expect(
      Transcript(text: "a\nx\ny").difference(from: expected)
        == "Line 2 differs.\n  expected: b\n  found:    x")
    #expect(
      Transcript(text: "a\nb").difference(from: expected)
        == "Line 3 differs.\n  expected: c\n  found:    the end")
    #expect(
      Transcript(text: "a\nb\nc\n\n").difference(from: expected)
        == "Line 4 differs.\n  expected: the end\n  found:    ")
  }
}
