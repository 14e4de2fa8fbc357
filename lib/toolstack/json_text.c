/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* JSON text by libyajl. It does not check its allocations, so it gets an
   allocator that leaves it by longjmp() when there is no memory; everything
   it has allocated is on a list and freed by us. */
#include "lib/toolstack/json_text.h"

#include <errno.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/toolstack/json.h"
#include "lib/toolstack/json_library.h"

/* What yajl allocates: a list of blocks. */
struct block {
    alignas(max_align_t) struct block *next;
    struct block *previous;
};

struct arena {
    struct block *blocks;
    jmp_buf no_memory;
};

static void *arena_link(struct arena *arena, struct block *block)
{
    if (!block)
        longjmp(arena->no_memory, 1);
    block->previous = NULL;
    block->next = arena->blocks;
    if (block->next)
        block->next->previous = block;
    arena->blocks = block;
    return block + 1;
}

static void arena_unlink(struct arena *arena, struct block *block)
{
    if (block->previous)
        block->previous->next = block->next;
    else
        arena->blocks = block->next;
    if (block->next)
        block->next->previous = block->previous;
}

static void *arena_malloc(void *context, size_t bytes)
{
    return arena_link(context, malloc(sizeof(struct block) + bytes));
}

static void arena_free(void *context, void *memory)
{
    struct block *block = memory;

    if (block) {
        arena_unlink(context, --block);
        free(block);
    }
}

static void *arena_realloc(void *context, void *memory, size_t bytes)
{
    struct block *larger, *block = memory;

    if (!block)
        return arena_malloc(context, bytes);
    larger = realloc(--block, sizeof(*block) + bytes);
    if (!larger)
        longjmp(((struct arena *)context)->no_memory, 1);
    /* The block may have moved: correct its neighbours' pointers. */
    if (larger->previous)
        larger->previous->next = larger;
    else
        ((struct arena *)context)->blocks = larger;
    if (larger->next)
        larger->next->previous = larger;
    return larger + 1;
}

static void arena_clear(struct arena *arena)
{
    while (arena->blocks) {
        struct block *next = arena->blocks->next;

        free(arena->blocks);
        arena->blocks = next;
    }
}

struct parser {
    struct json_library library;
    struct arena arena;
    yajl_handle handle;
    struct json_value *root;
    struct json_value *open[JSON_MAX_DEPTH];
    int depth;
    char *key; /* of the value that comes next */
    const char *wrong;
    size_t at; /* how far yajl came */
    bool no_memory;
};

/* Values are freed without recursion, from the front. */
void json_free(struct json_value *value)
{
    while (value) {
        struct json_value *next = value->next;

        if (value->first) {
            /* Put what is inside in front of what comes after. */
            value->last->next = next;
            next = value->first;
        }
        free(value->text);
        free(value->key);
        free(value);
        value = next;
    }
}

static char *copy_text(const unsigned char *text, size_t bytes)
{
    char *copy = malloc(bytes + 1);

    if (copy) {
        memcpy(copy, text, bytes);
        copy[bytes] = '\0';
    }
    return copy;
}

static int stop(struct parser *parser, const char *wrong)
{
    parser->wrong = wrong;
    return 0;
}

static int stop_no_memory(struct parser *parser)
{
    parser->no_memory = true;
    return 0;
}

/* Put a value where it belongs. Takes @text. */
static int add(struct parser *parser, enum json_kind kind, char *text,
               bool boolean)
{
    struct json_value *outer, *value = calloc(1, sizeof(*value));

    if (!value) {
        free(text);
        return stop_no_memory(parser);
    }
    value->kind = kind;
    value->text = text;
    value->boolean = boolean;
    value->key = parser->key;
    value->at = parser->library.yajl_get_bytes_consumed(parser->handle);
    parser->key = NULL;
    if (parser->depth == 0) {
        parser->root = value;
    } else {
        outer = parser->open[parser->depth - 1];
        if (outer->last)
            outer->last->next = value;
        else
            outer->first = value;
        outer->last = value;
        outer->count++;
        if (outer->kind == JSON_ARRAY && outer->count > JSON_MAX_ELEMENTS)
            return stop(parser, "an array with too many elements");
        if (outer->kind == JSON_OBJECT && outer->count > JSON_MAX_MEMBERS)
            return stop(parser, "an object with too many members");
    }
    if (kind == JSON_ARRAY || kind == JSON_OBJECT) {
        if (parser->depth == JSON_MAX_DEPTH)
            return stop(parser, "nested too deeply");
        parser->open[parser->depth++] = value;
    }
    return 1;
}

