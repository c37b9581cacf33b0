import NumericRandom

/// What samples of a space may be: a tree of restrictions in the shape of the space.
///
/// The kinds that spaces take and the samples drawn under them are Gymnasium's masks and probabilities,
/// which may be mixed here. A ``Box`` takes no mask.
///
/// ```swift
/// let space = TupleSpace([Discrete(3), Box<Float>(low: 0, high: 1, shape: [2])])
/// var sampler = space.makeSampler(seed: 42)
/// let element = space.sample(
///   from: &sampler, mask: .parts([.allowed([true, false, true]), .unmasked]))
/// ```
public indirect enum SampleMask: Sendable, Hashable {
  /// Everything; every space takes it.
  case unmasked

  /// For ``Discrete``, which alternatives may be drawn; when none may, the start is the sample.
  case allowed([Bool])

  /// Weights: for ``Discrete`` of the alternatives, for ``MultiBinary`` how probable it is that each
  /// switch is on, which a weight of 1 makes certain.
  case probabilities([Double])

  /// For ``MultiBinary``, what each switch is; nil for those that are drawn.
  case switches([Bool?])

  /// One mask a part of a ``TupleSpace``, a ``OneOfSpace`` or a ``MultiDiscrete``.
  case parts([SampleMask])

  /// Masks of the named parts of a ``DictionarySpace``; parts not named are unmasked.
  case fields([String: SampleMask])

  /// For ``TextSpace``, the length, nil for a drawn one, and which characters may be drawn, as a
  /// ``Discrete`` choice among them: unmasked, allowed or with probabilities.
  case text(length: Int?, characters: SampleMask)

  /// For ``SequenceSpace``, the lengths to choose from, nil for any, and the mask of every item.
  case sequence(lengths: [Int]?, items: SampleMask)

  /// For ``GraphSpace``, masks of the nodes and of the edges: none, one for all or one each.
  case graph(nodes: [SampleMask], edges: [SampleMask])
}

extension SampleMask {
  /// Stops, as a space cannot do with this mask.
  func refuse(for space: some Space) -> Never {
    fatalError("A sample of \(space.json) cannot be masked by \(self). Give a mask of its kind.")
  }

  /// The masks of parts in their order.
  func parts(_ count: Int, of space: some Space) -> [SampleMask] {
    switch self {
    case .unmasked: return Array(repeating: .unmasked, count: count)
    case .parts(let masks) where masks.count == count: return masks
    default: refuse(for: space)
    }
  }

  /// Draws an index below a count, 0 when none is allowed; nil without a mask, when nothing is drawn.
  ///
  /// - Precondition: The mask is one of a discrete choice of this size.
  func index(below count: Int, of space: some Space, from generator: inout PCG64) -> Int? {
    switch self {
    case .unmasked: return nil
    case .allowed(let mask) where mask.count == count:
      let allowed = mask.indices.filter { mask[$0] }
      return allowed.isEmpty ? 0 : generator.choice(from: allowed)
    case .probabilities(let weights) where weights.count == count:
      return generator.choices(1, probabilities: weights)[0]
    default: refuse(for: space)
    }
  }
}
