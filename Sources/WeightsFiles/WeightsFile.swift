/// The weights of a model as a safetensors file: named arrays of floats and a few texts about them.
///
/// The format is that of https://github.com/huggingface/safetensors: eight bytes with the length
/// of the header, the header as JSON, then the numbers of all tensors without a hole. PyTorch and
/// most other programs read it. Floats are of the type F32, and every value is finite: weights
/// that are not belong to a training run that failed, and no program can act with them. Whole numbers
/// of the type I64, which PyTorch counts batches in, are read as floats when they are exact.
///
/// ```swift
/// let file = WeightsFile(
///   tensors: [.init(name: "q.0.bias", shape: [2], values: [0.5, -0.5])],
///   metadata: ["environment": "CartPole-v1"])
/// try file.write(to: "weights.safetensors")
/// try WeightsFile(contentsOf: "weights.safetensors") == file  // true
/// ```
public struct WeightsFile: Sendable, Equatable {
  /// A named array of floats.
  public struct Tensor: Sendable, Equatable {
    /// The name, unique in its file, for example `policy.0.weight`.
    public var name: String

    /// The lengths of the dimensions, the slowest first; none for a single number.
    public var shape: [Int]

    /// The elements in row-major order, as many as the product of the shape.
    public var values: [Float]

    /// Creates a tensor.
    public init(name: String, shape: [Int], values: [Float]) {
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// The tensors in the order of their numbers in the file.
  public var tensors: [Tensor]

  /// Texts about the weights, the `__metadata__` of the format.
  public var metadata: [String: String]

  /// Creates the contents of a file.
  public init(tensors: [Tensor] = [], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensor of a name, or nil when the file has none.
  ///
  /// - Complexity: O(number of tensors).
  public func tensor(named name: String) -> Tensor? { tensors.first { $0.name == name } }
}

extension WeightsFile {
  /// Reads a file.
  ///
  /// The header is checked against the size of the file before any number is read, so that a
  /// damaged file costs no memory for tensors that it does not have.
  ///
  /// - Throws: ``WeightsFileError``, which names the file and its defect.
  public init(contentsOf path: String) throws(WeightsFileError) {
    do throws(WeightsFileError) {
      let file = try FileReader(path)
      defer { file.finish() }
      let prefix = try file.next(Swift.min(WeightsHeader.prefixSize, file.byteCount))
      let headerSize = try WeightsHeader.byteCount(prefix: prefix, fileSize: file.byteCount)
      let dataSize = file.byteCount - WeightsHeader.prefixSize - headerSize
      let header = try WeightsHeader(try file.next(headerSize), dataSize: dataSize)
      try self.init(header, data: try file.next(dataSize)[...])
    } catch {
      throw error.naming(path)
    }
  }

  /// Writes a file whole or not at all.
  ///
  /// The bytes go to a new file in the same folder, are flushed to the disk and then take the
  /// name, so that whoever reads it, even after a power cut, finds the old weights or the new.
  ///
  /// - Throws: ``WeightsFileError`` when a value is not finite or the system does not take the
  ///   file; what the name held before is then unchanged.
  /// - Precondition: As for ``encoded()``.
  public func write(to path: String) throws(WeightsFileError) {
    do throws(WeightsFileError) {
      try replaceFile(at: path, with: try encoded())
    } catch {
      throw error.naming(path)
    }
  }
}
