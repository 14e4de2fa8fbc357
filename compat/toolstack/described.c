/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "compat/toolstack/described_reader.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/libxl.h"

int described_fail(struct parser *p, unsigned int line, const char *format,
                   ...)
{
    va_list arguments;
    int bytes = snprintf(p->reason, p->reason_bytes, "%u: ", line);

    va_start(arguments, format);
    vsnprintf(p->reason + bytes, p->reason_bytes - (size_t)bytes, format,
              arguments);
    va_end(arguments);
    return -EINVAL;
}

/* Lines and words */

static int split(struct parser *p, char *at)
{
    size_t bytes = 0;

    p->count = 0;
    while (*(at += strspn(at, " \t")) && *at != '#') {
        if (p->count == WORDS)
            return described_fail(p, p->line, "too many words");
        p->words[p->count++] = at;
        at += strcspn(at, " \t");
        if (bytes + (size_t)(at - p->words[p->count - 1]) + 2 > LINE_BYTES)
            return described_fail(p, p->line, "too long");
        if (bytes)
            p->whole[bytes++] = ' ';
        memcpy(p->whole + bytes, p->words[p->count - 1],
               (size_t)(at - p->words[p->count - 1]));
        bytes += (size_t)(at - p->words[p->count - 1]);
        if (*at)
            *at++ = '\0';
    }
    p->whole[bytes] = '\0';
    return 0;
}

/* The next line that says something. */
static int next_line(struct parser *p)
{
    char *begin, *at, *newline;
    int ret;

    do {
        if (p->next == p->end)
            return described_fail(p, p->line + 1,
                                  "`end` expected: the file is cut off");
        begin = p->next;
        newline = memchr(begin, '\n', (size_t)(p->end - begin));
        p->line++;
        if (!newline)
            return described_fail(p, p->line, "the file is cut off");
        *newline = '\0';
        p->next = newline + 1;
        for (at = begin; at < newline; at++)
            if ((unsigned char)*at >= 0x7f ||
                ((unsigned char)*at < ' ' && *at != '\t'))
                return described_fail(p, p->line, "no text");
        ret = split(p, begin);
    } while (!ret && !p->count);
    return ret;
}

static bool is_word(const struct parser *p, unsigned int at, const char *word)
{
    return at < p->count && strcmp(p->words[at], word) == 0;
}

static bool is_name(const char *text, const char *more)
{
    const char *at = text;

    while (isalnum((unsigned char)*at) || *at == '_' ||
           (*at && strchr(more, *at)))
        at++;
    return at != text && !*at;
}

static int read_number(struct parser *p, const char *text, int64_t from,
                       int64_t to, int64_t *number_r)
{
    char *end;

    errno = 0;
    *number_r = strtoll(text, &end, 0);
    if (errno || end == text || *end || strlen(text) > NUMBER_BYTES ||
        *number_r < from || *number_r > to || isspace((unsigned char)*text))
        return described_fail(p, p->line,
                              "%.40s is no number from %lld to %lld", text,
                              (long long)from, (long long)to);
    return 0;
}

/* FNV-1a, as symbols/generator/outputs/release_file.py has it. */
static const uint32_t digest_offset = 0x811c9dc5;

static uint32_t digest(const struct parser *p, uint32_t value)
{
    const char *at = p->whole;

    do
        value = (value ^ (unsigned char)(*at ? *at : '\n')) * 0x01000193u;
    while (*at++);
    return value;
}

/* What must be as we know it. */
static int check_fixed(struct parser *p, uint32_t value, unsigned int line,
                       const char *name)
{
    unsigned int i;

    for (i = 0; i < ALL_FIXED; i++) {
        if (all_fixed[i] != value)
            continue;
        if (p->fixed[i])
            return described_fail(p, line, "%.60s is there already", name);
        p->fixed[i] = true;
        return 0;
    }
    return described_fail(p, line,
                          "%.60s is not as this libxenstable knows it", name);
}

/* The head */

