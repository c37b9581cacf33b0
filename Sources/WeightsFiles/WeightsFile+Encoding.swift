extension WeightsFile {
  /// The bytes of the file.
  ///
  /// The same contents always give the same bytes: tensors stand in their order, metadata sorted
  /// by the bytes of their keys, and the header is padded with spaces to a multiple of 8. Where the
  /// tensors are sorted by name, the bytes are those that the Python package `safetensors` writes.
  ///
  /// - Throws: ``WeightsFileError`` when a value is not finite or the header is too long.
  /// - Precondition: Names are unique and not `__metadata__`; every shape has no negative length
  ///   and as many elements as there are values.
  public func encoded() throws(WeightsFileError) -> [UInt8] {
    var header = try encodedHeader()
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    guard header.count <= WeightsHeader.sizeLimit else {
      throw WeightsFileError(
        .headerTooLong(byteCount: UInt64(header.count), limit: WeightsHeader.sizeLimit))
    }
    let valueCount = tensors.reduce(0) { $0 + $1.values.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(WeightsHeader.prefixSize + header.count + 4 * valueCount)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { bytes += $0 }
    bytes += header
    for tensor in tensors {
      if let index = tensor.values.firstIndex(where: { !$0.isFinite }) {
        throw WeightsFileError(.notFinite(tensor: tensor.name, index: index))
      }
      for value in tensor.values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
      }
    }
    return bytes
  }

  private func encodedHeader() throws(WeightsFileError) -> [UInt8] {
    var header = Array("{".utf8)
    if !metadata.isEmpty {
      header += #""__metadata__":{"#.utf8
      let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (index, (key, value)) in sorted.enumerated() {
        if index > 0 { header.append(UInt8(ascii: ",")) }
        header.append(json: key)
        header.append(UInt8(ascii: ":"))
        header.append(json: value)
      }
      header.append(UInt8(ascii: "}"))
    }
    var offset = 0
    var names: Set<String> = [WeightsHeader.metadataName]
    for tensor in tensors {
      // Unlike the message of a precondition, these are seen in release builds too.
      guard names.insert(tensor.name).inserted else {
        fatalError(
          "The tensor name \(quoted(tensor.name)) is taken. Give every tensor a name of its own.")
      }
      guard WeightsHeader.elementCount(of: tensor.shape) == tensor.values.count else {
        fatalError(
          "The tensor \(quoted(tensor.name)) has shape \(tensor.shape) and \(tensor.values.count) "
            + "values. Give as many values as the shape has elements.")
      }
      if header.count > 1 { header.append(UInt8(ascii: ",")) }
      header.append(json: tensor.name)
      let end = offset + 4 * tensor.values.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      header += #":{"dtype":"F32","shape":[\#(shape)],"data_offsets":[\#(offset),\#(end)]}"#.utf8
      offset = end
    }
    header.append(UInt8(ascii: "}"))
    return header
  }
}

extension [UInt8] {
  /// Appends a text as JSON, with the escapes of the Python package.
  fileprivate mutating func append(json text: String) {
    let digits = Array("0123456789abcdef".utf8)
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case 0x08: self += #"\b"#.utf8
      case 0x09: self += #"\t"#.utf8
      case 0x0a: self += #"\n"#.utf8
      case 0x0c: self += #"\f"#.utf8
      case 0x0d: self += #"\r"#.utf8
      case ..<0x20:
        self += #"\u00"#.utf8
        self += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
