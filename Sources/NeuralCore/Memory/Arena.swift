/// Memory that is handed out piece by piece and taken back all at once.
///
/// When it runs short it takes a further chunk, so that pieces handed out before stay where they
/// are. The next reset joins the chunks into one; from then on the same work allocates nothing.
struct Arena: ~Copyable {
  private var chunks: [UnsafeMutableRawBufferPointer] = []
  private var next: UnsafeMutableRawPointer
  private var available: Int
  private var reserved: Int

  /// Creates an arena with room for some bytes.
  init(byteCount: Int) {
    let chunk = Arena.makeChunk(byteCount)
    chunks.append(chunk.buffer)
    next = chunk.base
    available = chunk.buffer.count
    reserved = chunk.buffer.count
  }

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// Hands out memory, not initialised, that begins at a multiple of 64 bytes.
  mutating func take<Element: BitwiseCopyable>(
    _ type: Element.Type, count: Int
  ) -> UnsafeMutablePointer<Element> {
    let size = (count * MemoryLayout<Element>.stride + 63) & ~63
    if size > available { grow(toFit: size) }
    let piece = next
    next += size
    available -= size
    return piece.bindMemory(to: type, capacity: count)
  }

  /// Takes everything back.
  mutating func reset() {
    if chunks.count > 1 {
      for chunk in chunks { chunk.deallocate() }
      chunks.removeAll(keepingCapacity: true)
      chunks.append(Arena.makeChunk(reserved).buffer)
    }
    guard let base = chunks[0].baseAddress else { return }
    next = base
    available = chunks[0].count
    reserved = chunks[0].count
  }

  private mutating func grow(toFit size: Int) {
    let chunk = Arena.makeChunk(max(size, reserved))
    chunks.append(chunk.buffer)
    next = chunk.base
    available = chunk.buffer.count
    reserved += chunk.buffer.count
  }

  private static func makeChunk(
    _ byteCount: Int
  ) -> (base: UnsafeMutableRawPointer, buffer: UnsafeMutableRawBufferPointer) {
    let size = max((byteCount + 63) & ~63, 4096)
    let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    return (base, UnsafeMutableRawBufferPointer(start: base, count: size))
  }
}
