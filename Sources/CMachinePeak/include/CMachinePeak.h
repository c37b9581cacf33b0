/// The most multiply-adds one core can do, measured with nothing to read or write.
#pragma once

/// Runs `rounds` rounds of independent multiply-adds and says how many floating point operations they were.
/// `lanes` is the width of a register: 16 (AVX-512), 8 (AVX2 and FMA) or 4 (what every processor has).
double machinePeakOperations(int lanes, long rounds);
