// The plain recurrent cells.
#include "PlainFunctions.h"
#include "PlainKernels.h"

#pragma clang fp contract(off)

static float tanhSlope(float y) { return fmaf(-y, y, 1.0f); }
static float sigmoidSlope(float y) { return y * (1.0f - y); }

void plainLSTMCell(long rows, long hidden, float *gates, const float *state, float *nextState, float *output) {
  for (long row = 0; row < rows; row += 1, gates += 4 * hidden)
    for (long unit = 0; unit < hidden; unit += 1) {
      long at = row * hidden + unit;
      float i = gates[unit] = plainSigmoidOf(gates[unit]);
      float f = gates[hidden + unit] = plainSigmoidOf(gates[hidden + unit]);
      float g = gates[2 * hidden + unit] = plainTanhOf(gates[2 * hidden + unit]);
      float o = gates[3 * hidden + unit] = plainSigmoidOf(gates[3 * hidden + unit]);
      nextState[at] = fmaf(f, state[at], i * g);
      output[at] = o * plainTanhOf(nextState[at]);
    }
}

void plainLSTMCellBackward(long rows, long hidden, const float *gates, const float *state, const float *nextState,
                           const float *outputGradient, float *stateGradient, float *gateGradients) {
  for (long row = 0; row < rows; row += 1, gates += 4 * hidden, gateGradients += 4 * hidden)
    for (long unit = 0; unit < hidden; unit += 1) {
      long at = row * hidden + unit;
      float i = gates[unit], f = gates[hidden + unit], g = gates[2 * hidden + unit], o = gates[3 * hidden + unit];
      float squashed = plainTanhOf(nextState[at]), dh = outputGradient[at];
      float dc = fmaf(dh * o, tanhSlope(squashed), stateGradient[at]);
      gateGradients[unit] = (dc * g) * sigmoidSlope(i);
      gateGradients[hidden + unit] = (dc * state[at]) * sigmoidSlope(f);
      gateGradients[2 * hidden + unit] = (dc * i) * tanhSlope(g);
      gateGradients[3 * hidden + unit] = (dh * squashed) * sigmoidSlope(o);
      stateGradient[at] = dc * f;
    }
}

void plainGRUCell(long rows, long hidden, float *inputGates, const float *stateGates, const float *state,
                  float *nextState) {
  for (long row = 0; row < rows; row += 1, inputGates += 3 * hidden, stateGates += 3 * hidden)
    for (long unit = 0; unit < hidden; unit += 1) {
      long at = row * hidden + unit;
      float r = inputGates[unit] = plainSigmoidOf(inputGates[unit] + stateGates[unit]);
      float z = inputGates[hidden + unit] = plainSigmoidOf(inputGates[hidden + unit] + stateGates[hidden + unit]);
      float n = inputGates[2 * hidden + unit] =
          plainTanhOf(fmaf(r, stateGates[2 * hidden + unit], inputGates[2 * hidden + unit]));
      nextState[at] = fmaf(z, state[at], (1.0f - z) * n);
    }
}

void plainGRUCellBackward(long rows, long hidden, const float *inputGates, const float *stateGates,
                          const float *state, const float *nextGradient, float *inputGateGradients,
                          float *stateGateGradients, float *stateGradient) {
  for (long row = 0; row < rows; row += 1) {
    for (long unit = 0; unit < hidden; unit += 1) {
      long at = row * hidden + unit, first = 3 * row * hidden + unit, second = first + hidden, third = second + hidden;
      float r = inputGates[first], z = inputGates[second], n = inputGates[third], d = nextGradient[at];
      float dn = (d * (1.0f - z)) * tanhSlope(n);
      float dz = (d * (state[at] - n)) * sigmoidSlope(z);
      float dr = (dn * stateGates[third]) * sigmoidSlope(r);
      inputGateGradients[first] = stateGateGradients[first] = dr;
      inputGateGradients[second] = stateGateGradients[second] = dz;
      inputGateGradients[third] = dn;
      stateGateGradients[third] = dn * r;
      stateGradient[at] = d * z;
    }
  }
}
