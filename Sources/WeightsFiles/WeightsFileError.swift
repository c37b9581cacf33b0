/// What is wrong with a weights file, and which file it is.
public struct WeightsFileError: Error, Equatable, Sendable {
  /// A way in which a weights file can be wrong.
  public enum Defect: Equatable, Sendable {
    /// The system does not give the file out.
    case unreadable(reason: String)

    /// The system does not take the file.
    case unwritable(reason: String)

    /// There are no bytes at all.
    case empty

    /// The bytes end before the length of the header does.
    case cutShort(byteCount: Int)

    /// The header says that it is longer than the format allows.
    case headerTooLong(byteCount: UInt64, limit: Int)

    /// The header says that it is longer than the file.
    case headerBeyondEnd(byteCount: Int, available: Int)

    /// The header is not UTF-8.
    case headerNotText

    /// The header is not the JSON that the format asks for.
    case malformedHeader(offset: Int, reason: String)

    /// A name stands twice in the same JSON object.
    case duplicateName(String)

    /// A tensor lacks one of its three entries.
    case missingEntry(tensor: String, entry: String)

    /// The elements are not of the kind that the project keeps.
    case unsupportedElementType(tensor: String, type: String)

    /// The shape has more elements than memory can have.
    case shapeTooLarge(tensor: String)

    /// The shape and the bytes set apart for it do not agree.
    case wrongByteCount(tensor: String, needed: Int, found: Int)

    /// The tensor reaches beyond the end of the file.
    case beyondEnd(tensor: String, end: Int, available: Int)

    /// Bytes before the tensor belong to none.
    case gap(tensor: String, byteCount: Int)

    /// The tensor begins inside of the one before it.
    case overlap(tensor: String, byteCount: Int)

    /// Bytes are left over after the last tensor.
    case trailingBytes(Int)

    /// A value is infinite or not a number.
    case notFinite(tensor: String, index: Int)

    /// An element is a whole number that no Float equals.
    case inexactInteger(tensor: String, index: Int)
  }

  /// The file, or nil for bytes that came from elsewhere.
  public var path: String?

  /// What is wrong with it.
  public var defect: Defect

  /// Creates an error.
  public init(_ defect: Defect, path: String? = nil) {
    self.path = path
    self.defect = defect
  }

  /// The same defect with the file that has it.
  func naming(_ path: String) -> WeightsFileError { WeightsFileError(defect, path: path) }
}

extension WeightsFileError: CustomStringConvertible {
  public var description: String {
    let file = path.map { "The weights file \(quoted($0))" } ?? "The weights file"
    return "\(file) \(defect)"
  }
}

extension WeightsFileError.Defect: CustomStringConvertible {
  /// The predicate of a sentence whose subject is the file.
  public var description: String {
    switch self {
    case .unreadable(let reason):
      "cannot be read: \(reason)."
    case .unwritable(let reason):
      "cannot be written: \(reason)."
    case .empty:
      "is empty."
    case .cutShort(let byteCount):
      "is cut short: it has \(byteCount) bytes, the length of its header alone needs 8."
    case .headerTooLong(let byteCount, let limit):
      "is damaged: its header claims \(byteCount) bytes, the format allows \(limit)."
    case .headerBeyondEnd(let byteCount, let available):
      "is cut short: its header claims \(byteCount) bytes, \(available) are left."
    case .headerNotText:
      "is damaged: its header is not UTF-8."
    case .malformedHeader(let offset, let reason):
      "is damaged: at byte \(offset) of its header \(reason)."
    case .duplicateName(let name):
      "is damaged: its header has the name \(quoted(name)) twice."
    case .missingEntry(let tensor, let entry):
      "is damaged: the tensor \(quoted(tensor)) has no \(entry)."
    case .unsupportedElementType(let tensor, let type):
      "cannot be used: the tensor \(quoted(tensor)) is of type \(quoted(type)), "
        + "only F32 and I64 are supported."
    case .shapeTooLarge(let tensor):
      "is damaged: the shape of the tensor \(quoted(tensor)) has more elements than can exist."
    case .wrongByteCount(let tensor, let needed, let found):
      "is damaged: the shape of the tensor \(quoted(tensor)) needs \(needed) bytes, "
        + "its offsets give it \(found)."
    case .beyondEnd(let tensor, let end, let available):
      "is damaged: the tensor \(quoted(tensor)) ends at byte \(end) of the data, "
        + "which has \(available)."
    case .gap(let tensor, let byteCount):
      "is damaged: the \(byteCount) bytes before the tensor \(quoted(tensor)) belong to no tensor."
    case .overlap(let tensor, let byteCount):
      "is damaged: the tensor \(quoted(tensor)) begins \(byteCount) bytes "
        + "before the end of the one before it."
    case .trailingBytes(let byteCount):
      "is damaged: \(byteCount) bytes after its last tensor belong to no tensor."
    case .notFinite(let tensor, let index):
      "cannot be used: element \(index) of the tensor \(quoted(tensor)) "
        + "is infinite or not a number."
    case .inexactInteger(let tensor, let index):
      "cannot be used: element \(index) of the tensor \(quoted(tensor)) "
        + "is a whole number that a Float cannot hold."
    }
  }
}

/// A text from outside made fit for a message: in quotes, escaped, and not longer than a line.
func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  var shown = ""
  for scalar in scalars.prefix(120) { shown += scalar.escaped(asASCII: false) }
  return "“\(shown)\(scalars.dropFirst(120).isEmpty ? "" : "…")”"
}
