extension MiniGrid {
  /// A key, ball or box, in the numbers by which it is drawn and named.
  struct Object: Equatable {
    /// 0 for a key, 1 for a ball, 2 for a box.
    var kind: Int

    /// The place of its color among the sorted ones.
    var color: Int

    /// The names of the kinds.
    static let kinds = ["key", "ball", "box"]

    var cell: Cell {
      Cell(kind == 0 ? .key : kind == 1 ? .ball : .box, Color.sorted[color])
    }
  }

  /// At most 64 objects and where they lie, in memory that needs no allocation.
  struct ObjectList {
    private var objects = ShortList()
    private var columns = ShortList()
    private var rows = ShortList()

    /// How many objects there are.
    var count: Int { objects.count }

    subscript(index: Int) -> (object: Object, position: Position) {
      let number = Int(objects[index])
      return (
        Object(kind: number / 8, color: number % 8),
        Position(Int(columns[index]), Int(rows[index]))
      )
    }

    /// Appends an object.
    mutating func append(_ object: Object, at position: Position) {
      objects.append(UInt8(8 * object.kind + object.color))
      columns.append(UInt8(position.x))
      rows.append(UInt8(position.y))
    }

    /// Whether there is an object like this one.
    func contains(_ object: Object) -> Bool {
      objects.contains(UInt8(8 * object.kind + object.color))
    }

    /// Whether a square touches that of an object.
    func touches(_ position: Position) -> Bool {
      (0..<count).contains { self[$0].position.touches(position) }
    }
  }
}

extension MiniGrid.Scene {
  /// Draws an object: its kind, one of the first few, then its color.
  mutating func drawObject(kindCount: Int = 3) -> MiniGrid.Object {
    let kind = draw(0..<kindCount)
    return MiniGrid.Object(kind: kind, color: draw(0..<MiniGrid.Color.sorted.count))
  }
}

extension MiniGrid.Family {
  /// Why so many things and the agent have no room within the walls; nil when they have.
  func crowding(of objectCount: Int) -> String? {
    let room = (width - 2) * (height - 2)
    guard objectCount >= room else { return nil }
    return "\(objectCount) things and the agent have no room on \(room) squares."
  }
}
