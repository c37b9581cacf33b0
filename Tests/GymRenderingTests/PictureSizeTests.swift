import GymRendering
import Testing

@Suite("A size of pictures")
struct PictureSizeTests {
  @Test("cannot be without pixels")
  func emptySizesTrap() async {
    await #expect(processExitsWith: .failure) { _ = PictureSize(width: 0, height: 1) }
    await #expect(processExitsWith: .failure) { _ = PictureSize(width: 1, height: -1) }
    await #expect(processExitsWith: .failure) {
      var size = PictureSize(width: 1, height: 1)
      size.height = 0
    }
  }
}
