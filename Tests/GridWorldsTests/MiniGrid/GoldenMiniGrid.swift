import Foundation
import GymCore
import Testing

@testable import GridWorlds

/// What Tests/Parity/make-golden-minigrid.py recorded.
enum GoldenMiniGrid {
  struct Run: Decodable, CustomTestStringConvertible, Sendable {
    let id: String
    let options: [String: Option]
    let seed: Int
    let actions: String
    let rewards: [[Double]]
    let checks: [UInt32]
    let next: Double

    var testDescription: String { "\(id) \(seed)" }

    /// The level of the id with the options set.
    func level() throws -> MiniGrid.Level {
      let level = try #require(MiniGrid.Level(id: id))
      return try level.schema.parse(options.mapValues(\.value))
    }
  }

  struct Samples: Decodable {
    struct Sample: Decodable {
      let direction: Int
      let mission: String
      let image: UInt32
    }

    let id: String
    let seed: Int
    let samples: [Sample]
  }

  /// The value of an option as JSON.
  struct Option: Decodable, Sendable {
    let value: OptionValue

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let flag = try? container.decode(Bool.self) {
        value = .flag(flag)
      } else if let integer = try? container.decode(Int.self) {
        value = .integer(integer)
      } else if let integers = try? container.decode([Int].self) {
        value = .list(integers.map { .integer($0) })
      } else {
        value = .text(try container.decode(String.self))
      }
    }
  }

  static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
    let url = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: "json"))
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }

  static func runs() throws -> [Run] { try read("minigrid-rollouts", as: [Run].self) }
}

/// The checksum CRC-32 of IEEE 802.3, bit by bit.
struct CRC32 {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: some Sequence<UInt8>) {
    value = ~value
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }
    value = ~value
  }

  mutating func add(_ observation: MiniGrid.Observation) {
    add(observation.image)
    add([UInt8(observation.direction)])
    add(observation.mission.utf8)
  }

  mutating func add(_ outcome: Outcome) {
    add(withUnsafeBytes(of: outcome.reward.bitPattern.littleEndian) { Array($0) })
    add([outcome.ending == nil ? 0 : outcome.ending == .terminated ? 1 : 2])
  }
}
