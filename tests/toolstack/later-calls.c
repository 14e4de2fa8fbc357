/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* No program among the dependants calls these functions. Each is called once,
   as a program would do it, on a fake libxl of each release. The test looks at
   what libxl gets and at what comes back, after success and after an error. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tests/toolstack/fake-release.h"
#include "tests/toolstack/later-calls.h"

enum { DOMID = 7, POOL = 2, VCPU = 3, GFN = 0xfeffa, PORT = 5, SOCKETS = 12 };

static xenstable_libxl_ctx *ctx;
static xenstable_libxl_bitmap hard, soft, sockets;
static xenstable_libxl_device_p9 p9;
static xenstable_libxl_device_disk disk;
static char *output, params[] = "loglvl=all";
static uint32_t pool;
static int was_name;
static unsigned int calls;

static uint32_t number(const struct fake_call *call, const char *name)
{
    uint32_t value;

    memcpy(&value, fake_argument(call, name), sizeof(value));
    return value;
}

static void *pointer(const struct fake_call *call, const char *name)
{
    void *value;

    memcpy(&value, fake_argument(call, name), sizeof(value));
    return value;
}

static int console_add_xenstore(void)
{
    return xenstable_libxl_console_add_xenstore(ctx, DOMID, 1, PORT, GFN,
                                                NULL);
}

static void see_console(const struct fake_call *call)
{
    unsigned long gfn;

    memcpy(&gfn, fake_argument(call, "gfn"), sizeof(gfn));
    ck_assert_uint_eq(number(call, "domid"), DOMID);
    ck_assert_uint_eq(number(call, "backend"), 1);
    ck_assert_uint_eq(number(call, "evtch"), PORT);
    ck_assert_uint_eq(gfn, GFN);
}

static int cpupool_cpuadd_cpumap(void)
{
    return xenstable_libxl_cpupool_cpuadd_cpumap(ctx, POOL, &hard);
}

static int cpupool_cpuremove_cpumap(void)
{
    return xenstable_libxl_cpupool_cpuremove_cpumap(ctx, POOL, &hard);
}

static void see_pool(const struct fake_call *call)
{
    ck_assert_uint_eq(number(call, "poolid"), POOL);
    ck_assert_ptr_eq(pointer(call, "cpumap"), &hard);
}

static int device_9pfs_add(void)
{
    return xenstable_libxl_device_9pfs_add(ctx, DOMID, &p9, NULL);
}

/* Both of its layouts begin with these members. libxl fills in the number. */
static void see_folder(const struct fake_call *call)
{
    xenstable_libxl_device_p9 *got = pointer(call, "p9");

    ck_assert_uint_eq(number(call, "domid"), DOMID);
    ck_assert_str_eq(got->tag, "share");
    ck_assert_str_eq(got->path, "/srv");
    ck_assert_int_eq(got->devid, -1);
    got->devid = 4;
}

static int device_disk_safe_remove(void)
{
    return xenstable_libxl_device_disk_safe_remove(ctx, DOMID, &disk, NULL);
}

static void see_disk(const struct fake_call *call)
{
    const struct converter *converter = ctx->plans.of.device_disk;
    struct conversion conversion = {.cpuid = NULL};
    void *got = pointer(call, "disk");
    xenstable_libxl_device_disk read;

    ck_assert_uint_eq(number(call, "domid"), DOMID);
    if (converter)
        convert_from(converter, &conversion, got, &read);
    ck_assert_str_eq((converter ? &read : &disk)->vdev, "xvda");
    ck_assert_int_eq(got == &disk, !converter);
}

static int qemu_monitor_command(void)
{
    return xenstable_libxl_qemu_monitor_command(ctx, DOMID, "info pci",
                                                &output, NULL);
}

static void see_command(const struct fake_call *call)
{
    char **output_r = pointer(call, "output");

    ck_assert_uint_eq(number(call, "domid"), DOMID);
    ck_assert_str_eq(pointer(call, "command_line"), "info pci");
    *output_r = strdup("Bus 0");
}

static int set_parameters(void)
{
    return xenstable_libxl_set_parameters(ctx, params);
}

static void see_parameters(const struct fake_call *call)
{
    ck_assert_ptr_eq(pointer(call, "params"), params);
}

static int set_vcpuaffinity_force(void)
{
    return xenstable_libxl_set_vcpuaffinity_force(ctx, DOMID, VCPU, &hard,
                                                  &soft);
}

static void see_affinity(const struct fake_call *call)
{
    ck_assert_uint_eq(number(call, "domid"), DOMID);
    ck_assert_uint_eq(number(call, "vcpuid"), VCPU);
    ck_assert_ptr_eq(pointer(call, "cpumap_hard"), &hard);
    ck_assert_ptr_eq(pointer(call, "cpumap_soft"), &soft);
}

static int userdata_unlink(void)
{
    return xenstable_libxl_userdata_unlink(ctx, DOMID, "mine");
}

static void see_userdata(const struct fake_call *call)
{
    ck_assert_uint_eq(number(call, "domid"), DOMID);
    ck_assert_str_eq(pointer(call, "userdata_userid"), "mine");
}

static int cpupool_qualifier_to_cpupoolid(void)
{
    return xenstable_libxl_cpupool_qualifier_to_cpupoolid(ctx, "Pool-0", &pool,
                                                          &was_name);
}

static void see_qualifier(const struct fake_call *call)
{
    ck_assert_str_eq(pointer(call, "p"), "Pool-0");
    *(uint32_t *)pointer(call, "poolid_r") = POOL;
    *(int *)pointer(call, "was_name_r") = 1;
}

static int socket_bitmap_alloc(void)
{
    return xenstable_libxl_socket_bitmap_alloc(ctx, &sockets, SOCKETS);
}

