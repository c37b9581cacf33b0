// The public functions of optimisers: large buffers are updated in parts.
#include "ThreadPool.h"
#include "VariantInUse.h"

enum { granule = 1024 };

/// About how many operations of a product take as long as one parameter, which comes from memory with its moments.
static const double costOfParameter = 40;

/// The buffer from `first` on, or null if there is none.
static float *from(float *buffer, long first) { return buffer ? buffer + first : NULL; }

static void share(long count, KernelWork work, const void *call) {
  kernelShareWork(kernelPartCount(costOfParameter * (double)count), work, call);
}

typedef struct {
  const KernelTable *kernels;
  long count;
  float scale, learningRate, beta1, beta2, epsilon, decay, correction1, correction2;
  const float *gradients;
  float *first, *second, *parameters;
} AdamCall;

static void adamPart(const void *arguments, long part, long partCount) {
  const AdamCall *call = arguments;
  KernelRange range = kernelPart(call->count, granule, part, partCount);
  long at = range.first;
  call->kernels->Adam(range.end - at, call->scale, call->learningRate, call->beta1, call->beta2, call->epsilon,
                      call->decay, call->correction1, call->correction2, call->gradients + at, call->first + at,
                      call->second + at, call->parameters + at);
}

void kernelAdam(long count, float scale, float learningRate, float beta1, float beta2, float epsilon, float decay,
                float correction1, float correction2, const float *gradients, float *first, float *second,
                float *parameters) {
  AdamCall call = {kernelsInUse(), count, scale, learningRate, beta1, beta2, epsilon, decay, correction1, correction2,
                   gradients, first, second, parameters};
  share(count, adamPart, &call);
}

typedef struct {
  const KernelTable *kernels;
  long count;
  float scale, learningRate, alpha, epsilon;
  bool epsilonInside;
  float momentum;
  const float *gradients;
  float *second, *mean, *velocity, *parameters;
} RMSPropCall;

static void rmsPropPart(const void *arguments, long part, long partCount) {
  const RMSPropCall *call = arguments;
  KernelRange range = kernelPart(call->count, granule, part, partCount);
  long at = range.first;
  call->kernels->RMSProp(range.end - at, call->scale, call->learningRate, call->alpha, call->epsilon,
                         call->epsilonInside, call->momentum, call->gradients + at, call->second + at,
                         from(call->mean, at), from(call->velocity, at), call->parameters + at);
}

void kernelRMSProp(long count, float scale, float learningRate, float alpha, float epsilon, bool epsilonInside,
                   float momentum, const float *gradients, float *second, float *mean, float *velocity,
                   float *parameters) {
  RMSPropCall call = {kernelsInUse(), count, scale, learningRate, alpha, epsilon, epsilonInside, momentum,
                      gradients, second, mean, velocity, parameters};
  share(count, rmsPropPart, &call);
}

typedef struct {
  const KernelTable *kernels;
  long count;
  float scale, learningRate, momentum;
  bool nesterov;
  float decay;
  const float *gradients;
  float *velocity, *parameters;
} SGDCall;

static void sgdPart(const void *arguments, long part, long partCount) {
  const SGDCall *call = arguments;
  KernelRange range = kernelPart(call->count, granule, part, partCount);
  long at = range.first;
  call->kernels->SGD(range.end - at, call->scale, call->learningRate, call->momentum, call->nesterov, call->decay,
                     call->gradients + at, from(call->velocity, at), call->parameters + at);
}

void kernelSGD(long count, float scale, float learningRate, float momentum, bool nesterov, float decay,
               const float *gradients, float *velocity, float *parameters) {
  SGDCall call = {kernelsInUse(), count, scale, learningRate, momentum, nesterov, decay, gradients, velocity,
                  parameters};
  share(count, sgdPart, &call);
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
  share(count, polyakPart, &call);
}
