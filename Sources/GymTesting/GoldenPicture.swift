import Foundation
import GymRecording
public import GymRendering

/// A picture that is kept in a PNG file beside a test: looking at the file shows what a change of a
/// drawing did.
///
/// ```swift
/// #expect(try GoldenPicture("cart-pole").difference(from: canvas) == nil)
/// ```
///
/// With `GYMNAST_WRITE_GOLDEN=1` in the environment the files are written instead; look at them before
/// you keep them.
public struct GoldenPicture: Sendable {
  /// The file.
  public let path: String

  /// Names a picture in the folder `Golden` beside the source file of the test.
  public init(_ name: String, beside source: String = #filePath) {
    path =
      URL(fileURLWithPath: source).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).png").path
  }

  /// What differs from the picture, or nil when nothing does.
  ///
  /// - Throws: An error that names the file when it is not there or cannot be read.
  public func difference(from found: Canvas) throws -> String? {
    if ProcessInfo.processInfo.environment["GYMNAST_WRITE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(atPath: path)
      try found.writePNG(to: path)
      return nil
    }
    let expected = try Canvas(pngAt: path)
    guard expected.size == found.size else {
      return "\(path) shows \(expected.width)×\(expected.height) pixels, the drawing has "
        + "\(found.width)×\(found.height)."
    }
    guard let first = zip(expected.bytes, found.bytes).enumerated().first(where: { $1.0 != $1.1 })
    else { return nil }
    let (x, y) = (first.offset / 3 % found.width, first.offset / 3 / found.width)
    let process = ProcessInfo.processInfo.processIdentifier
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(process)-" + (path as NSString).lastPathComponent).path
    try? FileManager.default.removeItem(atPath: copy)
    try found.writePNG(to: copy)
    return "\(path) differs from the drawing, which is in \(copy): first at (\(x), \(y)), where "
      + "\(expected[x, y]) is expected and \(found[x, y]) found."
  }
}
