/// The header of a weights file, checked against the size of the data that follows it.
struct WeightsHeader {
  /// What the header says of one tensor.
  struct Entry {
    var name: String
    var type: ElementType
    var shape: [Int]
    /// Where its bytes lie in the data.
    var offsets: Range<Int>
  }

  /// The types of elements that can be read.
  enum ElementType: String {
    case float32 = "F32"
    /// What PyTorch counts batches in.
    case int64 = "I64"

    /// How many bytes an element has.
    var byteCount: Int { self == .float32 ? 4 : 8 }
  }

  /// The bytes before the header, which hold its length.
  static let prefixSize = 8

  /// The longest header, as the reference implementation has it.
  static let sizeLimit = 100_000_000

  /// The name under which metadata stand, which no tensor can have.
  static let metadataName = "__metadata__"

  /// The tensors in the order of their bytes.
  private(set) var entries: [Entry]
  private(set) var metadata: [String: String]

  /// Reads the length of the header and checks it.
  static func byteCount(prefix: [UInt8], fileSize: Int) throws(WeightsFileError) -> Int {
    guard fileSize > 0 else { throw WeightsFileError(.empty) }
    guard fileSize >= prefixSize else { throw WeightsFileError(.cutShort(byteCount: fileSize)) }
    let claimed = prefix.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard claimed <= UInt64(sizeLimit) else {
      throw WeightsFileError(.headerTooLong(byteCount: claimed, limit: sizeLimit))
    }
    let available = fileSize - prefixSize
    guard claimed <= available else {
      throw WeightsFileError(.headerBeyondEnd(byteCount: Int(claimed), available: available))
    }
    return Int(claimed)
  }

  /// Reads a header and checks that its tensors cover the data without holes and overlaps.
  init(_ bytes: [UInt8], dataSize: Int) throws(WeightsFileError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw WeightsFileError(.headerNotText)
    }
    var parser = HeaderParser(bytes)
    let parsed = try parser.parse()
    metadata = parsed.metadata
    entries = []
    entries.reserveCapacity(parsed.tensors.count)
    // A tensor without elements may begin where another does, so the order takes ends into account
    // and, for equal ones, the place in the header.
    let ordered = parsed.tensors.enumerated().sorted {
      ($0.element.start, $0.element.end, $0.offset) < ($1.element.start, $1.element.end, $1.offset)
    }
    var end = 0
    for (_, tensor) in ordered {
      let name = tensor.name
      guard let type = ElementType(rawValue: tensor.type) else {
        throw WeightsFileError(.unsupportedElementType(tensor: name, type: tensor.type))
      }
      let offsets = try tensor.checkedOffsets(dataSize: dataSize, elementSize: type.byteCount)
      guard offsets.lowerBound <= end else {
        throw WeightsFileError(.gap(tensor: name, byteCount: offsets.lowerBound - end))
      }
      guard offsets.lowerBound == end else {
        throw WeightsFileError(.overlap(tensor: name, byteCount: end - offsets.lowerBound))
      }
      end = offsets.upperBound
      entries.append(Entry(name: name, type: type, shape: tensor.shape, offsets: offsets))
    }
    guard end == dataSize else { throw WeightsFileError(.trailingBytes(dataSize - end)) }
  }

  /// The number of elements of a shape, or nil when a length is negative or a product overflows.
  static func elementCount(of shape: [Int]) -> Int? {
    var count = 1
    for length in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflows else { return nil }
      count = product
    }
    return count
  }
}

extension HeaderParser.Tensor {
  fileprivate func checkedOffsets(
    dataSize: Int, elementSize: Int
  ) throws(WeightsFileError) -> Range<Int> {
    guard let count = WeightsHeader.elementCount(of: shape) else {
      throw WeightsFileError(.shapeTooLarge(tensor: name))
    }
    let (needed, overflows) = count.multipliedReportingOverflow(by: elementSize)
    guard !overflows else { throw WeightsFileError(.shapeTooLarge(tensor: name)) }
    // Offsets are never negative, so their difference cannot overflow.
    guard end - start == needed else {
      throw WeightsFileError(.wrongByteCount(tensor: name, needed: needed, found: end - start))
    }
    guard end <= dataSize else {
      throw WeightsFileError(.beyondEnd(tensor: name, end: end, available: dataSize))
    }
    return start..<end
  }
}
