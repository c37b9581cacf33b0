import GymCore
import NumericRandom
public import Snapshots

extension MiniGrid {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("MiniGrid")
    level.write(to: &writer)
    writer.write(stepCount)
    writer.write(hasSucceeded)
    scene.write(to: &writer)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("MiniGrid")
    self.init(try Level(from: &reader))
    stepCount = try reader.read()
    guard stepCount >= 0 else { throw .invalid("An episode cannot have \(stepCount) steps.") }
    hasSucceeded = try reader.read()
    try scene.read(from: &reader)
  }
}

extension MiniGrid.Level {
  func write(to writer: inout SnapshotWriter) {
    writer.write(type(of: family).name)
    let values = schema.values(of: self)
    writer.write(values.count)
    for (name, value) in values {
      writer.write(name)
      writer.write(option: value)
    }
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    let name = try reader.read(String.self)
    guard let family = MiniGrid.families.first(where: { $0.name == name }) else {
      throw .invalid("MiniGrid has no levels '\(name)'.")
    }
    let usual = Self(family.init())
    let count = try reader.read(Int.self)
    guard count == usual.schema.names.count else {
      throw .invalid("A level '\(name)' does not have \(count) options.")
    }
    var values: [String: OptionValue] = [:]
    for _ in 0..<count {
      let name = try reader.read(String.self)
      values[name] = try reader.readOption()
    }
    do {
      self = try usual.schema.parse(values)
    } catch {
      throw .invalid("\(error)")
    }
    if let defect { throw .invalid(defect) }
  }
}

extension SnapshotWriter {
  /// Appends the value of an option: its kind, then what it holds.
  fileprivate mutating func write(option: OptionValue) {
    switch option {
    case .null: write(UInt8(0))
    case .flag(let flag):
      write(UInt8(1))
      write(flag)
    case .integer(let integer):
      write(UInt8(2))
      write(integer)
    case .number(let number):
      write(UInt8(3))
      write(number)
    case .text(let text):
      write(UInt8(4))
      write(text)
    case .list(let values):
      write(UInt8(5))
      write(values.compactMap(\.asInteger))
    }
  }
}

extension SnapshotReader {
  /// Takes the value of an option.
  fileprivate mutating func readOption() throws(SnapshotError) -> OptionValue {
    switch try read(UInt8.self) {
    case 0: return .null
    case 1: return .flag(try read())
    case 2: return .integer(try read())
    case 3: return .number(try read())
    case 4: return .text(try read())
    case 5: return .list(try readArray(of: Int.self).map { .integer($0) })
    case let other: throw .invalid("\(other) is no kind of option.")
    }
  }
}
