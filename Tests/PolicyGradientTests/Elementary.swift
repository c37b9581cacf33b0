import Foundation

/// eˣ, for what tests compute by hand.
func exponential(_ x: Double) -> Double { exp(x) }

/// ln x, for what tests compute by hand.
func logarithm(_ x: Double) -> Double { log(x) }
