import Testing

@Suite("Uniform doubles")
struct PCG64UniformTests {
  @Test("equal NumPy's", arguments: Golden.pcg64.streams)
  func golden(stream: Golden.Stream) throws { try PCG64Script.play("uniforms", of: stream) }
}
