/// Which instruction set the kernels use.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The instruction sets a kernel is compiled for. `plain` is the readable loop that the others are checked against.
typedef enum {
  KernelVariantPlain = 0,     // portable C, with fmaf: the reference
  KernelVariantBaseline = 1,  // what every CPU of this architecture has: SSE2 (no fused multiply-add) or NEON
  KernelVariantAVX2 = 2,      // AVX2 and FMA
  KernelVariantAVX512 = 3,    // AVX-512 F, VL, DQ, BW
} KernelVariant;

enum { kernelVariantCount = 4 };

/// Whether this machine can run the variant.
bool kernelVariantIsAvailable(KernelVariant variant);
/// "plain", "sse2" or "neon", "avx2", "avx512".
const char *kernelVariantName(KernelVariant variant);
/// Whether the variant uses fused multiply-add and so shares its bits with the others that do.
bool kernelVariantIsFused(KernelVariant variant);
/// The variant in use: at start-up the best one that is available.
KernelVariant kernelVariantInUse(void);
/// Uses another variant from now on; false, and no change, when it is not available. Not for use while kernels run.
bool kernelUseVariant(KernelVariant variant);
/// The variant of that name, among those of this architecture, available or not; false when there is none.
bool kernelVariantNamed(const char *name, KernelVariant *variant);
/// What is wrong with the environment variable GYMNAST_SIMD, which asks for a variant by name: a sentence that lists what
/// this machine has, or null when it is unset, empty or granted. While it stands, the first kernel called prints it and
/// ends the program, because another variant than the one asked for would be a silent lie; a program asks first.
/// kernelUseVariant lifts it.
const char *kernelVariantRequestError(void);