static int read_head(struct parser *p, unsigned int major, unsigned int minor)
{
    char wanted[16];
    int64_t number;
    int ret = next_line(p);

    if (ret)
        return ret;
    if (p->count != 2 || !is_word(p, 0, "xenstable-release"))
        return described_fail(p, p->line,
                              "`xenstable-release FORMAT` expected");
    ret = read_number(p, p->words[1], 1, INT32_MAX, &number);
    if (ret)
        return ret;
    if (number > DESCRIBED_FORMAT)
        return described_fail(
            p, p->line,
            "format %lld is newer than this libxenstable, which reads "
            "%d",
            (long long)number, DESCRIBED_FORMAT);
    ret = next_line(p);
    if (ret)
        return ret;
    if (p->count != 8 || !is_word(p, 0, "release") ||
        !is_word(p, 2, "domctl") || !is_word(p, 4, "sysctl") ||
        !is_word(p, 6, "xenctrl"))
        return described_fail(
            p, p->line,
            "`release X.Y domctl N sysctl N xenctrl NODE` expected");
    snprintf(wanted, sizeof(wanted), "%u.%u", major, minor);
    if (strcmp(p->words[1], wanted) != 0)
        return described_fail(p, p->line, "this is Xen %.10s, not %s",
                              p->words[1], wanted);
    ret = read_number(p, p->words[3], 1, UINT16_MAX, &number);
    p->out->facts.domctl = (uint32_t)number;
    if (!ret)
        ret = read_number(p, p->words[5], 1, UINT16_MAX, &number);
    p->out->facts.sysctl = (uint32_t)number;
    if (ret)
        return ret;
    if (!is_name(p->words[7], ".-") ||
        strlen(p->words[7]) >= sizeof(p->out->facts.xenctrl_node))
        return described_fail(p, p->line, "%.40s is no version node",
                              p->words[7]);
    if (!is_word(p, 7, "-"))
        strcpy(p->out->facts.xenctrl_node, p->words[7]);
    return 0;
}

/* Enumerations */

const char *without(const char *name, const char *prefix)
{
    const size_t bytes = strlen(prefix);

    return strncmp(name, prefix, bytes) == 0 ? name + bytes : name;
}

const struct file_enum *find_enum(const struct parser *p, const char *name)
{
    unsigned int i;

    for (i = 0; i < p->enum_count; i++)
        if (strcmp(p->enums[i].name, name) == 0)
            return &p->enums[i];
    return NULL;
}

static const struct enumeration *known_enumeration(const char *name)
{
    unsigned int i;

    for (i = 0; i < ENUMERATION_COUNT; i++)
        if (strcmp(text_at(all_enumerations[i].name),
                   without(name, "libxl_")) == 0)
            return &all_enumerations[i];
    return NULL;
}

static int begin_enum(struct parser *p)
{
    struct file_enum *new = &p->enums[p->enum_count];

    if (p->count != 2 || !is_name(p->words[1], ""))
        return described_fail(p, p->line, "`enum NAME` expected");
    if (p->enum_count == ENUMS)
        return described_fail(p, p->line, "too many enumerations");
    if (find_enum(p, p->words[1]))
        return described_fail(p, p->line, "%.60s is there already",
                              p->words[1]);
    *new = (struct file_enum){.name = p->words[1],
                              .known = known_enumeration(p->words[1]),
                              .first = p->value_count};
    p->enum_count++;
    return 0;
}

static const struct file_value *find_value(const struct parser *p,
                                           const struct file_enum *of,
                                           const char *name)
{
    unsigned int i;

    for (i = of->first; i < of->first + of->count; i++)
        if (strcmp(p->values[i].name, name) == 0)
            return &p->values[i];
    return NULL;
}

/* Neither a name nor a number of ours may mean something else. */
static int check_value(struct parser *p, const struct file_enum *of,
                       const struct file_value *value)
{
    const struct enumerator *known;
    bool same_name, same_number;
    unsigned int i;

    for (i = 0; of->known && i < of->known->count; i++) {
        known = &enumeration_values(of->known)[i];
        same_name = strcmp(text_at(known->string), value->name) == 0;
        same_number = known->number == value->number;
        if (same_name != same_number)
            return described_fail(p, p->line, "%.60s is %d, and %s was %d",
                                  value->name, (int)value->number,
                                  text_at(known->string), known->number);
        if (same_name)
            p->out->has_enumerator[known - all_enumerators] = true;
    }
    return 0;
}

static int read_value(struct parser *p)
{
    struct file_enum *of = &p->enums[p->enum_count - 1];
    struct file_value *value = &p->values[p->value_count];
    int64_t number;
    int ret;

    if (p->count != 3 || !is_name(p->words[1], ""))
        return described_fail(p, p->line, "`value NAME NUMBER` expected");
    if (p->value_count == VALUES)
        return described_fail(p, p->line, "too many values");
    if (find_value(p, of, p->words[1]))
        return described_fail(p, p->line, "%.60s is there already",
                              p->words[1]);
    ret = read_number(p, p->words[2], INT32_MIN, INT32_MAX, &number);
    if (ret)
        return ret;
    *value = (struct file_value){p->words[1], (int32_t)number};
    ret = check_value(p, of, value);
    p->value_count++;
    of->count++;
    return ret;
}

