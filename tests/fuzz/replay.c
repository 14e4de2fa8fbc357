/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls a target for each file that is named, as libFuzzer does; without
   libFuzzer. A broken promise ends the program. */
#include "tests/fuzz/fuzz.h"

enum { MOST_BYTES = 1 << 20 };

static void replay(const char *path)
{
    uint8_t *data = malloc(MOST_BYTES);
    FILE *file = fopen(path, "rb");
    size_t size;

    if (!data || !file) {
        perror(path);
        exit(1);
    }
    size = fread(data, 1, MOST_BYTES, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    printf("ok: %s\n", path);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    int i;

    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE...\n", argv[0]);
        return 2;
    }
    for (i = 1; i < argc; i++)
        replay(argv[i]);
    return 0;
}