static int on_null(void *context)
{
    return add(context, JSON_NULL, NULL, false);
}

static int on_boolean(void *context, int value)
{
    return add(context, JSON_BOOL, NULL, value);
}

/* A string or number, which may not hold a NUL. */
static int add_text(struct parser *parser, enum json_kind kind,
                    const unsigned char *text, size_t bytes)
{
    char *copy;

    if (memchr(text, '\0', bytes))
        return stop(parser, "a string with a NUL character");
    copy = copy_text(text, bytes);
    return copy ? add(parser, kind, copy, false) : stop_no_memory(parser);
}

static int on_number(void *context, const char *text, size_t bytes)
{
    return add_text(context, JSON_NUMBER, (const unsigned char *)text, bytes);
}

static int on_string(void *context, const unsigned char *text, size_t bytes)
{
    return add_text(context, JSON_STRING, text, bytes);
}

static int on_key(void *context, const unsigned char *text, size_t bytes)
{
    struct parser *parser = context;
    const struct json_value *value;

    if (memchr(text, '\0', bytes))
        return stop(parser, "a name with a NUL character");
    parser->key = copy_text(text, bytes);
    if (!parser->key)
        return stop_no_memory(parser);
    for (value = parser->open[parser->depth - 1]->first; value;
         value = value->next) {
        if (strcmp(value->key, parser->key) == 0)
            return stop(parser, "a name twice in one object");
    }
    return 1;
}

static int on_object(void *context)
{
    return add(context, JSON_OBJECT, NULL, false);
}

static int on_array(void *context)
{
    return add(context, JSON_ARRAY, NULL, false);
}

static int on_end(void *context)
{
    struct parser *parser = context;

    parser->depth--;
    return 1;
}

static const char *parser_wrong(const struct parser *parser,
                                yajl_status status)
{
    if (parser->wrong)
        return parser->wrong;
    if (status == yajl_status_ok || !parser->root || parser->depth)
        return "not valid JSON, or it ends too early";
    return "not valid JSON, or something follows it";
}

/* Let yajl read the text. longjmp() leaves it when there is no memory. */
static yajl_status run(struct parser *parser, const char *text, size_t bytes)
{
    /* Not static: the loader would relocate these pointers in each program. */
    const yajl_callbacks callbacks = {
        .yajl_null = on_null,
        .yajl_boolean = on_boolean,
        .yajl_number = on_number,
        .yajl_string = on_string,
        .yajl_start_map = on_object,
        .yajl_map_key = on_key,
        .yajl_end_map = on_end,
        .yajl_start_array = on_array,
        .yajl_end_array = on_end,
    };
    yajl_alloc_funcs memory = {arena_malloc, arena_realloc, arena_free,
                               &parser->arena};
    yajl_status status;

    if (setjmp(parser->arena.no_memory)) {
        parser->no_memory = true;
        return yajl_status_client_canceled;
    }
    parser->handle = parser->library.yajl_alloc(&callbacks, &memory, parser);
    status = parser->library.yajl_parse(parser->handle,
                                        (const unsigned char *)text, bytes);
    parser->at = parser->library.yajl_get_bytes_consumed(parser->handle);
    if (status == yajl_status_ok)
        status = parser->library.yajl_complete_parse(parser->handle);
    return status;
}

/* The number behind "\\u", or -1. */
static int escaped(const char *text)
{
    char digits[5] = "";

    if (text[0] != '\\' || text[1] != 'u')
        return -1;
    strncat(digits, text + 2, 4);
    if (strspn(digits, "0123456789abcdefABCDEF") != 4)
        return -1;
    return (int)strtol(digits, NULL, 16);
}

/* A surrogate that is escaped without its other half, or NULL. yajl makes
   something of it that is not UTF-8. A backslash outside of a string is an
   error to yajl. */
static const char *lone_surrogate(const char *text)
{
    int high, low;

    for (text = strchr(text, '\\'); text && text[1];
         text = strchr(text, '\\')) {
        high = escaped(text);
        if (high >= 0xdc00 && high <= 0xdfff)
            return text;
        if (high >= 0xd800 && high <= 0xdbff) {
            low = escaped(text + 6);
            if (low < 0xdc00 || low > 0xdfff)
                return text;
            text += 6;
        }
        text += high < 0 ? 2 : 6;
    }
    return NULL;
}

/* How many bytes the character at @at has, 0 for what is none: too long for
   its number, a surrogate, beyond Unicode (RFC 3629, which yajl checks in
   part). */
