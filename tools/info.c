/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What runs here, and who answers which operation. */
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xenstable/core.h>
#include <xenstable/host.h>

#include "commands.h"
#include "json.h"
#include "output.h"

struct info {
    struct xenstable *xs;
    char *release;       /* "4.17", NULL when not on Xen */
    char *extra_version; /* ".5-pre", NULL when Xen does not tell */
    int status;
    struct xenstable_library_info *libraries;
    size_t nr_libraries;
    struct xenstable_operation_info *operations;
    size_t nr_operations;
};

static const char *code_name(int status)
{
    const char *name = xenstable_error_name(status);

    return name ? name : "unknown";
}

static void ask_release(struct info *info)
{
    unsigned int major;
    unsigned int minor;
    char text[XENSTABLE_HOST_TEXT_BYTES];

    if (xenstable_running_release(info->xs, &major, &minor))
        return;
    info->release = must_format("%u.%u", major, minor);
    if (!xenstable_host_get_text(info->xs, XENSTABLE_HOST_TEXT_EXTRA_VERSION,
                                 text, sizeof(text)) &&
        *text && strcmp(text, "<denied>") != 0)
        info->extra_version = must_format("%s", text);
}

static int ask_libraries(struct info *info)
{
    for (;;) {
        struct xenstable_library_info library;
        int ret =
            xenstable_library_query(info->xs, (unsigned int)info->nr_libraries,
                                    &library, sizeof(library));

        if (ret)
            return ret == -ENOENT ? 0 : ret;
        info->libraries = must_realloc(info->libraries, info->nr_libraries + 1,
                                       sizeof(*info->libraries));
        info->libraries[info->nr_libraries++] = library;
    }
}

static int query_function(struct xenstable *xs, unsigned int number,
                          struct xenstable_operation_info *operation,
                          size_t bytes)
{
    const char *name = xenstable_toolstack_function(number);

    return name ? xenstable_toolstack_query(xs, name, operation, bytes)
                : -ENOENT;
}

static int query_operation(struct xenstable *xs, unsigned int number,
                           struct xenstable_operation_info *operation,
                           size_t bytes)
{
    return xenstable_operation_query(xs, number, operation, bytes);
}

static int ask_operations(struct info *info,
                          int (*query)(struct xenstable *, unsigned int,
                                       struct xenstable_operation_info *,
                                       size_t))
{
    for (unsigned int number = 0;; number++) {
        struct xenstable_operation_info operation;
        int ret = query(info->xs, number, &operation, sizeof(operation));

        if (ret)
            return ret == -ENOENT ? 0 : ret;
        info->operations =
            must_realloc(info->operations, info->nr_operations + 1,
                         sizeof(*info->operations));
        info->operations[info->nr_operations++] = operation;
    }
}

/* What is typed wrong in the environment changes what is found. With
   XENSTABLE_DEBUG=1 the library says it itself. */
static void tell_of_environment(void *data, enum xenstable_log_level level,
                                const char *message)
{
    const char *debug = getenv("XENSTABLE_DEBUG");

    (void)data;
    if (level == XENSTABLE_LOG_WARNING &&
        !strncmp(message, "XENSTABLE_", strlen("XENSTABLE_")) &&
        !(debug && !strcmp(debug, "1")))
        complain("%s", message);
}

static int ask(struct info *info)
{
    int ret = xenstable_open(&info->xs, tell_of_environment, NULL, 0);

    if (ret)
        return ret;
    info->status = xenstable_status(info->xs);
    ask_release(info);
    ret = ask_operations(info, query_operation);
    /* Loads libraries, which are listed then. */
    if (!ret)
        ret = ask_operations(info, query_function);
    if (!ret)
        ret = ask_libraries(info);
    return ret;
}

static void free_info(struct info *info)
{
    free(info->release);
    free(info->extra_version);
    free(info->libraries);
    free(info->operations);
    xenstable_close(info->xs);
}

/* Long sentences go below the tables, each of them once. */
struct notes {
    const char **sentences;
    size_t nr_sentences;
};

static void add_with_note(struct table *table, enum style style,
                          const char *text, const char *sentence,
                          struct notes *notes)
{
    size_t i;
    char *cell;

    if (!sentence) {
        table_add(table, style, text);
        return;
    }
    for (i = 0; i < notes->nr_sentences; i++)
        if (!strcmp(notes->sentences[i], sentence))
            break;
    if (i == notes->nr_sentences) {
        notes->sentences =
            must_realloc(notes->sentences, i + 1, sizeof(*notes->sentences));
        notes->sentences[notes->nr_sentences++] = sentence;
    }
    cell = must_format("%s [%zu]", text, i + 1);
    table_add(table, style, cell);
    free(cell);
}

static void print_notes(struct notes *notes)
{
    if (notes->nr_sentences)
        putchar('\n');
    for (size_t i = 0; i < notes->nr_sentences; i++) {
        printf("[%zu] ", i + 1);
        output_styled(STYLE_PLAIN, notes->sentences[i]);
        putchar('\n');
    }
    free(notes->sentences);
}

