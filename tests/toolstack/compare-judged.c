/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/toolstack/compare-judged.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/lab/client/client.h"

enum { SHOWN = 24, LONGEST_LINE = 65536 };

struct line {
    char *key, *value;
    uint32_t hash;     /* of the key */
    unsigned int turn; /* how many lines before have this key */
};

struct output {
    struct line *lines;
    size_t count;
};

static struct {
    unsigned int calls, lines, moved, known, wrong;
} counted;

static bool matches(const char *pattern, const char *text)
{
    if (!pattern || !text)
        return !pattern && !text;
    for (; *pattern && *pattern != '*'; pattern++, text++)
        if (*pattern != *text)
            return false;
    if (!*pattern)
        return !*text;
    for (;; text++) {
        if (matches(pattern + 1, text))
            return true;
        if (!*text)
            return false;
    }
}

/* Its row, or -1 */
static int find_known(int minor, const char *step, const char *key,
                      const char *real, const char *ours)
{
    unsigned int i;

    for (i = 0; i < known_difference_count; i++) {
        const struct known_difference *known = &known_differences[i];

        if (minor >= known->since &&
            (!known->until || minor <= known->until) &&
            matches(known->steps, step) && matches(known->key, key) &&
            matches(known->real, real) && matches(known->ours, ours))
            return (int)i;
    }
    return -1;
}

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U; /* FNV-1a */

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    return hash;
}

static bool same_key(const struct line *one, const struct line *other)
{
    return one->hash == other->hash && strcmp(one->key, other->key) == 0;
}

static void add_line(struct output *output, char *text)
{
    char *value = strstr(text, " = ");
    struct line *line;
    size_t i;

    output->lines =
        realloc(output->lines, (output->count + 1) * sizeof(*output->lines));
    if (!output->lines)
        abort();
    line = &output->lines[output->count];
    text[strcspn(text, "\n")] = '\0';
    if (value) {
        *value = '\0';
        value += strlen(" = ");
    }
    line->key = strdup(text);
    line->value = strdup(value ? value : "");
    line->turn = 0;
    if (!line->key || !line->value)
        abort();
    line->hash = hash_of(line->key);
    for (i = output->count; i-- > 0;) {
        if (!same_key(&output->lines[i], line))
            continue;
        line->turn = output->lines[i].turn + 1;
        break;
    }
    output->count++;
}

static struct output read_output(const char *name)
{
    static char text[LONGEST_LINE];
    struct output output = {NULL, 0};
    FILE *file = fopen(name, "r");

    while (file && fgets(text, sizeof(text), file))
        add_line(&output, text);
    if (file)
        fclose(file);
    if (!output.count ||
        strcmp(output.lines[output.count - 1].key, "ctx_free()") != 0)
        result(false, "%s ends too early, after %zu lines", name,
               output.count);
    return output;
}

/* The line with the same key and turn. The search begins where it is likely to
   be. */
static const struct line *find(const struct output *output,
                               const struct line *like, size_t from)
{
    size_t i;

    for (i = 0; i < output->count; i++) {
        const struct line *line = &output->lines[(from + i) % output->count];

        if (line->turn == like->turn && same_key(line, like))
            return line;
    }
    return NULL;
}

static bool is_number(const char *text)
{
    size_t minus = *text == '-';

    return text[minus] && !text[minus + strspn(text + minus, "0123456789")];
}

/* These change from moment to moment: a vCPU's processor, and whether it runs.
 */
