/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Release files: those of known releases give the plans that our own tables
   give, changed ones give what they say, and wrong ones are refused. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compat/release.h"
#include "compat/toolstack/described.h"
#include "compat/toolstack/libxl.h"
#include "tests/suite.h"

static const char *const files[] = {"oldest", "between", "newest"};

static char *read_file(const char *name)
{
    char *text = calloc(1, DESCRIBED_BYTES), path[512];
    const char *folder = getenv("srcdir");
    FILE *file;

    snprintf(path, sizeof(path), "%s/tests/toolstack/releases/%s",
             folder ? folder : ".", name);
    file = fopen(path, "r");
    ck_assert_ptr_nonnull(text);
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_gt(fread(text, 1, DESCRIBED_BYTES - 1, file), 0);
    fclose(file);
    return text;
}

/* The release that the file is for. */
static const struct toolstack_release *release_of(const char *text)
{
    const char *line = strstr(text, "\nrelease ");
    unsigned int major, minor, i;

    ck_assert_ptr_nonnull(line);
    ck_assert_int_eq(sscanf(line, "\nrelease %u.%u ", &major, &minor), 2);
    for (i = 0; i < toolstack_releases_count; i++)
        if (toolstack_releases[i].major == major &&
            toolstack_releases[i].minor == minor)
            return &toolstack_releases[i];
    ck_abort_msg("Xen %u.%u", major, minor);
    return NULL;
}

static char *replaced(char *text, const char *old, const char *new)
{
    char *at = strstr(text, old);
    const size_t bytes = strlen(text) + strlen(new) + 1;
    char *result = malloc(bytes);

    ck_assert_msg(at != NULL, "%s", old);
    ck_assert_ptr_nonnull(result);
    snprintf(result, bytes, "%.*s%s%s", (int)(at - text), text, new,
             at + strlen(old));
    free(text);
    return result;
}

static struct described *parsed(char *text, unsigned int minor)
{
    char reason[256] = "";
    struct described *described;
    int ret = described_parse(text, strlen(text), 4, minor, &described, reason,
                              sizeof(reason));

    ck_assert_msg(ret == 0, "%d: %s", ret, reason);
    return described;
}

static void same_step(const struct plans *ours, const struct step *a,
                      const struct plans *theirs, const struct step *b)
{
    char one[128], other[128];

    ck_assert_uint_eq(a->kind, b->kind);
    ck_assert_uint_eq(a->bytes, b->bytes);
    ck_assert_uint_eq(a->theirs, b->theirs);
    if (a->kind != STEP_EXTRA && a->kind != STEP_EACH)
        ck_assert_uint_eq(a->ours, b->ours);
    if (a->kind == STEP_EXTRA)
        ck_assert_str_eq(
            ours->tables.texts + ours->tables.members[a->value].name,
            theirs->tables.texts + theirs->tables.members[b->value].name);
    else
        ck_assert_int_eq(a->value, b->value);
    if (a->kind > STEP_REFUSE_BIT) {
        ck_assert_int_eq(a->our_value, b->our_value);
        return;
    }
    ck_assert_uint_eq(a->since, b->since);
    plans_name(ours, a, one, sizeof(one));
    plans_name(theirs, b, other, sizeof(other));
    ck_assert_str_eq(one, other);
}

static void same_plans(const struct plans *ours, const struct plans *theirs)
{
    const struct converter *a, *b;
    unsigned int i, j;

    for (i = 0; i < MOVING_COUNT; i++) {
        a = ours->of.all[i];
        b = theirs->of.all[i];
        ck_assert_int_eq(!a, !b);
        if (!a)
            continue;
        ck_assert_ptr_eq(a->type, b->type);
        ck_assert_uint_eq(a->bytes, b->bytes);
        ck_assert_uint_eq(a->policy, b->policy);
        ck_assert_int_eq(a->same_layout, b->same_layout);
        ck_assert_int_eq(a->in_place, b->in_place);
        ck_assert_int_eq(a->reads, b->reads);
        ck_assert_int_eq(a->drops, b->drops);
        ck_assert_int_eq(a->moves - a->steps, b->moves - b->steps);
        ck_assert_int_eq(a->end - a->steps, b->end - b->steps);
        for (j = 0; a->steps + j < a->end; j++)
            same_step(ours, a->steps + j, theirs, b->steps + j);
    }
}

/* Also what init sets, and which functions there are. */
START_TEST(file_is_as_our_tables)
{
    char *text = read_file(files[_i]);
    const struct toolstack_release *release = release_of(text);
    static char one[16384], other[16384];
    struct described *described = parsed(text, release->minor);
    struct plans ours, theirs;
    unsigned int i;

    for (i = 0; i <= newest_generation; i++) {
        ck_assert_int_eq(plans_make(&ours, &all_generations[i], release), 0);
        ck_assert_int_eq(
            plans_make(&theirs, &all_generations[i], &described->release), 0);
        same_plans(&ours, &theirs);
        plans_free(&ours);
        plans_free(&theirs);
    }
    for (i = 0; i < TYPE_COUNT; i++) {
        size_t bytes = plan_init(&all_types[i], release, one);

        ck_assert_uint_eq(plan_init(&all_types[i], &described->release, other),
                          bytes);
        ck_assert_mem_eq(one, other, bytes);
    }
    for (i = 0; i < libxl_function_count; i++)
        ck_assert_int_eq(
            libxl_has(release, &libxl_function_table[i]),
            libxl_has(&described->release, &libxl_function_table[i]));
    free(described);
    free(text);
}
END_TEST

