/// Steps of optimisers over flat buffers.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Optimiser steps over flat buffers. `scale` multiplies every gradient first (global-norm clipping).

/// Adam (Kingma and Ba 2015, algorithm 1) with decoupled weight decay (AdamW) when decay > 0.
/// The corrections are 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ).
void kernelAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float decay,
                float correction1, float correction2, const float *gradients, float *first, float *second,
                float *parameters);
/// RMSProp as PyTorch computes it: v = αv + (1−α)g², centred when `mean` is not null (m = αm + (1−α)g; v − m²),
/// with momentum when `velocity` is not null. The step is g / (√v + ε); with `epsilonInside` g / √(v + ε).
void kernelRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                   float momentum, const float *gradients, float *second, float *mean, float *velocity,
                   float *parameters);
/// Stochastic gradient descent; with momentum when `velocity` is not null: u = μu + g; the step is u,
/// or g + μu with `nesterov`. `decay` adds decay · parameter to the gradient.
void kernelSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
               const float *gradients, float *velocity, float *parameters);
/// target += rate · (source − target): Polyak averaging.
void kernelPolyak(long count, float rate, const float *source, float *target);
