/// The worlds of an erased vector.
///
/// They lie behind a pointer lest every step spend time on the proof that nobody else accesses them.
/// Nobody does: they are changed only within an access to the buffers of their vector, and the language
/// checks that one. A single lane of CartPole steps a seventh faster for this and for leaving
/// ``LaneBuffers/realSteps`` alone.
@usableFromInline
final class WorldStore<World> {
  @usableFromInline let worlds: UnsafeMutablePointer<[World]>

  @usableFromInline
  init(_ worlds: [World]) {
    self.worlds = .allocate(capacity: 1)
    self.worlds.initialize(to: worlds)
  }

  deinit {
    worlds.deinitialize(count: 1)
    worlds.deallocate()
  }
}
