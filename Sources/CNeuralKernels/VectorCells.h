/// The pointwise parts of recurrent cells: sixteen units at once. KernelCells.h has the equations, PlainCells.c the same
/// computation unit by unit under the same names: gates i, f, g, o of an LSTM and r, z, n of a GRU, side by side in a row.
#pragma once
#include "VectorElementwise.h"

static void vectorLSTMCell(long rows, long hidden, float *gates, const float *state, float *nextState, float *output) {
  for (long row = 0; row < rows; row += 1) {
    float *iGates = gates + 4 * row * hidden, *fGates = iGates + hidden;
    float *gGates = fGates + hidden, *oGates = gGates + hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide input = sigmoidOf(load(iGates + i, left)), forget = sigmoidOf(load(fGates + i, left));
      Wide candidate = tanhOf(load(gGates + i, left)), out = sigmoidOf(load(oGates + i, left));
      Wide next = multiplyAdd(forget, load(state + at, left), input * candidate);
      store(iGates + i, left, input);
      store(fGates + i, left, forget);
      store(gGates + i, left, candidate);
      store(oGates + i, left, out);
      store(nextState + at, left, next);
      store(output + at, left, out * tanhOf(next));
    }
  }
}

static void vectorLSTMCellBackward(long rows, long hidden, const float *gates, const float *state,
                                   const float *nextState, const float *outputGradient, float *stateGradient,
                                   float *gateGradients) {
  for (long row = 0; row < rows; row += 1) {
    const float *iGates = gates + 4 * row * hidden;
    float *gradient = gateGradients + 4 * row * hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide input = load(iGates + i, left), forget = load(iGates + hidden + i, left);
      Wide candidate = load(iGates + 2 * hidden + i, left), out = load(iGates + 3 * hidden + i, left);
      Wide squashed = tanhOf(load(nextState + at, left)), dh = load(outputGradient + at, left);
      Wide dc = multiplyAdd(dh * out, tanhSlope(squashed), load(stateGradient + at, left));
      store(gradient + i, left, (dc * candidate) * sigmoidSlope(input));
      store(gradient + hidden + i, left, (dc * load(state + at, left)) * sigmoidSlope(forget));
      store(gradient + 2 * hidden + i, left, (dc * input) * tanhSlope(candidate));
      store(gradient + 3 * hidden + i, left, (dh * squashed) * sigmoidSlope(out));
      store(stateGradient + at, left, dc * forget);
    }
  }
}

static void vectorGRUCell(long rows, long hidden, float *inputGates, const float *stateGates, const float *state,
                          float *nextState) {
  for (long row = 0; row < rows; row += 1) {
    float *rGates = inputGates + 3 * row * hidden, *zGates = rGates + hidden, *nGates = zGates + hidden;
    const float *others = stateGates + 3 * row * hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide reset = sigmoidOf(load(rGates + i, left) + load(others + i, left));
      Wide update = sigmoidOf(load(zGates + i, left) + load(others + hidden + i, left));
      Wide candidate = tanhOf(multiplyAdd(reset, load(others + 2 * hidden + i, left), load(nGates + i, left)));
      store(rGates + i, left, reset);
      store(zGates + i, left, update);
      store(nGates + i, left, candidate);
      store(nextState + at, left, multiplyAdd(update, load(state + at, left), (1.0f - update) * candidate));
    }
  }
}

static void vectorGRUCellBackward(long rows, long hidden, const float *inputGates, const float *stateGates,
                                  const float *state, const float *nextGradient, float *inputGateGradients,
                                  float *stateGateGradients, float *stateGradient) {
  for (long row = 0; row < rows; row += 1) {
    FOR_WIDE(hidden) {
      long at = row * hidden + i, r = 3 * row * hidden + i, z = r + hidden, n = z + hidden;
      Wide reset = load(inputGates + r, left), update = load(inputGates + z, left);
      Wide candidate = load(inputGates + n, left), d = load(nextGradient + at, left);
      Wide dn = (d * (1.0f - update)) * tanhSlope(candidate);
      Wide dz = (d * (load(state + at, left) - candidate)) * sigmoidSlope(update);
      Wide dr = (dn * load(stateGates + n, left)) * sigmoidSlope(reset);
      store(inputGateGradients + r, left, dr);
      store(stateGateGradients + r, left, dr);
      store(inputGateGradients + z, left, dz);
      store(stateGateGradients + z, left, dz);
      store(inputGateGradients + n, left, dn);
      store(stateGateGradients + n, left, dn * reset);
      store(stateGradient + at, left, d * update);
    }
  }
}
