public import GymCore
public import GymRendering

extension Blackjack {
  /// A table for both hands; one step a second, as there is something to read.
  public var picture: PictureFormat? {
    PictureFormat(width: 480, height: 360, stepsPerSecond: 1)
  }

  /// Draws both hands, the dealer's second card face down until the end, what they count, and the result.
  public func draw(on canvas: inout Canvas) {
    let table = Table(canvas.size)
    canvas.fill(Colors.felt)
    let shownTotal = isOver ? "\(dealer.total)" : "\(dealer.first == 1 ? "A" : "\(dealer.first)")"
    table.write("Dealer \(shownTotal)", row: 14, Colors.text, on: &canvas)
    let dealerFaces = dealer.cards.enumerated().map { place, card in
      place == 0 ? openFace : Face(card: card, place: place)
    }
    table.draw(dealerFaces, row: 44, hiding: isOver ? nil : 1, on: &canvas)
    let ace = player.hasUsableAce ? ", ace counts 11" : ""
    table.write("Player \(player.total)\(ace)", row: 186, Colors.text, on: &canvas)
    let playerFaces = player.cards.enumerated().map { Face(card: $1, place: $0 + 2) }
    table.draw(playerFaces, row: 216, hiding: nil, on: &canvas)
    if let (words, color) = verdict { table.write(words, row: 156, color, on: &canvas) }
  }

  /// The dealer's open card as it was drawn.
  private var openFace: Face {
    var face = Face(card: Int(dealer.first), place: 0)
    face.suit = Int(look.suit)
    if dealer.first == 10 { face.text = ["J", "Q", "K"][Int(look.face)] }
    return face
  }

  /// How the game ended, or nil while it goes on.
  private var verdict: (String, Color)? {
    guard isOver else { return nil }
    if player.isBust { return ("Above 21: the dealer wins", Colors.lost) }
    if hasWon { return ("The player wins", Colors.won) }
    return comparison == 0 ? ("A draw", Colors.text) : ("The dealer wins", Colors.lost)
  }

  private enum Colors {
    static let felt = Color(0x1F6B4A)
    static let text = Color(0xF1EFE4)
    static let won = Color(0xF2C80F)
    static let lost = Color(0xF3A59B)
    static let card = Color(0xFBFAF5)
    static let edge = Color(0x124430)
    static let back = Color(0x2F4858)
    static let pattern = Color(0x5D7C90)
    static let black = Color(0x22282E)
    static let red = Color(0xC0392B)
  }

  /// What a card shows.
  ///
  /// Suits make no difference, so that all but the open card's follow the place.
  private struct Face {
    var text: String
    /// Clubs, diamonds, hearts, spades.
    var suit: Int

    init(card: Int, place: Int) {
      text = card == 1 ? "A" : "\(card)"
      suit = (card + place) % 4
    }

    var color: Color { suit == 1 || suit == 2 ? Colors.red : Colors.black }
  }

  /// Where things lie on the table, which is 480 wide and 360 high in units of its own.
  private struct Table {
    let unit: Double
    let left: Double
    let top: Double

    init(_ size: PictureSize) {
      let (width, height) = (Double(size.width), Double(size.height))
      unit = min(width / 480, height / 360)
      left = (width - 480 * unit) / 2
      top = (height - 360 * unit) / 2
    }

    private func point(_ x: Double, _ y: Double) -> Point {
      Point(left + x * unit, top + y * unit)
    }

    private func rectangle(
      _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Color,
      on canvas: inout Canvas
    ) {
      let corner = point(x, y)
      canvas.fillRectangle(
        x: corner.x, y: corner.y, width: width * unit, height: height * unit, color)
    }

    func write(_ text: String, row: Double, _ color: Color, on canvas: inout Canvas) {
      write(text, at: point(24, row), scale: 2, color, on: &canvas)
    }

    private func write(
      _ text: String, at corner: Point, scale: Double, _ color: Color, on canvas: inout Canvas
    ) {
      canvas.drawText(
        text, x: Int(corner.x), y: Int(corner.y), scale: max(1, Int(scale * unit)), color)
    }

    func draw(
      _ faces: [Face], row: Double, hiding hidden: Int?, on canvas: inout Canvas
    ) {
      // Side by side while there is room, and then one over another.
      let step = min(84, 360 / Double(max(1, faces.count - 1)))
      for (place, face) in faces.enumerated() {
        let x = 24 + step * Double(place)
        rectangle(x - 1, row - 1, 74, 102, Colors.edge, on: &canvas)
        if place == hidden {
          rectangle(x, row, 72, 100, Colors.back, on: &canvas)
          rectangle(x + 8, row + 8, 56, 84, Colors.pattern, on: &canvas)
          rectangle(x + 14, row + 14, 44, 72, Colors.back, on: &canvas)
        } else {
          rectangle(x, row, 72, 100, Colors.card, on: &canvas)
          write(face.text, at: point(x + 6, row + 8), scale: 4, face.color, on: &canvas)
          drawSuit(face, x + 42, row + 66, on: &canvas)
        }
      }
    }

    private func drawSuit(_ face: Face, _ x: Double, _ y: Double, on canvas: inout Canvas) {
      func circle(_ dx: Double, _ dy: Double) {
        canvas.fillCircle(center: point(x + dx, y + dy), radius: 8 * unit, face.color)
      }
      func polygon(_ corners: [(Double, Double)]) {
        canvas.fillPolygon(corners.map { point(x + $0.0, y + $0.1) }, face.color)
      }
      switch face.suit {
      case 0:
        circle(0, -9)
        circle(-9, 3)
        circle(9, 3)
        polygon([(0, -2), (6, 19), (-6, 19)])
      case 1: polygon([(0, -20), (14, 0), (0, 20), (-14, 0)])
      case 2:
        circle(-7, -6)
        circle(7, -6)
        polygon([(-14.2, -2.5), (14.2, -2.5), (0, 19)])
      default:
        circle(-7, 4)
        circle(7, 4)
        polygon([(-14.2, 0.5), (0, -19), (14.2, 0.5)])
        polygon([(0, 2), (6, 19), (-6, 19)])
      }
    }
  }
}
