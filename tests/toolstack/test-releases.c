/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Release files: those of known releases give the plans that our own tables
   give, changed ones give what they say, and wrong ones are refused. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compat/release.h"
#include "compat/toolstack/described.h"
#include "compat/toolstack/libxl.h"
#include "compat/toolstack/release_file.h"
#include "lib/handle.h"
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

static void same_facts(const struct release *ours,
                       const struct release *theirs)
{
    ck_assert_uint_eq(ours->major, theirs->major);
    ck_assert_uint_eq(ours->minor, theirs->minor);
    ck_assert_uint_eq(ours->domctl, theirs->domctl);
    ck_assert_uint_eq(ours->sysctl, theirs->sysctl);
    ck_assert_str_eq(ours->xenctrl_node, theirs->xenctrl_node);
#define SAME(name) ck_assert_uint_eq(ours->name, theirs->name);
    LAYOUT_KINDS(SAME)
#undef SAME
}

/* Also what init sets, numbers and layouts of hypercalls, and which functions
 * there are. */
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
    same_facts(&described->facts,
               &known_releases[release - toolstack_releases]);
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

/* What a newer Xen may bring: the struct that grows, and to which size. */
static const struct {
    const char *type;
    unsigned int bytes;
    const char *old, *new;
} grown[] = {
    {"device_nic", 520,
     "struct libxl_device_nic\n  size 512\n  field backend_domid uint32_t\n",
     "struct libxl_device_nic\n  size 520\n  field backend_domid uint32_t\n"
     "  field future uint64_t default -1\n"},
    {"dominfo", 128, "  size 120\n  field uuid libxl_uuid\n",
     "  size 128\n  field uuid libxl_uuid\n  field future char *\n"},
    {"dominfo", 136, "  size 120\n  field uuid libxl_uuid\n",
     "  size 136\n  field uuid libxl_uuid\n  group future\n"
     "  field future.number int\n  field future.text char * private\n"},
    {"device_nic", 528, "struct libxl_device_nic\n  size 512\n",
     "struct libxl_future\n  size 8\n  field name char *\n\n"
     "struct libxl_device_nic\n  size 528\n"
     "  array futures libxl_future count num_futures\n"},
    {"device_nic", 536, "struct libxl_device_nic\n  size 512\n",
     "struct libxl_future\n  size 24\n"
     "  field kind libxl_action_on_shutdown\n  union v key kind\n"
     "  case v.destroy destroy\n  field v.destroy.bits libxl_bitmap\n\n"
     "struct libxl_device_nic\n  size 536\n  field future libxl_future\n"},
    {"dominfo", 120, "value destroy 1", "value destroy 1\n  value future 77"},
    {"dominfo", 120, "  case u.hvm hvm\n",
     "  case u.invalid invalid\n  field u.invalid.future libxl_bitmap\n"
     "  case u.hvm hvm\n"},
};

START_TEST(grown_structs)
{
    char *text = read_file("newest");
    struct described *described;
    struct plans plans;
    unsigned int i;

    text = replaced(text, grown[_i].old, grown[_i].new);
    described =
        parsed(text, toolstack_releases[toolstack_releases_count - 1].minor);
    for (i = 0; strcmp(type_name(&all_types[i]), grown[_i].type) != 0;)
        i++;
    ck_assert_uint_eq(plan_bytes(&described->types[i], &described->release),
                      grown[_i].bytes);
    for (i = 0; i <= newest_generation; i++) {
        ck_assert_int_eq(
            plans_make(&plans, &all_generations[i], &described->release), 0);
        plans_free(&plans);
    }
    free(described);
    free(text);
}
END_TEST

#define MANY "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 "
#define LONG                                            \
    "a_name_of_two_hundred_letters_is_longer_than_any_" \
    "that_libxl_has_and_so_the_reader_has_no_room_for_" \
    "two_of_them_in_a_line_because_it_prints_the_line_" \
    "with_single_blanks_to_compare_what_must_not_change"

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
    {"value destroy 1", "value destroy 1 " MANY MANY, "too many words"},
    {"value destroy 1", "value " LONG LONG " 1", "too long"},
    {"value destroy 1", "value destroy", "`value NAME NUMBER` expected"},
    {"enum libxl_action_on_shutdown", "enum libxl_action_on_shutdown x",
     "`enum NAME` expected"},
    {"enum libxl_action_on_shutdown",
     "enum libxl_action_on_shutdown\nenum libxl_action_on_shutdown",
     "libxl_action_on_shutdown is there already"},
    {"xenctrl libxenctrl_4.22.0", "xenctrl", "2: `release X.Y domctl N"},
    {"typedef libxl_devid int\n",
     "typedef libxl_devid int\ntypedef libxl_devid int\n",
     "libxl_devid is there already"},
    {"struct libxl_device_disk\n", "struct libxl_device_disk x\n",
     "`struct NAME` expected"},
    {"struct libxl_device_disk\n  size", "struct libxl_device_disk\n  sise",
     "`size BYTES` expected"},
    {"  field readwrite int", "  feild readwrite int", "unknown: feild"},
    {"struct libxl_dominfo\n", "struct libxl_device_disk\n",
     "libxl_device_disk is there already"},
    {"  field readwrite int", "  field", "a name expected"},
    {"  field readwrite int", "  field readwrite. int", "a name expected"},
    {"  field readwrite int", "  field readwrite int private private",
     "unknown: private"},
    {"  field readwrite int", "  field readwrite int *", "no type int *"},
    {"  field readwrite int", "  field a.b.c.d.e.f int", "too deep"},
    {"  field readwrite int", "  case readwrite hvm",
     "no union has this case"},
    {"  field readwrite int", "  group readwrite int",
     "`group PATH` expected"},
    {"  union u key type\n", "  union u\n", "`union PATH key MEMBER`"},
    {"  case u.hvm hvm", "  case u.hvm", "`case PATH VALUE` expected"},
    {"\nfunction ", "\nfunction nothing\nfunction ", "a prototype expected"},
    {"\nend\n", "\nnothing\nend\n", "unknown: nothing"},
    {"hypercall xen_domctl\n", "hypercall xen_domctl x\n",
     "`hypercall NAME` expected"},
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