/* Uses the allocator that the program frees with. */
static void see_sockets(const struct fake_call *call)
{
    xenstable_libxl_bitmap *map = pointer(call, "socketmap");

    ck_assert_uint_eq(number(call, "max_sockets"), SOCKETS);
    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, map, SOCKETS), 0);
}

static int get_online_socketmap(void)
{
    return xenstable_libxl_get_online_socketmap(ctx, &hard);
}

static void see_online(const struct fake_call *call)
{
    xenstable_libxl_bitmap_set(pointer(call, "socketmap"), 11);
}

static const struct later_call {
    const char *function;
    unsigned int minor; /* the first release that has it */
    int (*run)(void);
    void (*see)(const struct fake_call *call);
} later_calls[] = {
    {"libxl_console_add_xenstore", 18, console_add_xenstore, see_console},
    {"libxl_cpupool_cpuadd_cpumap", 14, cpupool_cpuadd_cpumap, see_pool},
    {"libxl_cpupool_cpuremove_cpumap", 14, cpupool_cpuremove_cpumap, see_pool},
    {"libxl_device_9pfs_add", 19, device_9pfs_add, see_folder},
    {"libxl_device_disk_safe_remove", 15, device_disk_safe_remove, see_disk},
    {"libxl_qemu_monitor_command", 14, qemu_monitor_command, see_command},
    {"libxl_set_parameters", 14, set_parameters, see_parameters},
    {"libxl_set_vcpuaffinity_force", 14, set_vcpuaffinity_force, see_affinity},
    {"libxl_userdata_unlink", 14, userdata_unlink, see_userdata},
    {"libxl_cpupool_qualifier_to_cpupoolid", 14,
     cpupool_qualifier_to_cpupoolid, see_qualifier},
    {"libxl_socket_bitmap_alloc", 14, socket_bitmap_alloc, see_sockets},
    {"libxl_get_online_socketmap", 14, get_online_socketmap, see_online},
};

enum { LATER_CALLS = sizeof(later_calls) / sizeof(later_calls[0]) };

static const struct later_call *wanted;
static int error;

static void work(const struct fake_call *call, enum fake_stage stage)
{
    if (stage != FAKE_STARTS)
        return;
    ck_assert_str_eq(call->function, wanted->function);
    calls++;
    memcpy(call->result, &error, sizeof(error));
    if (!error)
        wanted->see(call);
}

static void prepare(void)
{
    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &hard, 16), 0);
    ck_assert_int_eq(xenstable_libxl_bitmap_alloc(NULL, &soft, 16), 0);
    xenstable_libxl_bitmap_init(&sockets);
    xenstable_libxl_device_p9_init(&p9);
    p9.tag = strdup("share");
    p9.path = strdup("/srv");
    xenstable_libxl_device_disk_init(&disk);
    disk.vdev = strdup("xvda");
    output = NULL;
    pool = 0;
    was_name = 0;
    calls = 0;
}

/* The other calls did not change this, and this call did. */
static void check_results(int ret)
{
    const bool done = ret == 0;

    ck_assert_int_eq(p9.devid, done && wanted->see == see_folder ? 4 : -1);
    if (done && wanted->see == see_command)
        ck_assert_str_eq(output, "Bus 0");
    else
        ck_assert_ptr_null(output);
    ck_assert_uint_eq(pool, done && wanted->see == see_qualifier ? POOL : 0);
    ck_assert_int_eq(was_name, done && wanted->see == see_qualifier);
    ck_assert_uint_eq(sockets.size,
                      done && wanted->see == see_sockets ? 2 : 0);
    ck_assert_int_eq(xenstable_libxl_bitmap_count_set(&hard),
                     done && wanted->see == see_online);
}

static void clear(void)
{
    xenstable_libxl_bitmap_dispose(&hard);
    xenstable_libxl_bitmap_dispose(&soft);
    xenstable_libxl_bitmap_dispose(&sockets);
    xenstable_libxl_device_p9_dispose(&p9);
    xenstable_libxl_device_disk_dispose(&disk);
    free(output);
}

static void try(int with_error)
{
    const bool has = ctx->release->minor >= wanted->minor;
    int ret;

    error = with_error;
    prepare();
    ret = wanted->run();
    ck_assert_int_eq(ret, has ? with_error : XENSTABLE_LIBXL_ERROR_NI);
    ck_assert_uint_eq(calls, has);
    check_results(ret);
    clear();
}

START_TEST(later_functions)
{
    wanted = &later_calls[_i % LATER_CALLS];
    ctx = fake_release_open((unsigned int)_i / LATER_CALLS);
    fake_toolstack.work = work;
    try(0);
    try(XENSTABLE_LIBXL_ERROR_FAIL);
    try(XENSTABLE_LIBXL_ERROR_DOMAIN_NOTFOUND);
    fake_toolstack.work = NULL;
    fake_release_close(ctx);
}
END_TEST

/* libxl_device_pci_assignable_list_free() of libxl_pci.c (4.15 and later)
   disposes of each element and then frees the list. The sanitizers and
   valgrind see what is left. */
START_TEST(list_is_freed)
{
    xenstable_libxl_device_pci *list = calloc(2, sizeof(*list));
    int i;

    for (i = 0; i < 2; i++) {
        xenstable_libxl_device_pci_init(&list[i]);
        list[i].name = strdup("name");
    }
    xenstable_libxl_device_pci_assignable_list_free(list, 2);
    xenstable_libxl_device_pci_assignable_list_free(NULL, 0);
}
END_TEST

void add_later_calls(TCase *tests)
{
    tcase_add_loop_test(tests, later_functions, 0,
                        (int)toolstack_releases_count * LATER_CALLS);
    tcase_add_test(tests, list_is_freed);
}
