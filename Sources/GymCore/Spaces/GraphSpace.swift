public import NumericRandom

/// Graphs whose nodes are elements of one space and whose edges, which lead from node to node, of another.
///
/// Elements differ in size, so they have no flat form: ``flatCount`` is nil.
public struct GraphSpace: Space {
  /// The space of the nodes.
  public let node: any Space

  /// The space of the edges, or nil for graphs without.
  public let edge: (any Space)?

  /// Creates the set of all graphs of given nodes and edges.
  public init(node: any Space, edge: (any Space)?) {
    self.node = node
    self.edge = edge
  }

  private var spaces: [any Space] { [node] + (edge.map { [$0] } ?? []) }

  public static func == (first: GraphSpace, second: GraphSpace) -> Bool {
    first.spaces.areEqual(to: second.spaces)
  }

  public func contains(_ element: SpaceValue.Graph) -> Bool {
    guard element.nodes.allSatisfy({ node.containsValue($0) }) else { return false }
    guard let edges = element.edges, let links = element.links else {
      return element.edges == nil && element.links == nil
    }
    guard let edge, edges.count == links.count else { return false }
    return edges.allSatisfy { edge.containsValue($0) }
      && links.allSatisfy {
        element.nodes.indices.contains($0.source) && element.nodes.indices.contains($0.target)
      }
  }

  public func makeSampler(seed: Seed) -> SpaceSampler {
    SpaceSampler(seed: seed, of: spaces, rewinds: true)
  }

  /// Draws a graph of 10 nodes and of 0 to 89 edges.
  public func sample(from sampler: inout SpaceSampler) -> SpaceValue.Graph {
    sample(from: &sampler, mask: .unmasked)
  }

  public func sample(from sampler: inout SpaceSampler, mask: SampleMask) -> SpaceValue.Graph {
    sample(from: &sampler, mask: mask, nodeCount: 10)
  }

  /// Draws a graph of as many nodes and edges as asked for.
  ///
  /// Without a count, edges are fewer than n·(n − 1) for n nodes. All nodes are drawn from a copy of their
  /// sampler, of which only the own generator moves on by a draw: the products that are the nodes of one
  /// graph are those of the next as well. It is so in Gymnasium.
  ///
  /// - Precondition: There is at least one node and no negative count of edges; masks are none, one for
  ///   all, or one each.
  public func sample(
    from sampler: inout SpaceSampler, mask: SampleMask = .unmasked, nodeCount: Int,
    edgeCount: Int? = nil
  ) -> SpaceValue.Graph {
    precondition(nodeCount > 0, "A sampled graph has at least 1 node, not \(nodeCount).")
    precondition(edgeCount ?? 0 >= 0, "A graph has no negative count of edges. Give 0 or more.")
    var (nodeMasks, edgeMasks): ([SampleMask], [SampleMask]) = ([], [])
    if case .graph(let nodes, let edges) = mask {
      (nodeMasks, edgeMasks) = (nodes, edges)
    } else if mask != .unmasked {
      mask.refuse(for: self)
    }
    let edgeCount =
      edgeCount
      ?? (nodeCount > 1 ? sampler.generator.integer(in: 0..<nodeCount * (nodeCount - 1)) : 0)
    let nodes = samples(nodeCount, of: node, from: &sampler.parts[0], masks: nodeMasks)
    guard let edge, edgeCount > 0 else { return SpaceValue.Graph(nodes: nodes) }
    let edges = samples(edgeCount, of: edge, from: &sampler.parts[1], masks: edgeMasks)
    let links = (0..<edgeCount).map { _ in
      SpaceValue.Graph.Link(
        sampler.generator.choice(count: nodeCount), sampler.generator.choice(count: nodeCount))
    }
    return SpaceValue.Graph(nodes: nodes, edges: edges, links: links)
  }

  private func samples(
    _ count: Int, of space: any Space, from sampler: inout SpaceSampler, masks: [SampleMask]
  ) -> [SpaceValue] {
    precondition(
      masks.count <= 1 || masks.count == count,
      "\(count) parts of a graph take no mask, one for all or one each, not \(masks.count).")
    let all = masks.count == 1 ? Array(repeating: masks[0], count: count) : masks
    let unmasked = all.allSatisfy { $0 == .unmasked }
    let values = space.sampleMany(count, from: sampler, masks: unmasked ? [] : all)
    _ = sampler.generator.random()
    return values
  }

  public func value(of element: SpaceValue.Graph) -> SpaceValue { .graph(element) }

  public func element(of value: SpaceValue) -> SpaceValue.Graph? {
    guard case .graph(let graph) = value else { return nil }
    let nodes = graph.nodes.compactMap { node.canonicalValue($0) }
    let edges = graph.edges.map { $0.compactMap { edge?.canonicalValue($0) } }
    guard nodes.count == graph.nodes.count, edges?.count == graph.edges?.count else { return nil }
    return SpaceValue.Graph(nodes: nodes, edges: edges, links: graph.links)
  }

  public var flatCount: Int? { nil }

  public func flatten(_ element: SpaceValue.Graph, into row: inout MutableSpan<Float>) {
    refuseRows()
  }

  public func unflatten(_ row: Span<Float>) -> SpaceValue.Graph? { nil }

  public var json: String {
    #"{"kind":"graph","node":\#(node.json),"edge":\#(edge?.json ?? "null")}"#
  }
}
