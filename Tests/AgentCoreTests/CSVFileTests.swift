import AgentCore
import Foundation
import Testing

@Suite("A table")
struct CSVFileTests {
  @Test("holds a header and a line a row, each on disk at once")
  func rows() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/table.csv"
      let table = try CSVFile(path: path, columns: ["steps", "loss"])
      defer { table.close() }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "steps,loss\n")
      try table.append([10, 0.5])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "steps,loss\n10,0.5\n")
      try table.append([20, .nan])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "steps,loss\n10,0.5\n20,\n")
    }
  }

  @Test(
    "writes numbers that read back the same",
    arguments: [
      0.1, 1e-300, -2.5e10, 1e300, 9_007_199_254_740_992, -9.223372036854775808e18, 123_456_789,
      .infinity, -.infinity,
    ])
  func numbers(value: Double) throws {
    try withTemporaryFolder { folder in
      let table = try CSVFile(path: folder + "/table.csv", columns: ["x"])
      try table.append([value])
      table.close()
      let lines = try String(contentsOfFile: folder + "/table.csv", encoding: .utf8)
        .split(separator: "\n")
      #expect(Double(lines[1]) == value)
    }
  }

  @Test("cannot be begun where there is no folder")
  func unwritable() throws {
    try withTemporaryFolder { folder in
      let error = try #require(throws: RunFolderError.self) {
        try CSVFile(path: folder + "/none/table.csv", columns: ["x"])
      }
      #expect(error.description.hasPrefix("\(folder)/none/table.csv cannot be written"))
    }
  }
}
