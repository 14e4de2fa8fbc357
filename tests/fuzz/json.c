/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON of any kind into any type: refused with a message and nothing
   changed, or read, and then written as what reads the same. The first line
   names the type. */
#include <string.h>

#include "compat/toolstack/context.h"
#include "lib/toolstack/json.h"
#include "lib/toolstack/json_text.h"
#include "lib/toolstack/policy_text.h"
#include "tests/fuzz/fuzz.h"
#include "tests/toolstack/value.h"

enum { LARGEST = 2048 };

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

static void write_and_read(struct xenstable_libxl_ctx *ctx,
                           const struct type *type, const union room *value)
{
    union room again;
    char *text = json_from_struct(ctx, type, value);

    /* Only a number that no enumerator has cannot be written. */
    REQUIRE(text);
    type_init(type, &again);
    REQUIRE(json_to_struct(ctx, type, &again, text) == 0);
    REQUIRE(value_equal(type, value, &again));
    type_dispose(type, &again);
    free(text);
}

/* The reader for libxl's own text takes all that is JSON. */
static void read_as_of_libxl(const char *text)
{
    struct json_value *by_library = NULL, *by_us = NULL;
    char message[200];
    size_t at = 0;
    int ret = policy_text_read(text, &by_us, &at);

    REQUIRE(ret == 0 || at <= strlen(text));
    if (json_parse(text, &by_library, message, sizeof(message)) == 0)
        REQUIRE(ret == 0 && by_us->kind == by_library->kind &&
                by_us->count == by_library->count);
    json_free(by_library);
    json_free(by_us);
}

static const struct type *choose(const char *line)
{
    size_t i, length = strcspn(line, "\n");

    for (i = 0; i < TYPE_COUNT; i++) {
        if (strlen(type_name(&all_types[i])) == length &&
            strncmp(type_name(&all_types[i]), line, length) == 0)
            return &all_types[i];
    }
    return &all_types[(unsigned char)line[0] % TYPE_COUNT];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct xenstable_libxl_ctx ctx = {.lock = PTHREAD_MUTEX_INITIALIZER};
    char *line = fuzz_text(data, size), *text = strchr(line, '\n');
    const struct type *type = choose(line);
    union room value, initial;

    read_as_of_libxl(text ? text + 1 : line);
    type_init(type, &value);
    type_init(type, &initial);
    if (json_to_struct(&ctx, type, &value, text ? text + 1 : line) == 0) {
        write_and_read(&ctx, type, &value);
    } else {
        REQUIRE(ctx.message[0]);
        REQUIRE(value_equal(type, &value, &initial));
    }
    type_dispose(type, &value);
    free(line);
    return 0;
}
