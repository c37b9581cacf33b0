// SDL 2, as Debian's libsdl2-dev installs it. Not by pkg-config, whose flags SwiftPM warns about.
#include <SDL2/SDL.h>
