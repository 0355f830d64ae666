// Stands before the allocator of the C library in test programs, and counts by thread: what is allocated while a test
// looks on is then known exactly, whatever other tests do meanwhile.
#include "CountingAllocator.h"

#include <errno.h>
#include <stdlib.h>

#ifdef __GLIBC__

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static _Thread_local size_t least;
static _Thread_local long count;

void countBlocks(size_t size) {
    least = size;
    count = 0;
}

long countedBlocks(void) { return count; }

static size_t noted(size_t size) { return count += size >= least, size; }

void *malloc(size_t size) { return __libc_malloc(noted(size)); }
void *calloc(size_t number, size_t size) { return noted(number * size), __libc_calloc(number, size); }
void *realloc(void *block, size_t size) { return __libc_realloc(block, noted(size)); }
void *aligned_alloc(size_t alignment, size_t size) { return __libc_memalign(alignment, noted(size)); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    void *made = aligned_alloc(alignment, size);
    if (!made) return ENOMEM;
    *block = made;
    return 0;
}

#else

void countBlocks(size_t least) {}

long countedBlocks(void) { return -1; }

#endif
