/// The pointwise parts of recurrent cells, in PyTorch's order of gates. The products before and after them are
/// kernelProduct and its gradients.
#pragma once

/// One step of an LSTM for `rows` lanes of `hidden` units.
///
/// `gates` holds W x + b + U h as four parts i, f, g, o of each row, [rows][4 · hidden], and receives σ(i), σ(f),
/// tanh(g), σ(o), which the backward form needs. c' = f c + i g; h' = o tanh(c'). `nextState` may be `state`.
void kernelLSTMCell(long rows, long hidden, float *gates, const float *state, float *nextState, float *output);
/// Its gradient. `gates` as the forward form left them, `state` = c, `nextState` = c', `outputGradient` = dh'.
/// `stateGradient` holds dc' and receives dc. `gateGradients` receives the gradient of W x + b + U h; it may be `gates`.
void kernelLSTMCellBackward(long rows, long hidden, const float *gates, const float *state, const float *nextState,
                            const float *outputGradient, float *stateGradient, float *gateGradients);

/// One step of a GRU for `rows` lanes of `hidden` units.
///
/// `inputGates` holds W x + b as three parts r, z, n of each row, [rows][3 · hidden], and receives σ(r), σ(z), tanh(n);
/// `stateGates` holds U h + c in the same order. n = tanh(W x + b + r (U h + c)); h' = (1 − z) n + z h. `nextState`
/// may be `state`.
void kernelGRUCell(long rows, long hidden, float *inputGates, const float *stateGates, const float *state,
                   float *nextState);
/// Its gradient. `inputGates` as the forward form left them, `nextGradient` = dh'. The gradients of W x + b and of
/// U h + c are written to `inputGateGradients` and `stateGateGradients`, which may be `inputGates` and `stateGates`;
/// `stateGradient` receives z dh', the part of dh that goes past the gates; it may be `nextGradient`.
void kernelGRUCellBackward(long rows, long hidden, const float *inputGates, const float *stateGates,
                           const float *state, const float *nextGradient, float *inputGateGradients,
                           float *stateGateGradients, float *stateGradient);