static unsigned int character_bytes(const unsigned char *at)
{
    unsigned int bytes, i;
    unsigned char least = 0x80, most = 0xbf;

    if (at[0] < 0x80)
        return 1;
    if (at[0] < 0xc2 || at[0] > 0xf4)
        return 0;
    bytes = at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
    if (at[0] == 0xe0)
        least = 0xa0;
    else if (at[0] == 0xed)
        most = 0x9f;
    else if (at[0] == 0xf0)
        least = 0x90;
    else if (at[0] == 0xf4)
        most = 0x8f;
    for (i = 1; i < bytes; i++, least = 0x80, most = 0xbf)
        if (at[i] < least || at[i] > most)
            return 0;
    return bytes;
}

/* The first byte that is not UTF-8, or NULL. */
static const char *not_utf8(const char *text)
{
    unsigned int bytes;

    for (; *text; text += bytes) {
        bytes = character_bytes((const unsigned char *)text);
        if (!bytes)
            return text;
    }
    return NULL;
}

int json_parse(const char *text, struct json_value **root_r, char *message,
               size_t message_bytes)
{
    size_t bytes = strlen(text);
    struct parser parser = {0};
    const char *surrogate, *odd;
    yajl_status status;
    int ret;

    if (bytes > JSON_MAX_BYTES) {
        snprintf(message, message_bytes, "larger than %d bytes",
                 JSON_MAX_BYTES);
        return XENSTABLE_LIBXL_ERROR_INVAL;
    }
    odd = not_utf8(text);
    if (odd) {
        snprintf(message, message_bytes, "not UTF-8, at byte %zu",
                 (size_t)(odd - text));
        return XENSTABLE_LIBXL_ERROR_INVAL;
    }
    surrogate = lone_surrogate(text);
    if (surrogate) {
        snprintf(message, message_bytes, "half a surrogate pair, at byte %zu",
                 (size_t)(surrogate - text));
        return XENSTABLE_LIBXL_ERROR_INVAL;
    }
    ret = json_library_load(&parser.library, message, message_bytes);
    if (ret)
        return ret;
    status = run(&parser, text, bytes);
    arena_clear(&parser.arena);
    free(parser.key);
    if (status == yajl_status_ok && parser.root && parser.depth == 0) {
        *root_r = parser.root;
        return 0;
    }
    json_free(parser.root);
    if (parser.no_memory) {
        snprintf(message, message_bytes, "out of memory");
        return XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    snprintf(message, message_bytes, "%s, at byte %zu",
             parser_wrong(&parser, status), parser.at);
    return XENSTABLE_LIBXL_ERROR_INVAL;
}

bool json_read_unsigned(const struct json_value *value, size_t bytes,
                        bool printed_signed, uint64_t *number_r)
{
    unsigned long long number;
    long long negative;
    char *end;

    if (value->kind != JSON_NUMBER)
        return false;
    errno = 0;
    if (value->text[0] == '-') {
        negative = strtoll(value->text, &end, 10);
        number = (unsigned long long)negative;
        if (*end || errno || (negative && !printed_signed) ||
            (bytes == sizeof(uint32_t) && negative < INT32_MIN))
            return false;
        if (bytes == sizeof(uint32_t))
            number = (uint32_t)number;
    } else {
        number = strtoull(value->text, &end, 10);
        if (*end || errno || number > UINT64_MAX >> (64 - 8 * bytes))
            return false;
    }
    *number_r = number;
    return true;
}

struct json_writer {
    struct json_library library;
    struct arena arena;
    yajl_gen generator;
    char *text;
    size_t bytes;
    size_t room;
    const char *failed; /* why */
    unsigned int
        count[JSON_MAX_DEPTH + 1]; /* of what is in each that is open */
    bool object[JSON_MAX_DEPTH + 1];
    int depth;
};

void json_write_failed(struct json_writer *writer, const char *why)
{
    if (!writer->failed)
        writer->failed = why;
}

/* Receives a piece of text from yajl. */
static void append(void *context, const char *text, size_t bytes)
{
    struct json_writer *writer = context;
    size_t room = writer->room ? writer->room : 256;
    char *larger;

    if (writer->failed)
        return;
    if (writer->bytes + bytes > JSON_MAX_BYTES) {
        writer->failed = "larger than can be read";
        return;
    }
    while (room - writer->bytes <= bytes)
        room *= 2;
    if (room != writer->room) {
        larger = realloc(writer->text, room);
        if (!larger) {
            writer->failed = "out of memory";
            return;
        }
        writer->text = larger;
        writer->room = room;
    }
    memcpy(writer->text + writer->bytes, text, bytes);
    writer->bytes += bytes;
    writer->text[writer->bytes] = '\0';
}

/* Nothing is allocated after this: text goes to append(). */
static bool start(struct json_writer *writer)
{
    yajl_alloc_funcs memory = {arena_malloc, arena_realloc, arena_free,
                               &writer->arena};

    if (setjmp(writer->arena.no_memory))
        return false;
    writer->generator = writer->library.yajl_gen_alloc(&memory);
    writer->library.yajl_gen_config(writer->generator, yajl_gen_print_callback,
                                    append, writer);
    writer->library.yajl_gen_config(writer->generator, yajl_gen_beautify, 1);
    return true;
}

int json_writer_begin(struct json_writer **writer_r, char *message,
                      size_t message_bytes)
{
    struct json_writer *writer = calloc(1, sizeof(*writer));
    int ret = XENSTABLE_LIBXL_ERROR_NOMEM;

    if (!writer) {
        snprintf(message, message_bytes, "out of memory");
        return ret;
    }
    ret = json_library_load(&writer->library, message, message_bytes);
    if (!ret && !start(writer)) {
        snprintf(message, message_bytes, "out of memory");
        ret = XENSTABLE_LIBXL_ERROR_NOMEM;
    }
    if (ret)
        free(json_writer_end(writer, NULL, 0));
    else
        *writer_r = writer;
    return ret;
}

static void check(struct json_writer *writer, yajl_gen_status status)
{
    if (status != yajl_gen_status_ok)
        json_write_failed(writer, "nested too deeply");
}

/* One more name or value; both count in an object. */
static void count(struct json_writer *writer)
{
    unsigned int number = ++writer->count[writer->depth];

    if (!writer->depth)
        return;
    if (writer->object[writer->depth]) {
        if (number > 2 * JSON_MAX_MEMBERS)
            json_write_failed(writer, "an object with too many members");
    } else if (number > JSON_MAX_ELEMENTS) {
        json_write_failed(writer, "an array with too many elements");
    }
}

static void begin(struct json_writer *writer, bool object)
{
    count(writer);
    if (writer->depth == JSON_MAX_DEPTH) {
        json_write_failed(writer, "nested too deeply");
        return;
    }
    writer->depth++;
    writer->count[writer->depth] = 0;
    writer->object[writer->depth] = object;
}

static void finish(struct json_writer *writer)
{
    if (writer->depth)
        writer->depth--;
}

void json_write_object(struct json_writer *writer)
{
    begin(writer, true);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_map_open(writer->generator));
}

