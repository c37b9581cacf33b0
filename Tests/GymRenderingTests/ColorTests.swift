import GymRendering
import Testing

@Suite("A color")
struct ColorTests {
  @Test("is read from a hexadecimal number, whatever lies above its 24 bits")
  func hexadecimal() {
    #expect(Color(0x0180FF) == Color(red: 1, green: 128, blue: 255))
    #expect(Color(0xAB01_80FF) == Color(red: 1, green: 128, blue: 255))
  }

  @Test("mixes with another by the share of it, rounded to nearest")
  func mixes() {
    let (dark, bright) = (Color(0x000A64), Color(0xFF1400))
    #expect(dark.mixed(with: bright, share: 0) == dark)
    #expect(dark.mixed(with: bright, share: 1) == bright)
    #expect(dark.mixed(with: bright, share: 0.5) == Color(red: 128, green: 15, blue: 50))
    #expect(dark.mixed(with: bright, share: 0.1) == Color(red: 26, green: 11, blue: 90))
  }

  @Test("takes a share from outside 0 to 1 as the nearer end, and no number as 0")
  func sharesAreBounded() {
    let (dark, bright) = (Color.black, Color.white)
    for share in [-1, -Double.infinity, .nan] {
      #expect(dark.mixed(with: bright, share: share) == dark)
    }
    for share in [1.5, Double.infinity] {
      #expect(dark.mixed(with: bright, share: share) == bright)
    }
  }
}
