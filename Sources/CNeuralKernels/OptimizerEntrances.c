// The public functions of optimisers: large buffers are updated in parts.
#include "ThreadPool.h"
#include "VariantInUse.h"

enum { granule = 1024 };

/// About how many operations of a product take as long as one parameter, which comes from memory with its moments.
static const double costOfParameter = 40;

typedef struct {
  const KernelTable *kernels;
  long count;
  float scale, learningRate;
  float beta1, beta2, epsilon, decay, correction1, correction2;  // beta2 is RMSProp's α, beta1 a momentum
  bool isInside, isNesterov;
  const float *gradients;
  float *first, *second, *velocity, *parameters;
} StepCall;

/// The buffer from `first` on, or null if there is none.
static float *from(float *buffer, long first) { return buffer ? buffer + first : NULL; }

static void share(KernelWork work, StepCall call) {
  kernelShareWork(kernelPartCount(costOfParameter * (double)call.count), work, &call);
}

static void adamPart(const void *arguments, long part, long partCount) {
  const StepCall *s = arguments;
  KernelRange range = kernelPart(s->count, granule, part, partCount);
  long at = range.first;
  s->kernels->Adam(range.end - at, s->scale, s->learningRate, s->beta1, s->beta2, s->epsilon, s->decay,
                   s->correction1, s->correction2, s->gradients + at, s->first + at, s->second + at,
                   s->parameters + at);
}

void kernelAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float decay,
                float correction1, float correction2, const float *gradients, float *first, float *second,
                float *parameters) {
  share(adamPart, (StepCall){.kernels = kernelsInUse(), .count = count, .scale = scale, .learningRate = learningRate,
                             .beta1 = beta1, .beta2 = beta2, .epsilon = epsilon, .decay = decay,
                             .correction1 = correction1, .correction2 = correction2, .gradients = gradients,
                             .first = first, .second = second, .parameters = parameters});
}

static void rmsPropPart(const void *arguments, long part, long partCount) {
  const StepCall *s = arguments;
  KernelRange range = kernelPart(s->count, granule, part, partCount);
  long at = range.first;
  s->kernels->RMSProp(range.end - at, s->scale, s->learningRate, s->beta2, s->epsilon, s->isInside, s->beta1,
                      s->gradients + at, s->second + at, from(s->first, at), from(s->velocity, at),
                      s->parameters + at);
}

void kernelRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                   float momentum, const float *gradients, float *second, float *mean, float *velocity,
                   float *parameters) {
  share(rmsPropPart, (StepCall){.kernels = kernelsInUse(), .count = count, .scale = scale,
                                .learningRate = learningRate, .beta1 = momentum, .beta2 = alpha, .epsilon = epsilon,
                                .isInside = epsilonInside, .gradients = gradients, .first = mean, .second = second,
                                .velocity = velocity, .parameters = parameters});
}

static void sgdPart(const void *arguments, long part, long partCount) {
  const StepCall *s = arguments;
  KernelRange range = kernelPart(s->count, granule, part, partCount);
  long at = range.first;
  s->kernels->SGD(range.end - at, s->scale, s->learningRate, s->beta1, s->isNesterov, s->decay, s->gradients + at,
                  from(s->velocity, at), s->parameters + at);
}

void kernelSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
               const float *gradients, float *velocity, float *parameters) {
  share(sgdPart, (StepCall){.kernels = kernelsInUse(), .count = count, .scale = scale, .learningRate = learningRate,
                            .beta1 = momentum, .decay = decay, .isNesterov = nesterov, .gradients = gradients,
                            .velocity = velocity, .parameters = parameters});
}

typedef struct {
  const KernelTable *kernels;
  long count;
  float rate;
  const float *source;
  float *target;
} PolyakCall;

static void polyakPart(const void *arguments, long part, long partCount) {
  const PolyakCall *p = arguments;
  KernelRange range = kernelPart(p->count, granule, part, partCount);
  p->kernels->Polyak(range.end - range.first, p->rate, p->source + range.first, p->target + range.first);
}

void kernelPolyak(long count, float rate, const float *source, float *target) {
  PolyakCall call = {kernelsInUse(), count, rate, source, target};
  kernelShareWork(kernelPartCount(costOfParameter * (double)count), polyakPart, &call);
}
