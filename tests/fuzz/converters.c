/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Structs that the registry knows, filled from the input, to a release's
   layout and back. */
#include "compat/toolstack/conversion.h"
#include "tests/fuzz/fuzz.h"
#include "tests/toolstack/value.h"

enum { LARGEST = 2048, MOST_REFUSALS = 1000 };

union room {
    max_align_t align;
    unsigned char bytes[LARGEST];
};

static const struct converter *choose(const struct toolstack_release *release,
                                      unsigned int which)
{
    return value_converters(release)->all[which % MOVING_COUNT];
}

/* Reset what the release does not have until it is taken. Without values
   that do not exist that must come to an end. */
static int to_release(const struct converter *converter, unsigned int minor,
                      bool wild, union room *value, union room *theirs)
{
    struct conversion c = {0};
    int tries, ret = 0;

    for (tries = 0; tries < MOST_REFUSALS; tries++) {
        memset(theirs, 0xa5, sizeof(*theirs));
        ret = convert_to(converter, &c, value, theirs);
        if (!ret)
            break;
        REQUIRE(ret == XENSTABLE_LIBXL_ERROR_NI);
        REQUIRE(c.refused);
        REQUIRE(wild || c.minor > minor);
        if (!type_reset(converter->type, value, c.refused) && wild)
            break;
    }
    REQUIRE(!ret || wild);
    return ret;
}

static void and_back(const struct converter *converter, unsigned int minor,
                     bool wild, union room *value, union room *theirs)
{
    struct conversion c = {0};
    union room back;

    value_normalise(converter->type, value, minor);
    memset(&back, 0, sizeof(back));
    REQUIRE(convert_from(converter, &c, theirs, &back) == 0);
    REQUIRE(wild || value_equal(converter->type, value, &back));
    REQUIRE(convert_from(converter, &c, theirs, value) == 0);
    REQUIRE(wild || value_equal(converter->type, value, &back));
    convert_drop(converter, &c, theirs);
    /* Members are shared: only the arrays are two. */
    if (converter->type == TYPE(domain_config))
        value_free_shells((void *)&back, (void *)value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct random random = {.state = 0x9e3779b97f4a7c15u};
    const struct toolstack_release *release;
    const struct converter *converter;
    union room value, theirs;

    if (size < 3)
        return 0;
    release = &toolstack_releases[data[0] % toolstack_releases_count];
    converter = choose(release, data[1]);
    if (!converter)
        return 0;
    random.full = data[2] & 1;
    random.wild = data[2] & 2;
    random.bytes = data + 3;
    random.nr_bytes = size - 3;
    random_fill(&random, converter->type, &value);
    if (!to_release(converter, release->minor, random.wild, &value, &theirs))
        and_back(converter, release->minor, random.wild, &value, &theirs);
    type_dispose(converter->type, &value);
    return 0;
}
