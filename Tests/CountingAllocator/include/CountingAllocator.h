#pragma once

#include <stddef.h>

/// Begins to count anew how many blocks of at least so many bytes this thread asks for.
void countBlocks(size_t least);

/// How many there were; below 0 where that cannot be counted.
long countedBlocks(void);