/* The file of a handle's release, in a folder of the user's own. */
struct place {
    char folder[64], file[80];
    struct xenstable *xs;
    const struct described *described;
};

static void place_begin(struct place *place, const char *text)
{
    FILE *file;

    *place = (struct place){.folder = "/tmp/xenstable-test.XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(place->folder));
    snprintf(place->file, sizeof(place->file), "%s/4.22", place->folder);
    place->xs = handle_allocate();
    ck_assert_ptr_nonnull(place->xs);
    place->xs->major = 4;
    place->xs->minor = 22;
    ck_assert_int_eq(setenv("XENSTABLE_RELEASES", place->folder, 1), 0);
    if (!text)
        return;
    file = fopen(place->file, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    fclose(file);
    ck_assert_int_eq(chmod(place->file, 0644), 0);
}

static void place_read(struct place *place)
{
    free(place->xs->described_reason);
    place->xs->described_reason = NULL;
    ck_assert_int_eq(release_file_use(place->xs), 0);
    place->described = place->xs->described;
}

static void place_end(struct place *place)
{
    if (unlink(place->file) != 0)
        rmdir(place->file);
    rmdir(place->folder);
    xenstable_close(place->xs);
}

static void is_refused(struct place *place, const char *reason)
{
    place_read(place);
    ck_assert_ptr_null(place->described);
    if (!reason) {
        ck_assert_ptr_null(place->xs->described_reason);
    } else {
        ck_assert_ptr_nonnull(place->xs->described_reason);
        ck_assert_msg(strstr(place->xs->described_reason, reason) != NULL,
                      "%s", place->xs->described_reason);
    }
}

START_TEST(file_is_read)
{
    char *text = read_file("newest");
    struct place place;

    place_begin(&place, text);
    place_read(&place);
    ck_assert_ptr_nonnull(place.described);
    ck_assert_ptr_null(place.xs->described_reason);
    ck_assert_uint_eq(place.described->release.minor, 22);
    ck_assert_str_eq(place.xs->described_by, place.file);
    ck_assert_ptr_eq(place.xs->release, &place.described->facts);
    place_end(&place);
    free(text);
}
END_TEST

START_TEST(no_file)
{
    struct place place;

    place_begin(&place, NULL);
    is_refused(&place, NULL);
    ck_assert_int_eq(setenv("XENSTABLE_RELEASES", "/dev/null", 1), 0);
    is_refused(&place, NULL);
    ck_assert_int_eq(setenv("XENSTABLE_RELEASES", "/no/such/folder", 1), 0);
    is_refused(&place, NULL);
    /* The folder of the library has none, or one that is right. */
    ck_assert_int_eq(setenv("XENSTABLE_RELEASES", "", 1), 0);
    place.xs->minor = 9999;
    is_refused(&place, NULL);
    place_end(&place);
}
END_TEST

START_TEST(file_of_others)
{
    struct place place;

    place_begin(&place, "");
    ck_assert_int_eq(chmod(place.file, 0666), 0);
    is_refused(&place, "/4.22: others can write it");
    ck_assert_int_eq(chmod(place.file, 0644), 0);
    ck_assert_int_eq(chmod(place.folder, 0770), 0);
    is_refused(&place, "/4.22: others can write it");
    ck_assert_int_eq(chmod(place.folder, 0700), 0);
    if (geteuid() == 0) {
        ck_assert_int_eq(chown(place.file, 1, 1), 0);
        is_refused(&place, "/4.22: neither root nor the user owns it");
    }
    place_end(&place);
}
END_TEST

START_TEST(file_that_is_none)
{
    struct place place;

    place_begin(&place, "nothing\n");
    is_refused(&place, "/4.22:1: `xenstable-release FORMAT` expected");
    ck_assert_int_eq(truncate(place.file, DESCRIBED_BYTES + 1), 0);
    is_refused(&place, "/4.22: it is too large");
    ck_assert_int_eq(unlink(place.file), 0);
    ck_assert_int_eq(mkdir(place.file, 0755), 0);
    is_refused(&place, "/4.22: it is no file");
    ck_assert_int_eq(rmdir(place.file), 0);
    ck_assert_int_eq(symlink("4.22", place.file), 0);
    is_refused(&place, strerror(ELOOP));
    place_end(&place);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("toolstack releases");
    TCase *tests = tcase_create("files");

    tcase_add_loop_test(tests, file_is_as_our_tables, 0,
                        sizeof(files) / sizeof(files[0]));
    tcase_add_loop_test(tests, grown_structs, 0,
                        sizeof(grown) / sizeof(grown[0]));
    tcase_add_test(tests, file_is_read);
    tcase_add_test(tests, no_file);
    tcase_add_test(tests, file_of_others);
    tcase_add_test(tests, file_that_is_none);
    tcase_add_loop_test(tests, wrong_files, 0,
                        sizeof(wrong) / sizeof(wrong[0]));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
