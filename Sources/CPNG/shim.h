// libpng 1.6. Only its simplified interface (png_image_…) may be called from Swift: it returns where
// the rest of the library would jump over the frames of its caller.
#include <png.h>
