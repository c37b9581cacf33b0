import Testing
import WeightsFiles

@Suite("An error about a weights file")
struct WeightsFileErrorTests {
  @Test("names the file and the defect in a sentence")
  func description() {
    #expect(
      "\(WeightsFileError(.unreadable(reason: "it is a folder"), path: "runs/a"))"
        == "The weights file “runs/a” cannot be read: it is a folder.")
    #expect(
      "\(WeightsFileError(.unsupportedElementType(tensor: "q.0.weight", type: "BF16")))"
        == "The weights file cannot be used: the tensor “q.0.weight” is of type “BF16”, "
        + "only F32 and I64 are supported.")
    #expect(
      "\(WeightsFileError(.malformedHeader(offset: 3, reason: "“:” is expected"), path: "w"))"
        == "The weights file “w” is damaged: at byte 3 of its header “:” is expected.")
  }

  @Test("shows long and unprintable names shortened and escaped")
  func hostileNames() {
    let name = "\u{1b}[2J\n" + String(repeating: "\u{301}", count: 1_000_000)
    let text = "\(WeightsFileError(.duplicateName(name)))"
    let start = #"The weights file is damaged: its header has the name “\u{1B}[2J\n"#
    #expect(text.unicodeScalars.starts(with: start.unicodeScalars))
    #expect(text.hasSuffix("…” twice."))
    #expect(text.unicodeScalars.count < 300)
  }
}
