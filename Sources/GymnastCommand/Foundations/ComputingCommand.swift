import ArgumentParser

/// A subcommand that computes with networks; it is not begun when the machine lacks the instruction set
/// that the environment variable GYMNAST_SIMD asks for.
protocol ComputingCommand: ParsableCommand {}
