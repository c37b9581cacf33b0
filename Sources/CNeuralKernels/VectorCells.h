/// The pointwise parts of recurrent cells: sixteen units at once.
#pragma once
#include "VectorElementwise.h"

static void vectorLSTMCell(long rows, long hidden, float *gates, const float *state, float *nextState, float *output) {
  for (long row = 0; row < rows; row += 1) {
    float *first = gates + 4 * row * hidden, *second = first + hidden, *third = second + hidden, *fourth = third + hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide enter = sigmoidOf(load(first + i, left)), keep = sigmoidOf(load(second + i, left));
      Wide candidate = tanhOf(load(third + i, left)), leave = sigmoidOf(load(fourth + i, left));
      Wide next = multiplyAdd(keep, load(state + at, left), enter * candidate);
      store(first + i, left, enter);
      store(second + i, left, keep);
      store(third + i, left, candidate);
      store(fourth + i, left, leave);
      store(nextState + at, left, next);
      store(output + at, left, leave * tanhOf(next));
    }
  }
}

static void vectorLSTMCellBackward(long rows, long hidden, const float *gates, const float *state,
                                   const float *nextState, const float *outputGradient, float *stateGradient,
                                   float *gateGradients) {
  for (long row = 0; row < rows; row += 1) {
    const float *first = gates + 4 * row * hidden;
    float *gradient = gateGradients + 4 * row * hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide enter = load(first + i, left), keep = load(first + hidden + i, left);
      Wide candidate = load(first + 2 * hidden + i, left), leave = load(first + 3 * hidden + i, left);
      Wide squashed = tanhOf(load(nextState + at, left)), dh = load(outputGradient + at, left);
      Wide dc = multiplyAdd(dh * leave, tanhSlope(squashed), load(stateGradient + at, left));
      store(gradient + i, left, (dc * candidate) * sigmoidSlope(enter));
      store(gradient + hidden + i, left, (dc * load(state + at, left)) * sigmoidSlope(keep));
      store(gradient + 2 * hidden + i, left, (dc * enter) * tanhSlope(candidate));
      store(gradient + 3 * hidden + i, left, (dh * squashed) * sigmoidSlope(leave));
      store(stateGradient + at, left, dc * keep);
    }
  }
}

static void vectorGRUCell(long rows, long hidden, float *inputGates, const float *stateGates, const float *state,
                          float *nextState) {
  for (long row = 0; row < rows; row += 1) {
    float *first = inputGates + 3 * row * hidden, *second = first + hidden, *third = second + hidden;
    const float *others = stateGates + 3 * row * hidden;
    FOR_WIDE(hidden) {
      long at = row * hidden + i;
      Wide reset = sigmoidOf(load(first + i, left) + load(others + i, left));
      Wide update = sigmoidOf(load(second + i, left) + load(others + hidden + i, left));
      Wide candidate = tanhOf(multiplyAdd(reset, load(others + 2 * hidden + i, left), load(third + i, left)));
      store(first + i, left, reset);
      store(second + i, left, update);
      store(third + i, left, candidate);
      store(nextState + at, left, multiplyAdd(update, load(state + at, left), (1.0f - update) * candidate));
    }
  }
}

static void vectorGRUCellBackward(long rows, long hidden, const float *inputGates, const float *stateGates,
                                  const float *state, const float *nextGradient, float *inputGateGradients,
                                  float *stateGateGradients, float *stateGradient) {
  for (long row = 0; row < rows; row += 1) {
    FOR_WIDE(hidden) {
      long at = row * hidden + i, first = 3 * row * hidden + i, second = first + hidden, third = second + hidden;
      Wide reset = load(inputGates + first, left), update = load(inputGates + second, left);
      Wide candidate = load(inputGates + third, left), d = load(nextGradient + at, left);
      Wide dn = (d * (1.0f - update)) * tanhSlope(candidate);
      Wide dz = (d * (load(state + at, left) - candidate)) * sigmoidSlope(update);
      Wide dr = (dn * load(stateGates + third, left)) * sigmoidSlope(reset);
      store(inputGateGradients + first, left, dr);
      store(stateGateGradients + first, left, dr);
      store(inputGateGradients + second, left, dz);
      store(stateGateGradients + second, left, dz);
      store(inputGateGradients + third, left, dn);
      store(stateGateGradients + third, left, dn * reset);
      store(stateGradient + at, left, d * update);
    }
  }
}
