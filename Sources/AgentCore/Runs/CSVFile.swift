import Foundation

/// A table that grows by rows: a header, then one line a row.
///
/// A missing value is an empty field. Every row has been handed to the system when ``append(_:)``
/// returns.
public final class CSVFile {
  private let handle: FileHandle
  private let path: String
  private let columnCount: Int

  /// Begins a table at a path.
  ///
  /// - Throws: ``RunFolderError`` when the file cannot be made.
  public init(path: String, columns: [String]) throws(RunFolderError) {
    let header = columns.joined(separator: ",") + "\n"
    try RunFolder.write(Data(header.utf8), to: path)
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw RunFolderError("\(path) cannot be written.")
    }
    self.handle = handle
    self.path = path
    columnCount = columns.count
    do { try handle.seekToEnd() } catch {
      throw RunFolderError("\(path) cannot be written: \(error)")
    }
  }

  /// Appends a row; NaN becomes an empty field.
  ///
  /// - Throws: ``RunFolderError`` when the row cannot be written, as on a full disk.
  /// - Precondition: There is one value a column.
  public func append(_ values: [Double]) throws(RunFolderError) {
    precondition(
      values.count == columnCount, "A row needs \(columnCount) values, not \(values.count).")
    let line = values.map(Self.field).joined(separator: ",") + "\n"
    do { try handle.write(contentsOf: Data(line.utf8)) } catch {
      throw RunFolderError("\(path) cannot be written: \(error.localizedDescription)")
    }
  }

  /// Ends the table.
  public func close() { try? handle.close() }

  /// Whole numbers without a fraction, others in the shortest form that reads back the same.
  private static func field(_ value: Double) -> String {
    if value.isNaN { return "" }
    if let integer = Int(exactly: value), integer.magnitude < 1 << 53 { return "\(integer)" }
    return "\(value)"
  }
}
