public import NumericRandom

// Wrappers that draw beside these worlds draw from their generators, as Gymnasium does.

extension Blackjack {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension CliffWalking {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension FrozenLake {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension Taxi {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}