/* The lines of a struct */

/* The group that a path is in must be the last one that is not left. */
static int check_outer(struct parser *p, const struct entry *entry)
{
    const struct entry *last = entry;
    unsigned int depth = 0;
    const char *dot;

    if (!entry->outer)
        return 0;
    for (dot = entry->path; (dot = strchr(dot, '.')); dot++)
        depth++;
    if (depth > DEPTH)
        return described_fail(p, entry->line, "%.60s: too deep", entry->path);
    while (last-- > p->entries) {
        if (last->group && strlen(last->path) + 1 == entry->outer &&
            strncmp(last->path, entry->path, entry->outer - 1) == 0) {
            if (last->is_union != entry->is_case)
                break;
            return 0;
        }
        /* Only what is inside may stand between. */
        if (strncmp(last->path, entry->path, entry->outer) != 0)
            break;
    }
    return described_fail(p, entry->line, "%.60s stands in nothing",
                          entry->path);
}

/* A type is one word, or two with a pointer. */
static int read_type(struct parser *p, struct entry *entry, unsigned int *at)
{
    if (*at < p->count)
        entry->type = p->words[(*at)++];
    if (!entry->type || !is_name(entry->type, ""))
        return described_fail(p, p->line, "a type expected");
    if (!is_word(p, *at, "*"))
        return 0;
    (*at)++;
    if (strcmp(entry->type, "char") != 0)
        return described_fail(p, p->line, "no type %.60s *", entry->type);
    entry->type = "char *";
    return 0;
}

static int read_words(struct parser *p, struct entry *entry, unsigned int at)
{
    int64_t number;
    int ret = 0;

    for (; at < p->count && !ret; at++) {
        if (is_word(p, at, "private") && !entry->private) {
            entry->private = true;
        } else if (is_word(p, at, "count") && entry->array && !entry->count &&
                   at + 1 < p->count && is_name(p->words[at + 1], "")) {
            entry->count = p->words[++at];
        } else if (is_word(p, at, "default") && !entry->array &&
                   !entry->initial && at + 1 < p->count) {
            ret =
                read_number(p, p->words[++at], INT32_MIN, INT32_MAX, &number);
            entry->initial = (int32_t)number;
        } else {
            return described_fail(p, p->line, "unknown: %.60s", p->words[at]);
        }
    }
    if (!ret && entry->array && !entry->count)
        ret = described_fail(p, p->line, "`count NAME` expected");
    return ret;
}

/* For which value of the union's key is this case? */
static int read_case(struct parser *p, struct entry *entry)
{
    const struct entry *in = entry;
    const struct file_value *value;

    if (p->count != 3)
        return described_fail(p, p->line, "`case PATH VALUE` expected");
    do
        in--;
    while (!in->is_union || strlen(in->path) + 1 != entry->outer);
    value = find_value(p, find_enum(p, find_key(p, in)->type), p->words[2]);
    if (!value)
        return described_fail(p, p->line, "no value %.60s", p->words[2]);
    entry->initial = value->number;
    return 0;
}

static int read_member(struct parser *p)
{
    struct entry *entry = &p->entries[p->entry_count];
    unsigned int at = 2;
    const char *dot;
    int ret;

    if (p->count < 2 || !is_name(p->words[1], "."))
        return described_fail(p, p->line, "a name expected");
    if (p->entry_count == ENTRIES)
        return described_fail(p, p->line, "too many members");
    dot = strrchr(p->words[1], '.');
    *entry = (struct entry){
        .line = p->line,
        .array = is_word(p, 0, "array"),
        .is_union = is_word(p, 0, "union"),
        .is_case = is_word(p, 0, "case"),
        .path = p->words[1],
        .name = dot ? dot + 1 : p->words[1],
        .outer = dot ? (size_t)(dot + 1 - p->words[1]) : 0,
    };
    entry->group = entry->is_union || entry->is_case || is_word(p, 0, "group");
    if (!*entry->name)
        return described_fail(p, p->line, "a name expected");
    ret = check_outer(p, entry);
    if (ret)
        return ret;
    p->entry_count++;
    if (entry->is_case)
        return entry->outer
                   ? read_case(p, entry)
                   : described_fail(p, p->line, "no union has this case");
    if (entry->is_union) {
        if (p->count != 4 || !is_word(p, 2, "key"))
            return described_fail(p, p->line,
                                  "`union PATH key MEMBER` expected");
        entry->key = p->words[3];
        return find_key(p, entry)
                   ? 0
                   : described_fail(p, p->line,
                                    "no enumeration %.60s before it",
                                    entry->key);
    }
    if (entry->group)
        return p->count == 2
                   ? 0
                   : described_fail(p, p->line, "`group PATH` expected");
    ret = read_type(p, entry, &at);
    return ret ? ret : read_words(p, entry, at);
}

