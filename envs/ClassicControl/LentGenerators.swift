public import NumericRandom

// Wrappers that draw beside these worlds draw from their generators, as Gymnasium does.

extension Acrobot {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension CartPole {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension MountainCar {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension MountainCarContinuous {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}

extension Pendulum {
  public var lentGenerator: PCG64? {
    get { generator }
    set { if let newValue { generator = newValue } }
  }
}
