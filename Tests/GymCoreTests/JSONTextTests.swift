import Foundation
import GymCore
import Testing

@Suite("JSONText")
struct JSONTextTests {
  @Test("escapes what JSON forbids, and a parser reads the same text")
  func strings() throws {
    #expect(JSONText.string("a\"\\\n\r\t\u{1}\u{1f}") == #""a\"\\\n\r\t\u0001\u001f""#)
    for text in ["", "é→🙂", "\u{0}\u{7f}\u{2028}", "e\u{301}", "\r\n", "/"] {
      let json = JSONText.string(text)
      let read = try JSONSerialization.jsonObject(
        with: Data(json.utf8), options: .fragmentsAllowed)
      #expect((read as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }

  @Test("writes numbers that read back as the same bits")
  func numbers() throws {
    let numbers = [
      0, -0.0, 0.1, 1e-7, 1e16, 1e22, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -0.3,
    ]
    for number in numbers {
      let json = JSONText.number(number)
      #expect(Double(json)?.bitPattern == number.bitPattern)
      _ = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    }
  }

  @Test("writes what JSON lacks in quotes")
  func nonNumbers() {
    #expect(JSONText.number(.infinity) == #""inf""#)
    #expect(JSONText.number(-.infinity) == #""-inf""#)
    #expect(JSONText.number(.nan) == #""nan""#)
    #expect(JSONText.number(-.nan) == #""nan""#)
    #expect(JSONText.number(.signalingNaN) == #""nan""#)
  }
}