/* Each is refused, with the line and a sentence. */
static const struct {
    const char *old, *new, *reason;
} wrong[] = {
    {"xenstable-release 1", "xenstable-release 2",
     "1: format 2 is newer than this libxenstable, which reads 1"},
    {"xenstable-release 1", "xenstable-release x", "1: x is no number"},
    {"xenstable-release 1", "release 4.22", "1: `xenstable-release FORMAT`"},
    {"release 4.22", "release 4.21", "2: this is Xen 4.21, not 4.22"},
    {"domctl 0x18", "domctl 0x18000", "2: 0x18000 is no number from 1"},
    {"xenctrl libxenctrl_4.22.0", "xenctrl %s", "2: %s is no version node"},
    {"typedef libxl_devid int", "typedef libxl_devid long",
     "libxl_devid is not as this libxenstable knows it"},
    {"typedef libxl_devid int\n", "", "a typedef or a plain struct is mis"},
    {"field timeout_modify int", "field timeout_modify long",
     "libxl_osevent_hooks is not as this libxenstable knows it"},
    {"value destroy 1", "value destroy 2", "destroy is 2, and destroy was 1"},
    {"value destroy 1", "value destroi 1", "destroi is 1, and destroy was 1"},
    {"value destroy 1", "value destroy 1\n value destroy 1",
     "destroy is there already"},
    {"value destroy 1", "valeu destroy 1", "unknown: valeu"},
    {"struct libxl_device_disk\n  size 144",
     "struct libxl_device_disk\n  size 152",
     "its members take 144 bytes, not 152"},
    {"  field readwrite int", "  field readwrite uint64_t",
     "readwrite was something else"},
    {"  field readwrite int", "  field readwrite libxl_none",
     "no type libxl_none"},
    {"  field readwrite int", "  field readwrite int default 1x",
     "1x is no number"},
    {"  field readwrite int", "  field readwrite int defualt 1",
     "unknown: defualt"},
    {"  field readwrite int", "  field readwrite", "a type expected"},
    {"  field script char *", "  field script char * default 1",
     "script is no number"},
    {"  field removable int\n  field readwrite int",
     "  field readwrite int\n  field removable int",
     "removable is there already, or stands elsewhere"},
    {"  case u.hvm hvm", "  case u.hvm hvn", "no value hvn"},
    {"  case u.hvm hvm", "  case u.hvm pv", "u.hvm was something else"},
    {"  field u.hvm.firmware char *", "  field u.pv.firmware char *",
     "u.pv.firmware stands in nothing"},
    {"  union u key type\n", "  union u key tipe\n", "no enumeration tipe"},
    {"count num_disks", "", "`count NAME` expected"},
    {"struct libxl_cpupoolinfo\n  size 40",
     "struct libxl_cpupoolinfo\n  size 48\n  field new uint64_t",
     "libxl_cpupoolinfo has changed, which this libxenstable does not conve"},
    {"struct libxl_vminfo\n", "struct libxl_vninfo\n",
     "libxl_vminfo is missing"},
    {"function int libxl_domain_pause(libxl_ctx *, uint32_t,",
     "function int libxl_domain_pause(libxl_ctx *, uint64_t,",
     "libxl_domain_pause() is not as this libxenstable knows it"},
    {"function int libxl_domain_pause(", "function int libxl_domain_paus(",
     "libxl_domain_pause() is missing"},
    {"\nend\n", "\nend", "the file is cut off"},
    {"\nend\n", "\n", "`end` expected: the file is cut off"},
    {"\nend\n", "\nend\n\n", "something behind `end`"},
    {"value destroy 1", "value d\001stroy 1", "no text"},
};

START_TEST(wrong_files)
{
    char *text = replaced(read_file("newest"), wrong[_i].old, wrong[_i].new);
    char reason[256] = "";
    struct described *described;
    const unsigned int minor =
        toolstack_releases[toolstack_releases_count - 1].minor;
    int ret = described_parse(text, strlen(text), 4, minor, &described, reason,
                              sizeof(reason));

    ck_assert_int_eq(ret, -EINVAL);
    ck_assert_ptr_null(described);
    ck_assert_msg(strstr(reason, wrong[_i].reason) != NULL, "%s", reason);
    ck_assert_int_gt(atoi(reason), 0);
    free(text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("toolstack releases");
    TCase *tests = tcase_create("files");

    tcase_add_loop_test(tests, file_is_as_our_tables, 0,
                        sizeof(files) / sizeof(files[0]));
    tcase_add_loop_test(tests, wrong_files, 0,
                        sizeof(wrong) / sizeof(wrong[0]));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