/* What to print where the release is not known; the message of a Xen that
   runs all the same starts with its name. */
static const char *no_release(const struct info *info)
{
    return info->status == -ENODEV &&
                   strncmp(xenstable_message(info->xs), "Xen ", 4) != 0
               ? "not on Xen"
               : "not known";
}

static void print_running(const struct info *info)
{
    const char *message = xenstable_message(info->xs);

    fputs("Xen:          ", stdout);
    if (info->release)
        output_styled(STYLE_GOOD, info->release);
    else
        output_styled(STYLE_WARNING, no_release(info));
    if (info->extra_version)
        output_styled(STYLE_GOOD, info->extra_version);
    printf("\nlibxenstable: %s\n", xenstable_library_version());
    if (*message) {
        output_styled(info->status ? STYLE_WARNING : STYLE_PLAIN, message);
        putchar('\n');
    }
}

static char *library_release(const struct xenstable_library_info *library)
{
    if (!library->major && !library->minor)
        return NULL;
    return must_format("%u.%u", library->major, library->minor);
}

static void print_libraries(const struct info *info, struct notes *notes)
{
    struct table table = {.nr_columns = 4};

    putchar('\n');
    if (!info->nr_libraries) {
        puts("None of Xen's libraries was found.");
        return;
    }
    table_add(&table, STYLE_HEADING, "LIBRARY");
    table_add(&table, STYLE_HEADING, "RELEASE");
    table_add(&table, STYLE_HEADING, "IN USE");
    table_add(&table, STYLE_HEADING, "WHERE");
    for (size_t i = 0; i < info->nr_libraries; i++) {
        const struct xenstable_library_info *library = &info->libraries[i];
        char *release = library_release(library);

        table_add(&table, STYLE_PLAIN, library->name);
        table_add(&table, STYLE_PLAIN, release ? release : "-");
        add_with_note(&table, library->in_use ? STYLE_GOOD : STYLE_PLAIN,
                      library->in_use ? "yes" : "no", library->reason, notes);
        table_add(&table, STYLE_PLAIN, library->path);
        free(release);
    }
    table_print(&table, 0);
}

/* The newest other release whose libxenctrl is installed beside that of the
   running one; NULL: there is none, or the running one's is not there. */
static const struct xenstable_library_info *beside(const struct info *info)
{
    const struct xenstable_library_info *other = NULL;
    bool own = false;

    for (size_t i = 0; i < info->nr_libraries; i++) {
        const struct xenstable_library_info *library = &info->libraries[i];
        char *release;

        if (strcmp(library->name, "libxenctrl") != 0)
            continue;
        release = library_release(library);
        if (release && info->release && !strcmp(release, info->release))
            own = library->path[0] == '/';
        else if (release && (!other || library->major > other->major ||
                             (library->major == other->major &&
                              library->minor > other->minor)))
            other = library;
        free(release);
    }
    return own ? other : NULL;
}

/* Before the reboot into another Xen, its programs need nothing of this one
   any more, and package managers may take it for no longer needed. */
static void print_beside(const struct info *info)
{
    const struct xenstable_library_info *other = beside(info);
    char *line;

    if (!other)
        return;
    line = must_format("The libraries of Xen %u.%u are installed, too. Keep "
                       "those of %s until it no longer runs.",
                       other->major, other->minor, info->release);
    putchar('\n');
    output_styled(STYLE_WARNING, line);
    putchar('\n');
    free(line);
}

/* How many operations in a row have the same to say? Those of the toolstack
   are many, and libxl's own. */
static size_t alike(const struct info *info, size_t first)
{
    const struct xenstable_operation_info *a = &info->operations[first];
    size_t i = first + 1;

    while (strcmp(a->area, "toolstack") == 0 && i < info->nr_operations &&
           info->operations[i].provider == a->provider &&
           info->operations[i].reason == a->reason)
        i++;
    return i - first;
}

static void print_operations(const struct info *info, struct notes *notes)
{
    struct table table = {.nr_columns = 5};
    size_t i, count;

    putchar('\n');
    table_add(&table, STYLE_HEADING, "AREA");
    table_add(&table, STYLE_HEADING, "OPERATION");
    table_add(&table, STYLE_HEADING, "ANSWERED BY");
    table_add(&table, STYLE_HEADING, "LOCKED");
    table_add(&table, STYLE_HEADING, "STATUS");
    for (i = 0; i < info->nr_operations; i += count) {
        const struct xenstable_operation_info *operation =
            &info->operations[i];
        char *name;

        count = alike(info, i);
        name = count > 1 ? must_format("%zu functions", count)
                         : must_format("%s", operation->name);
        table_add(&table, STYLE_PLAIN, operation->area);
        table_add(&table, STYLE_PLAIN, name);
        free(name);
        table_add(&table, STYLE_PLAIN,
                  operation->provider ? operation->provider : "-");
        table_add(&table, STYLE_PLAIN, operation->locked ? "yes" : "no");
        add_with_note(&table, operation->status ? STYLE_BAD : STYLE_GOOD,
                      code_name(operation->status), operation->reason, notes);
    }
    table_print(&table, 0);
}