static bool is_momentary(const char *key)
{
    static const char *const names[] = {"running", "blocked", "cpu"};
    const char *name = strrchr(key, '.');
    unsigned int i;

    name = name ? name + 1 : key;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* Where libxl's first and second answer differ, ours may be anything between
   them. */
static bool has_moved(const struct line *real, const struct line *ours,
                      const struct line *after)
{
    long long first, between, second;

    if (!after || !is_number(real->value) || !is_number(ours->value) ||
        !is_number(after->value))
        return false;
    if (is_momentary(real->key))
        return true;
    first = atoll(real->value);
    between = atoll(ours->value);
    second = atoll(after->value);
    return first != second && ((first <= between && between <= second) ||
                               (second <= between && between <= first));
}

static void note_use(FILE *uses, int row)
{
    counted.known++;
    fprintf(uses, "%d\n", row);
}

static void differ(int minor, const char *step, const struct line *real,
                   const struct line *ours, FILE *uses)
{
    const char *key = (real ? real : ours)->key;
    const int row = find_known(minor, step, key, real ? real->value : NULL,
                               ours ? ours->value : NULL);

    if (row >= 0) {
        note_use(uses, row);
        return;
    }
    if (counted.wrong++ >= SHOWN)
        return;
    diag("%s: libxl %s, ours %s", key, real ? real->value : "has no such line",
         ours ? ours->value : "has no such line");
}

static void compare(int minor, const char *step, const struct output *real,
                    const struct output *ours, const struct output *after,
                    FILE *uses)
{
    size_t i;

    for (i = 0; i < real->count; i++) {
        const struct line *line = &real->lines[i];
        const struct line *other = find(ours, line, i);
        const char *call = strstr(line->key, "()");

        counted.lines++;
        counted.calls += call && !call[2];
        if (other && strcmp(line->value, other->value) == 0)
            continue;
        if (other && has_moved(line, other, find(after, line, i)))
            counted.moved++;
        else
            differ(minor, step, line, other, uses);
    }
    for (i = 0; i < ours->count; i++)
        if (!find(real, &ours->lines[i], i))
            differ(minor, step, NULL, &ours->lines[i], uses);
}

static FILE *open_beside(const char *path, const char *name, const char *mode)
{
    const char *slash = strrchr(path, '/');
    char text[512];
    FILE *file;

    snprintf(text, sizeof(text), "%.*s%s", slash ? (int)(slash - path + 1) : 0,
             path, name);
    file = fopen(text, mode);
    if (!file) {
        perror(text);
        exit(2);
    }
    return file;
}

static void compare_one(int minor, char **words)
{
    const struct output real = read_output(words[2]);
    const struct output ours = read_output(words[3]);
    const struct output none = {NULL, 0};
    FILE *counts = open_beside(words[2], "judged-counts", "a");
    FILE *uses = open_beside(words[2], "judged-rows", "a");

    compare(minor, words[1], &real, &ours,
            words[4] ? (const struct output[]){read_output(words[4])} : &none,
            uses);
    result(!counted.wrong,
           "%s: %u calls, %u members, of which %u moved and %u differ as they "
           "are meant to, and %u do not agree",
           words[0], counted.calls, counted.lines, counted.moved,
           counted.known, counted.wrong);
    fprintf(counts, "%s %u %u %u %u %u\n", words[1], counted.calls,
            counted.lines, counted.moved, counted.known, counted.wrong);
    fclose(counts);
    fclose(uses);
}

/* If a row's step was run on this release, its difference must have been seen.
 */
static void show_rows(int minor, FILE *uses, const bool *expected)
{
    unsigned int *times = calloc(known_difference_count, sizeof(*times));
    unsigned int row;

    while (times && fscanf(uses, "%u", &row) == 1)
        times[row]++;
    for (row = 0; times && row < known_difference_count; row++) {
        const struct known_difference *known = &known_differences[row];

        if (minor < known->since || (known->until && minor > known->until))
            continue;
        if (expected[row])
            result(times[row] > 0, "meant, %u times: %s", times[row],
                   known->reason);
    }
    free(times);
}

static void show_all(int minor, const char *folder)
{
    unsigned int one[5], sum[5] = {0}, i, count = 0;
    bool *expected = calloc(known_difference_count, sizeof(*expected));
    char path[512], step[32];
    FILE *counts, *uses;

    snprintf(path, sizeof(path), "%s/", folder);
    counts = open_beside(path, "judged-counts", "r");
    uses = open_beside(path, "judged-rows", "r");
    while (expected && fscanf(counts, "%31s %u %u %u %u %u", step, one,
                              one + 1, one + 2, one + 3, one + 4) == 6) {
        count++;
        for (i = 0; i < 5; i++)
            sum[i] += one[i];
        for (i = 0; i < known_difference_count; i++)
            expected[i] |= matches(known_differences[i].steps, step);
    }
    diag("%u outputs compared: %u calls, %u members, of which %u moved and %u "
         "differ as they are meant to; %u do not agree",
         count, sum[0], sum[1], sum[2], sum[3], sum[4]);
    if (expected)
        show_rows(minor, uses, expected);
    free(expected);
    fclose(counts);
    fclose(uses);
}

int main(int argc, char **argv)
{
    const char *release = getenv("LAB_XEN");
    const int minor = release ? atoi(release + strlen("4.")) : 0;

    if (minor && argc >= 6 && strcmp(argv[1], "one") == 0)
        compare_one(minor, argv + 2);
    else if (minor && argc == 3 && strcmp(argv[1], "all") == 0)
        show_all(minor, argv[2]);
    else
        result(false, "compare-judged: wrong words");
    return client_status();
}
