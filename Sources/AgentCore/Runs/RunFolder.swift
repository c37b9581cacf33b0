public import Foundation

/// Why a run's folder cannot be used.
public struct RunFolderError: Error, Sendable, Equatable, CustomStringConvertible {
  public let description: String

  /// Creates an error with a full sentence that names the path and says what to do.
  public init(_ description: String) { self.description = description }
}

/// The folder of a run and the places of its files.
///
/// | file | what it holds |
/// |---|---|
/// | `settings.yaml` | every effective value; reproduces the run |
/// | `metrics.csv` | what the seed determines, a row an interval of steps |
/// | `timing.csv` | seconds and steps a second |
/// | `evaluations.csv` | what the policy reached without exploring |
/// | `weights.safetensors` | the final policy |
/// | `statistics` | what row transforms have learned, where there are any that learn |
/// | `checkpoints/last` | the whole state at the last step |
/// | `divergence/` | after a loss or gradient that is not finite: what is needed to look into it |
/// | `log.txt` | what happened when |
public struct RunFolder: Sendable, Equatable {
  /// Where the folder is.
  public let path: String

  /// Names a folder, which need not exist.
  public init(path: String) { self.path = path }

  /// The place of a file in the folder.
  public func file(_ name: String) -> String {
    URL(fileURLWithPath: path).appendingPathComponent(name).path
  }

  /// The file of every effective value.
  public var settings: String { file("settings.yaml") }
  /// The file of what the seed determines.
  public var metrics: String { file("metrics.csv") }
  /// The file of seconds and speed.
  public var timing: String { file("timing.csv") }
  /// The file of evaluations.
  public var evaluations: String { file("evaluations.csv") }
  /// The file of the final policy.
  public var weights: String { file("weights.safetensors") }
  /// The file of what row transforms have learned.
  public var statistics: String { file("statistics") }
  /// The folder of checkpoints.
  public var checkpoints: String { file("checkpoints") }
  /// The folder of what is needed to look into a loss or gradient that is not finite.
  public var divergence: String { file("divergence") }
  /// The file of what happened when.
  public var log: String { file("log.txt") }

  /// Makes the folder, which must not exist yet or be empty.
  ///
  /// - Throws: ``RunFolderError`` when something is there already or the folder cannot be made.
  public func create() throws(RunFolderError) {
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      guard isDirectory.boolValue else {
        throw RunFolderError("\(path) is a file. Name a folder for the run with --out.")
      }
      let contents = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [""]
      guard contents.isEmpty else {
        throw RunFolderError(
          "\(path) exists already and nothing is overwritten. Name another folder with --out, or "
            + "remove this one.")
      }
    }
    do {
      try FileManager.default.createDirectory(
        atPath: checkpoints, withIntermediateDirectories: true)
    } catch {
      throw RunFolderError("\(path) cannot be made: \(error.localizedDescription)")
    }
  }

  /// Reads a file of the folder as text.
  ///
  /// - Throws: ``RunFolderError`` when the folder or the file is not there or not readable.
  public static func read(_ path: String, inside folder: String) throws(RunFolderError) -> String {
    guard FileManager.default.fileExists(atPath: folder) else {
      throw RunFolderError("There is no run in \(folder): the folder does not exist.")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RunFolderError("\(folder) is not a run: \(path) is missing or cannot be read.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw RunFolderError("\(path) is damaged: it is not UTF-8 text.")
    }
    return text
  }

  /// Writes a file whole or not at all.
  ///
  /// - Throws: ``RunFolderError`` when it cannot be written.
  public static func write(_ data: Data, to path: String) throws(RunFolderError) {
    do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw RunFolderError("\(path) cannot be written: \(error.localizedDescription)")
    }
  }
}
