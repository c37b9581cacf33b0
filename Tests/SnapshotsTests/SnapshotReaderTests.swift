import Snapshots
import Testing

@Suite("Snapshots")
struct SnapshotReaderTests {
  private struct Pair: Snapshot, Equatable {
    var first: UInt16
    var second: [Float]

    init(first: UInt16, second: [Float]) {
      self.first = first
      self.second = second
    }

    func write(to writer: inout SnapshotWriter) {
      writer.begin("Pair", version: 2)
      writer.write(first)
      writer.write(second)
    }

    init(from reader: inout SnapshotReader) throws(SnapshotError) {
      try reader.begin("Pair", supported: 2)
      first = try reader.read()
      second = try reader.readArray()
    }
  }

  @Test("read back what was written")
  func roundTrip() throws {
    let pair = Pair(first: 0xbeef, second: [1.5, -.infinity, .leastNonzeroMagnitude])
    #expect(try Pair(snapshotBytes: pair.snapshotBytes) == pair)
  }

  @Test("are little-endian and without padding")
  func layout() {
    let pair = Pair(first: 0x0102, second: [])
    #expect(
      pair.snapshotBytes == [4] + Array("Pair".utf8) + [2, 0] + [2, 1] + [0, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test("cut short anywhere are refused")
  func everyPrefixFails() {
    let bytes = Pair(first: 7, second: [1, 2, 3]).snapshotBytes
    for count in 0..<bytes.count {
      #expect(throws: SnapshotError.self) { try Pair(snapshotBytes: Array(bytes[..<count])) }
    }
  }

  @Test("with bytes left over, of another type or of a newer version are refused")
  func lies() {
    let bytes = Pair(first: 7, second: [1]).snapshotBytes
    #expect(throws: SnapshotError.trailingBytes(1)) { try Pair(snapshotBytes: bytes + [0]) }
    var other = bytes
    other[1] = UInt8(ascii: "F")
    #expect(throws: SnapshotError.wrongTag(expected: "Pair", found: "Fair")) {
      try Pair(snapshotBytes: other)
    }
    var newer = bytes
    newer[5] = 3
    #expect(throws: SnapshotError.newerVersion(tag: "Pair", found: 3, supported: 2)) {
      try Pair(snapshotBytes: newer)
    }
  }

  @Test("that claim an enormous list are refused without allocating it")
  func enormousList() {
    var writer = SnapshotWriter()
    writer.begin("Pair", version: 2)
    writer.write(UInt16(1))
    writer.write(Int.max / 2)
    #expect(throws: SnapshotError.self) { try Pair(snapshotBytes: writer.bytes) }
  }
}