static void print_features(const struct info *info)
{
    struct table table = {.nr_columns = 2};

    putchar('\n');
    table_add(&table, STYLE_HEADING, "FEATURE");
    table_add(&table, STYLE_HEADING, "PRESENT");
    for (unsigned int i = 0; xenstable_feature_name(i); i++) {
        int present = xenstable_feature_query(info->xs, i);

        table_add(&table, STYLE_PLAIN, xenstable_feature_name(i));
        if (present < 0)
            table_add(&table, STYLE_PLAIN, code_name(present));
        else
            table_add(&table, STYLE_PLAIN, present ? "yes" : "no");
    }
    table_print(&table, 0);
}

/* A context works without, and so does all else here. */
static void print_json_library(void)
{
    const char *missing = json_missing();
    char *line;

    if (!missing)
        return;
    line = must_format("No JSON of the toolstack's types and no --json "
                       "here (all else works): %s%s",
                       missing, json_remedy(missing));
    putchar('\n');
    output_styled(STYLE_PLAIN, line);
    putchar('\n');
    free(line);
}

static void print_info(const struct info *info)
{
    struct notes notes = {NULL, 0};

    print_running(info);
    print_libraries(info, &notes);
    print_beside(info);
    print_operations(info, &notes);
    print_features(info);
    print_notes(&notes);
    print_json_library();
}

static void json_running(struct json *json, const struct info *info)
{
    const struct xenstable_library_info *library = beside(info);
    char *other = library ? library_release(library) : NULL;

    json_open_map(json, "running");
    json_text(json, "release", info->release);
    json_text(json, "extra_version", info->extra_version);
    json_text(json, "status", code_name(info->status));
    json_text(json, "message", xenstable_message(info->xs));
    json_text(json, "beside", other);
    json_close_map(json);
    free(other);
}

static void json_libraries(struct json *json, const struct info *info)
{
    json_open_list(json, "libraries");
    for (size_t i = 0; i < info->nr_libraries; i++) {
        const struct xenstable_library_info *library = &info->libraries[i];
        char *release = library_release(library);

        json_open_map(json, NULL);
        json_text(json, "name", library->name);
        json_text(json, "release", release);
        json_text(json, "path", library->path);
        json_bool(json, "in_use", library->in_use);
        json_text(json, "reason", library->reason);
        json_close_map(json);
        free(release);
    }
    json_close_list(json);
}

static void json_operations(struct json *json, const struct info *info)
{
    json_open_list(json, "operations");
    for (size_t i = 0; i < info->nr_operations; i++) {
        const struct xenstable_operation_info *operation =
            &info->operations[i];

        json_open_map(json, NULL);
        json_text(json, "name", operation->name);
        json_text(json, "area", operation->area);
        json_text(json, "provider", operation->provider);
        json_text(json, "status", code_name(operation->status));
        json_text(json, "reason", operation->reason);
        json_bool(json, "locked", operation->locked);
        json_close_map(json);
    }
    json_close_list(json);
}

static void json_features(struct json *json, const struct info *info)
{
    json_open_list(json, "features");
    for (unsigned int i = 0; xenstable_feature_name(i); i++) {
        int present = xenstable_feature_query(info->xs, i);

        json_open_map(json, NULL);
        json_text(json, "name", xenstable_feature_name(i));
        if (present < 0)
            json_null(json, "present");
        else
            json_bool(json, "present", present);
        json_close_map(json);
    }
    json_close_list(json);
}

static void json_info(const struct info *info)
{
    struct json *json = json_start("info");

    json_running(json, info);
    json_libraries(json, info);
    json_operations(json, info);
    json_features(json, info);
    json_finish(json);
}

static void print_help(void)
{
    fputs(INFO_USAGE
          "\n"
          "Shows which Xen runs, which of its libraries are installed, and "
          "what answers\neach operation of libxenstable. If nothing answers, "
          "shows why.\n"
          "\n"
          "      --json  print JSON\n"
          "  -h, --help  print this help\n"
          "\n"
          "Exit codes: 0 something answers, 1 nothing does (not on Xen, or "
          "nothing is usable),\n2 wrong usage or another error. "
          "See xenstable(1).\n",
          stdout);
}

int command_info(int argc, char **argv)
{
    static const struct option options[] = {
        {"json", no_argument, NULL, 'j'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    struct info info = {.xs = NULL};
    bool want_json = false;
    int option;
    int ret;

    while ((option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
        switch (option) {
        case 'j':
            want_json = true;
            break;
        case 'h':
            print_help();
            return 0;
        default:
            return bad_option(argv);
        }
    }
    if (optind < argc) {
        complain("info: takes no argument, but got '%s'", argv[optind]);
        return EXIT_TROUBLE;
    }
    ret = ask(&info);
    if (ret)
        complain("info: %s", xenstable_error_text(ret));
    else if (want_json)
        json_info(&info);
    else
        print_info(&info);
    free_info(&info);
    if (ret)
        return EXIT_TROUBLE;
    return info.status ? EXIT_NO : 0;
}
