/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Release files: any text, or edits of one that is right, a line each:
   "dN" deletes line N, "rN TEXT" replaces it, "iN TEXT" goes before it, and
   "NAME:N" is the line N of the block of that name. What is taken must give
   plans that keep inside of the structs. */
#include "compat/toolstack/conversion.h"
#include "compat/toolstack/described.h"
#include "tests/fuzz/fuzz.h"
#include "tests/toolstack/value.h"

enum { MAJOR = 4, MINOR = 22, MOST_LINES = 4096, MOST_REFUSALS = 1000 };

struct text {
    const char *lines[MOST_LINES];
    size_t lengths[MOST_LINES];
    unsigned int count;
};

static const char *right_file(size_t *bytes_r)
{
    static char *text;
    static size_t bytes;
    FILE *file;

    if (!text) {
        text = malloc(DESCRIBED_BYTES);
        file = fopen(SOURCE_FOLDER "/tests/toolstack/releases/newest", "r");
        REQUIRE(text && file);
        bytes = fread(text, 1, DESCRIBED_BYTES, file);
        fclose(file);
    }
    *bytes_r = bytes;
    return text;
}

static void split(struct text *text, const char *at, size_t bytes)
{
    const char *newline;

    while (bytes && text->count < MOST_LINES) {
        newline = memchr(at, '\n', bytes);
        text->lines[text->count] = at;
        text->lengths[text->count] = newline ? (size_t)(newline - at) : bytes;
        bytes -= text->lengths[text->count] + (newline != NULL);
        at += text->lengths[text->count] + (newline != NULL);
        text->count++;
    }
}

/* Is it the head of that block: "struct NAME", "end"? */
static bool heads(const char *line, size_t length, const char *name,
                  size_t bytes)
{
    const char *word = memchr(line, ' ', length);

    word = word ? word + 1 : line;
    length -= (size_t)(word - line);
    return *line != ' ' && length >= bytes && memcmp(word, name, bytes) == 0 &&
           (length == bytes || word[bytes] == ' ');
}

/* Where the block begins whose name comes before a colon, if any. */
static unsigned int block_line(const struct text *text, const char **at_p,
                               const char *end)
{
    const char *name = *at_p;
    const char *colon = memchr(name, ':', (size_t)(end - name));
    unsigned int i;

    if (!colon)
        return 0;
    for (i = 0; i < text->count; i++)
        if (text->lengths[i] && heads(text->lines[i], text->lengths[i], name,
                                      (size_t)(colon - name))) {
            *at_p = colon + 1;
            return i;
        }
    return 0;
}

static void edit(struct text *text, const char *line, size_t bytes)
{
    const char *end = line + bytes, *at = line + 1;
    unsigned int number = 0, i;

    if (!bytes)
        return;
    i = block_line(text, &at, end);
    while (at < end && *at >= '0' && *at <= '9')
        number = number * 10 + (unsigned int)(*at++ - '0');
    if (!text->count || text->count == MOST_LINES)
        return;
    number = (i + number) % text->count;
    at += at < end;
    if (*line == 'd') {
        text->count--;
        for (i = number; i < text->count; i++) {
            text->lines[i] = text->lines[i + 1];
            text->lengths[i] = text->lengths[i + 1];
        }
        return;
    }
    if (*line == 'i')
        for (i = text->count++; i > number; i--) {
            text->lines[i] = text->lines[i - 1];
            text->lengths[i] = text->lengths[i - 1];
        }
    text->lines[number] = at;
    text->lengths[number] = (size_t)(end - at);
}

/* The file that the input stands for. */
static char *make_file(const char *data, size_t size, size_t *bytes_r)
{
    static const char head[] = "xenstable-release";
    static struct text text, edits;
    const char *right;
    char *made;
    size_t bytes = 0;
    unsigned int i;

    if (size >= sizeof(head) - 1 &&
        memcmp(data, head, sizeof(head) - 1) == 0) {
        *bytes_r = size;
        return fuzz_text((const uint8_t *)data, size);
    }
    text.count = edits.count = 0;
    right = right_file(&bytes);
    split(&text, right, bytes);
    split(&edits, data, size);
    for (i = 0; i < edits.count; i++)
        edit(&text, edits.lines[i], edits.lengths[i]);
    for (bytes = 1, i = 0; i < text.count; i++)
        bytes += text.lengths[i] + 1;
    made = malloc(bytes);
    REQUIRE(made);
    for (bytes = 0, i = 0; i < text.count; i++) {
        memcpy(made + bytes, text.lines[i], text.lengths[i]);
        bytes += text.lengths[i];
        made[bytes++] = '\n';
    }
    *bytes_r = bytes;
    return made;
}

static void convert(const struct converter *converter, uint64_t seed)
{
    struct random random = {.state = seed, .full = seed & 1};
    const size_t ours = converter->type->bytes;
    char *value = malloc(ours), *back = calloc(1, ours);
    char *theirs = malloc(converter->bytes);
    struct conversion c = {0};
    int tries, ret = XENSTABLE_LIBXL_ERROR_NI;

    REQUIRE(value && back && theirs);
    random_fill(&random, converter->type, value);
    for (tries = 0; tries < MOST_REFUSALS && ret; tries++) {
        memset(theirs, 0, converter->bytes);
        ret = convert_to(converter, &c, value, theirs);
        REQUIRE(!ret || ret == XENSTABLE_LIBXL_ERROR_NI);
        if (ret && !type_reset(converter->type, value, c.refused))
            break;
    }
    if (!ret) {
        REQUIRE(convert_from(converter, &c, theirs, back) == 0);
        REQUIRE(convert_from(converter, &c, theirs, value) == 0);
        convert_drop(converter, &c, theirs);
        if (converter->type == TYPE(domain_config))
            value_free_shells((void *)back, (void *)value);
    }
    type_dispose(converter->type, value);
    free(value);
    free(back);
    free(theirs);
}

static void use(const struct described *described)
{
    struct plans plans;
    unsigned int i, j;
    char *room;

    for (i = 0; i < TYPE_COUNT; i++) {
        if (!described->has_type[i])
            continue;
        room = malloc(plan_bytes(&described->types[i], &described->release));
        REQUIRE(room);
        plan_init(&all_types[i], &described->release, room);
        free(room);
    }
    for (i = 0; i <= newest_generation; i++) {
        REQUIRE(plans_make(&plans, &all_generations[i], &described->release) ==
                0);
        for (j = 0; i == newest_generation && j < MOVING_COUNT; j++)
            if (plans.of.all[j])
                convert(plans.of.all[j], 0x9e3779b97f4a7c15u + j);
        plans_free(&plans);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct described *described;
    char reason[256] = "";
    size_t bytes;
    char *text = make_file((const char *)data, size, &bytes);
    int ret = described_parse(text, bytes, MAJOR, MINOR, &described, reason,
                              sizeof(reason));

    REQUIRE(ret == 0 || ret == -22);
    REQUIRE(!ret == !*reason && strlen(reason) < sizeof(reason) - 1);
    if (!ret)
        use(described);
    free(described);
    free(text);
    return 0;
}