/* What begins the next block, or ends the file. */
static bool is_block(const struct parser *p)
{
    return is_word(p, 0, "struct") || is_word(p, 0, "enum") ||
           is_word(p, 0, "function") || is_word(p, 0, "typedef") ||
           is_word(p, 0, "hypercall") || is_word(p, 0, "end");
}

/* The parser is then at the line behind it; so it is with the others. */
static int read_plain(struct parser *p)
{
    const unsigned int line = p->line;
    const char *name = p->words[1];
    uint32_t value = digest_offset;
    int ret = 0;

    do {
        value = digest(p, value);
        ret = next_line(p);
    } while (!ret && !is_block(p));
    return ret ? ret : check_fixed(p, value, line, name);
}

static int read_struct(struct parser *p)
{
    const unsigned int line = p->line;
    const char *name = p->words[1];
    int64_t stated;
    int ret;

    if (p->count == 3 && is_word(p, 2, "plain"))
        return read_plain(p);
    if (p->count != 2 || !is_name(name, ""))
        return described_fail(p, line, "`struct NAME` expected");
    p->entry_count = 0;
    ret = next_line(p);
    if (ret)
        return ret;
    if (p->count != 2 || !is_word(p, 0, "size"))
        return described_fail(p, p->line, "`size BYTES` expected");
    ret = read_number(p, p->words[1], 1, UINT16_MAX, &stated);
    while (!ret) {
        ret = next_line(p);
        if (ret || is_block(p))
            break;
        if (is_word(p, 0, "field") || is_word(p, 0, "array") ||
            is_word(p, 0, "union") || is_word(p, 0, "case") ||
            is_word(p, 0, "group"))
            ret = read_member(p);
        else
            ret = described_fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    return ret ? ret : finish_struct(p, line, name, stated);
}

/* A structure of domctl or sysctl, in one of the layouts that we know? */
static int read_hypercall(struct parser *p)
{
    uint32_t value = digest(p, digest_offset);
    unsigned int i;
    int ret;

    if (p->count != 2)
        return described_fail(p, p->line, "`hypercall NAME` expected");
    for (ret = next_line(p); !ret && !is_block(p); ret = next_line(p)) {
        if (!is_word(p, 0, "size") && !is_word(p, 0, "field"))
            return described_fail(p, p->line, "unknown: %.60s", p->words[0]);
        value = digest(p, value);
    }
    for (i = 0; i < locked_layouts_count; i++) {
        if (locked_layouts[i].digest != value)
            continue;
        p->locked[locked_layouts[i].number] = true;
        if (locked_layouts[i].place)
            ((unsigned char *)&p->out->facts)[locked_layouts[i].place] =
                locked_layouts[i].layout;
    }
    return ret;
}

/* Xen compares the number alone: the structures must be known, too. */
static void check_locked(struct parser *p)
{
    unsigned int i;

    for (i = 0; i < locked_layouts_count; i++) {
        if (p->locked[locked_layouts[i].number])
            continue;
        if (locked_layouts[i].domctl)
            p->out->facts.domctl = 0;
        else
            p->out->facts.sysctl = 0;
    }
}

static int read_enum(struct parser *p)
{
    int ret = begin_enum(p);

    while (!ret) {
        ret = next_line(p);
        if (ret || is_block(p))
            break;
        ret = is_word(p, 0, "value")
                  ? read_value(p)
                  : described_fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    return ret;
}

static int read_typedef(struct parser *p)
{
    int ret = check_fixed(p, digest(p, digest_offset), p->line,
                          p->count > 1 ? p->words[1] : "it");

    return ret ? ret : next_line(p);
}

/* Those that all releases have are called without a look. */
static bool is_needed(const struct libxl_function *function)
{
    return function->since <= RELEASE(4, 14);
}

static int read_function(struct parser *p)
{
    const uint32_t value = digest(p, digest_offset);
    const char *begin, *end = strchr(p->whole, '(');
    unsigned int i;

    if (!end)
        return described_fail(p, p->line, "a prototype expected");
    for (begin = end; begin > p->whole &&
                      (isalnum((unsigned char)begin[-1]) || begin[-1] == '_');)
        begin--;
    for (i = 0; i < LIBXL_FUNCTION_COUNT; i++) {
        const struct libxl_function *known = &libxl_function_table[i];

        if (strlen(known->name) != (size_t)(end - begin) ||
            strncmp(known->name, begin, (size_t)(end - begin)) != 0)
            continue;
        if (p->out->has_function[i])
            return described_fail(p, p->line, "%s() is there already",
                                  known->name);
        p->out->has_function[i] =
            known->digest == value || known->digest_before == value;
        if (is_needed(known) && !p->out->has_function[i])
            return described_fail(p, p->line,
                                  "%s() is not as this libxenstable knows it",
                                  known->name);
    }
    return next_line(p);
}

/* Is all there that is taken for granted? */
static int check_whole(struct parser *p)
{
    const unsigned int release =
        RELEASE(p->out->release.major, p->out->release.minor);
    const struct type *type;
    unsigned int i;

    check_locked(p);
    for (i = 0; i < ALL_FIXED; i++)
        if (!p->fixed[i])
            return described_fail(p, p->line,
                                  "a typedef or a plain struct is missing");
    for (i = 0; i < TYPE_COUNT; i++)
        if (!p->out->has_type[i] && libxl_type_since(i) <= release)
            return described_fail(p, p->line, "libxl_%s is missing",
                                  type_name(&all_types[i]));
    for (i = 0; i < LIBXL_FUNCTION_COUNT; i++)
        if (!p->out->has_function[i] && is_needed(&libxl_function_table[i]))
            return described_fail(p, p->line, "%s() is missing",
                                  libxl_function_table[i].name);
    type = plans_cannot(&p->out->release);
    if (type)
        return described_fail(
            p, p->line,
            "libxl_%s has changed, which this libxenstable does not "
            "convert",
            type_name(type));
    return 0;
}

static int read_blocks(struct parser *p)
{
    int ret = next_line(p);

    while (!ret && !is_word(p, 0, "end")) {
        if (is_word(p, 0, "struct") && p->count > 1)
            ret = read_struct(p);
        else if (is_word(p, 0, "enum"))
            ret = read_enum(p);
        else if (is_word(p, 0, "hypercall"))
            ret = read_hypercall(p);
        else if (is_word(p, 0, "typedef"))
            ret = read_typedef(p);
        else if (is_word(p, 0, "function"))
            ret = read_function(p);
        else
            ret = described_fail(p, p->line, "unknown: %.60s", p->words[0]);
    }
    if (!ret && (p->count != 1 || p->next != p->end))
        ret = described_fail(p, p->line, "something behind `end`");
    return ret;
}

static void begin(struct parser *p, unsigned int major, unsigned int minor)
{
    struct described *out = p->out;

    out->release = (struct toolstack_release){major, minor, out};
    out->facts = known_releases[known_releases_count - 1];
    out->facts.major = major;
    out->facts.minor = minor;
    memset(out->facts.xenctrl_node, 0, sizeof(out->facts.xenctrl_node));
    out->tables = (struct tables){out->members, out->types, out->texts};
    memcpy(out->members, all_members, ALL_MEMBERS * sizeof(*out->members));
    memcpy(out->types, all_types, ALL_TYPES * sizeof(*out->types));
    memcpy(out->texts, text_at(0), ALL_TEXT_BYTES);
    p->members = ALL_MEMBERS;
    p->types = ALL_TYPES;
    p->text_bytes = ALL_TEXT_BYTES;
}

int described_parse(char *text, size_t text_bytes, unsigned int major,
                    unsigned int minor, struct described **described_r,
                    char *reason, size_t reason_bytes)
{
    struct parser *p = calloc(1, sizeof(*p));
    int ret = -ENOMEM;

    *described_r = NULL;
    if (!p)
        return -ENOMEM;
    p->out = calloc(1, sizeof(*p->out));
    if (p->out) {
        p->next = text;
        p->end = text + text_bytes;
        p->reason = reason;
        p->reason_bytes = reason_bytes;
        begin(p, major, minor);
        ret = read_head(p, major, minor);
        if (!ret)
            ret = read_blocks(p);
        if (!ret)
            ret = check_whole(p);
    }
    if (ret)
        free(p->out);
    else
        *described_r = p->out;
    free(p);
    return ret;
}
