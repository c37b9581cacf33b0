extension WeightsFile {
  /// Takes the bytes of a file apart.
  ///
  /// Every number in the header is checked before it is believed: any bytes at all give a value or
  /// an error. The rules are those of the format and of its reference implementation. Beyond the
  /// latter, a name that stands twice is refused, as the format has it, and so are entries that the
  /// format does not know, metadata that are null, tensors of more than 64 dimensions and values
  /// that are not finite.
  ///
  /// - Throws: ``WeightsFileError``, whose `path` is nil.
  public init(decoding bytes: [UInt8]) throws(WeightsFileError) {
    let headerSize = try WeightsHeader.byteCount(
      prefix: Array(bytes.prefix(WeightsHeader.prefixSize)), fileSize: bytes.count)
    let data = bytes[(WeightsHeader.prefixSize + headerSize)...]
    let header = try WeightsHeader(
      Array(bytes[WeightsHeader.prefixSize..<data.startIndex]), dataSize: data.count)
    try self.init(header, data: data)
  }

  /// Takes the numbers that a header describes.
  ///
  /// - Precondition: `header` was checked against the number of bytes in `data`.
  init(_ header: WeightsHeader, data: ArraySlice<UInt8>) throws(WeightsFileError) {
    tensors = []
    metadata = header.metadata
    for entry in header.entries {
      let start = data.startIndex + entry.offsets.lowerBound
      let bytes = data[start..<(start + entry.offsets.count)]
      let values =
        switch entry.type {
        case .float32: Self.floats(bytes)
        case .int64: try Self.integers(bytes, of: entry.name)
        }
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw WeightsFileError(.notFinite(tensor: entry.name, index: index))
      }
      tensors.append(Tensor(name: entry.name, shape: entry.shape, values: values))
    }
  }

  private static func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: 4).map {
        Float(
          bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
      }
    }
  }

  private static func integers(
    _ bytes: ArraySlice<UInt8>, of tensor: String
  ) throws(WeightsFileError) -> [Float] {
    let integers = bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: 8).map {
        Int64(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: Int64.self))
      }
    }
    var values: [Float] = []
    values.reserveCapacity(integers.count)
    for (index, integer) in integers.enumerated() {
      guard let value = Float(exactly: integer) else {
        throw WeightsFileError(.inexactInteger(tensor: tensor, index: index))
      }
      values.append(value)
    }
    return values
  }
}
