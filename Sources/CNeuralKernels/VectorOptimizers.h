/// Optimiser steps over flat buffers.
#pragma once
#include "VectorElementwise.h"

INLINE Wide squareRoot(Wide x) { return __builtin_elementwise_sqrt(x); }

static void vectorAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon,
                       float decay, float correction1, float correction2, const float *gradients, float *first,
                       float *second, float *parameters) {
  float rate = learningRate * correction1, kept = 1.0f - learningRate * decay;
  FOR_WIDE(count) {
    Wide g = scale * load(gradients + i, left);
    Wide m = multiplyAdd(wideOf(beta1), load(first + i, left), (1.0f - beta1) * g);
    Wide v = multiplyAdd(wideOf(beta2), load(second + i, left), ((1.0f - beta2) * g) * g);
    store(first + i, left, m);
    store(second + i, left, v);
    Wide step = m / (squareRoot(v * correction2) + epsilon);
    store(parameters + i, left, multiplyAdd(wideOf(-rate), step, kept * load(parameters + i, left)));
  }
}

static void vectorRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                          float momentum, const float *gradients, float *second, float *mean, float *velocity,
                          float *parameters) {
  FOR_WIDE(count) {
    Wide g = scale * load(gradients + i, left);
    Wide variance = multiplyAdd(wideOf(alpha), load(second + i, left), ((1.0f - alpha) * g) * g);
    store(second + i, left, variance);
    if (mean) {
      Wide m = multiplyAdd(wideOf(alpha), load(mean + i, left), (1.0f - alpha) * g);
      store(mean + i, left, m);
      // Rounding may leave a variance that is zero slightly below it.
      variance = reluOf(multiplyAdd(-m, m, variance));
    }
    Wide step = g / (epsilonInside ? squareRoot(variance + epsilon) : squareRoot(variance) + epsilon);
    if (velocity) {
      step = multiplyAdd(wideOf(momentum), load(velocity + i, left), step);
      store(velocity + i, left, step);
    }
    store(parameters + i, left, multiplyAdd(wideOf(-learningRate), step, load(parameters + i, left)));
  }
}

static void vectorSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
                      const float *gradients, float *velocity, float *parameters) {
  FOR_WIDE(count) {
    Wide p = load(parameters + i, left);
    Wide g = multiplyAdd(wideOf(decay), p, scale * load(gradients + i, left));
    Wide step = g;
    if (velocity) {
      Wide u = multiplyAdd(wideOf(momentum), load(velocity + i, left), g);
      store(velocity + i, left, u);
      step = nesterov ? multiplyAdd(wideOf(momentum), u, g) : u;
    }
    store(parameters + i, left, multiplyAdd(wideOf(-learningRate), step, p));
  }
}

static void vectorPolyak(long count, float rate, const float *source, float *target) {
  FOR_WIDE(count) {
    Wide t = load(target + i, left);
    store(target + i, left, multiplyAdd(wideOf(rate), load(source + i, left) - t, t));
  }
}