void json_write_object_end(struct json_writer *writer)
{
    finish(writer);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_map_close(writer->generator));
}

void json_write_array(struct json_writer *writer)
{
    begin(writer, false);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_array_open(writer->generator));
}

void json_write_array_end(struct json_writer *writer)
{
    finish(writer);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_array_close(writer->generator));
}

void json_write_string(struct json_writer *writer, const char *text)
{
    count(writer);
    if (!writer->failed && not_utf8(text))
        json_write_failed(writer, "a string that is not UTF-8");
    else if (!writer->failed)
        check(writer, writer->library.yajl_gen_string(
                          writer->generator, (const unsigned char *)text,
                          strlen(text)));
}

/* Numbers as text: yajl's own integers end at the largest signed one. */
static void write_number(struct json_writer *writer, const char *text)
{
    count(writer);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_number(writer->generator, text,
                                                      strlen(text)));
}

void json_write_unsigned(struct json_writer *writer, uint64_t number)
{
    char text[24];

    snprintf(text, sizeof(text), "%llu", (unsigned long long)number);
    write_number(writer, text);
}

void json_write_signed(struct json_writer *writer, int64_t number)
{
    char text[24];

    snprintf(text, sizeof(text), "%lld", (long long)number);
    write_number(writer, text);
}

void json_write_bool(struct json_writer *writer, bool value)
{
    count(writer);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_bool(writer->generator, value));
}

void json_write_null(struct json_writer *writer)
{
    count(writer);
    if (!writer->failed)
        check(writer, writer->library.yajl_gen_null(writer->generator));
}

char *json_writer_end(struct json_writer *writer, char *message,
                      size_t message_bytes)
{
    char *text = writer->text;

    if (writer->failed) {
        if (message)
            snprintf(message, message_bytes, "%s", writer->failed);
        free(text);
        text = NULL;
    }
    arena_clear(&writer->arena);
    free(writer);
    return text;
}
