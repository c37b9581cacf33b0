/// Every kernel of one variant, and its table. The variant names it with KERNEL_TABLE.
#pragma once
#include "KernelTable.h"
#include "PlainKernels.h"
#include "VectorElementwise.h"
#include "VectorOptimizers.h"
#include "VectorProducts.h"
#include "VectorRows.h"

#define vectorScaleRows plainScaleRows
#define vectorGatherRows plainGatherRows
#define vectorScatterAddRows plainScatterAddRows
#define vectorBytesToFloats plainBytesToFloats
#define vectorLayerNorm plainLayerNorm
#define vectorLayerNormBackward plainLayerNormBackward
#define vectorLayerNormGainGradient plainLayerNormGainGradient
#define vectorColumnMoments plainColumnMoments
#define vectorScaleColumns plainScaleColumns
#define vectorColumnProductSums plainColumnProductSums
#define vectorCombineColumns plainCombineColumns
#define vectorLSTMCell plainLSTMCell
#define vectorLSTMCellBackward plainLSTMCellBackward
#define vectorGRUCell plainGRUCell
#define vectorGRUCellBackward plainGRUCellBackward
#define vectorMaxPool plainMaxPool
#define vectorMaxPoolBackward plainMaxPoolBackward
#define vectorAveragePool plainAveragePool
#define vectorAveragePoolBackward plainAveragePoolBackward
#define vectorConvolution plainConvolution
#define vectorConvolutionWeightGradient plainConvolutionWeightGradient
#define vectorConvolutionPanels plainConvolutionPanels
#define vectorConvolutionInputGradient plainConvolutionInputGradient

#define KERNEL_ENTRY(result, name, ...) .name = vector##name,
const KernelTable KERNEL_TABLE = {DIRECT_KERNELS(KERNEL_ENTRY) SHARED_KERNELS(KERNEL_ENTRY)};
