/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The host area on every release, through both providers. */
#include "tests/unit/helper.h"

static struct xenstable *xs;
static unsigned int release;

/* The loop runs over releases x ways. */
static void open_for(int i)
{
    release = (unsigned int)i / WAYS;
    xs = unit_open_via((enum way)(i % WAYS), release);
}

START_TEST(physical_info)
{
    struct xenstable_host_physical_info info, expected;

    open_for(_i);
    expected = fake.physical;
    if (release < unit_release("4.17"))
        expected.arch_capabilities = 0;
    memset(&info, 0xee, sizeof(info));
    ck_assert_int_eq(xenstable_host_get_physical_info(xs, &info, sizeof(info)),
                     0);
    ck_assert_mem_eq(&info, &expected, sizeof(info));
    unit_close(xs);
}
END_TEST

START_TEST(max_cpus)
{
    uint32_t count = 0;

    open_for(_i);
    fake.physical.max_cpu_id = 4095;
    ck_assert_int_eq(xenstable_host_get_max_cpus(xs, &count), 0);
    ck_assert_uint_eq(count, 4096);
    unit_close(xs);
}
END_TEST

static void check_domain(uint32_t domid, unsigned int at)
{
    struct xenstable_host_domain_info info, expected = fake.domains[at];

    if (release < unit_release("4.16"))
        expected.gpaddr_bits = 0;
    memset(&info, 0xee, sizeof(info));
    ck_assert_int_eq(xenstable_host_get_domain(xs, domid, &info, sizeof(info)),
                     0);
    ck_assert_mem_eq(&info, &expected, sizeof(info));
}

START_TEST(get_domain)
{
    open_for(_i);
    check_domain(0, 0);
    check_domain(1, 1);
    check_domain(7, 2);
    unit_close(xs);
}
END_TEST

/* For a missing domain Xen gives the next one, or none. */
START_TEST(missing_domain)
{
    static const uint32_t missing[] = {2, 6, 8, 0x7fef, 65535};
    struct xenstable_host_domain_info info, before;
    unsigned int i;

    open_for(_i);
    memset(&info, 0xee, sizeof(info));
    before = info;
    for (i = 0; i < COUNT_OF(missing); i++)
        ck_assert_int_eq(
            xenstable_host_get_domain(xs, missing[i], &info, sizeof(info)),
            -ESRCH);
    ck_assert_mem_eq(&info, &before, sizeof(info));
    unit_close(xs);
}
END_TEST

static const struct {
    uint32_t first, most, count, first_found;
} lists[] = {
    {0, 8, 3, 0},
    {0, 3, 3, 0},
    {0, 2, 2, 0},
    {0, 1, 1, 0},
    {1, 8, 2, 1},
    {2, 8, 1, 7},
    {7, 8, 1, 7},
    {8, 8, 0, 0},
    {65535, 8, 0, 0},
    /* More than Xen has is cut, and needs no memory. */
    {0, UINT32_MAX, 3, 0},
};

START_TEST(list_domains)
{
    static struct xenstable_host_domain_info infos[32768];
    uint32_t count;
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(lists); i++) {
        count = 42;
        ck_assert_int_eq(xenstable_host_list_domains(xs, lists[i].first, infos,
                                                     sizeof(infos[0]),
                                                     lists[i].most, &count),
                         0);
        ck_assert_uint_eq(count, lists[i].count);
        if (count)
            ck_assert_uint_eq(infos[0].domid, lists[i].first_found);
    }
    unit_close(xs);
}
END_TEST

START_TEST(cpu_info)
{
    static struct xenstable_host_cpu_info cpus[16384];
    uint32_t count = 0, i;

    open_for(_i);
    ck_assert_int_eq(xenstable_host_get_cpu_info(xs, cpus, sizeof(cpus[0]),
                                                 UINT32_MAX, &count),
                     0);
    ck_assert_uint_eq(count, FAKE_CPUS);
    for (i = 0; i < count; i++)
        ck_assert_uint_eq(cpus[i].idle_ns, fake.cpus[i].idle_ns);
    unit_close(xs);
}
END_TEST

START_TEST(memory_map)
{
    static struct xenstable_host_memory_range ranges[1024];
    uint32_t count = 0;

    open_for(_i);
    ck_assert_int_eq(xenstable_host_get_memory_map(
                         xs, ranges, sizeof(ranges[0]), UINT32_MAX, &count),
                     0);
    ck_assert_uint_eq(count, FAKE_RANGES);
    ck_assert_mem_eq(ranges, fake.ranges, sizeof(fake.ranges));
    /* Xen refuses an array that is too small. */
    ck_assert_int_eq(xenstable_host_get_memory_map(
                         xs, ranges, sizeof(ranges[0]), 2, &count),
                     -ENOSPC);
    unit_close(xs);
}
END_TEST

/* x86's arch_memory_op(), XENMEM_machine_memory_map: a table of E820MAX
   (1024), and as many pieces of I/O memory between. */
START_TEST(large_memory_map)
{
    static struct xenstable_host_memory_range ranges[2049];
    uint32_t count = 0;

    open_for(_i);
    fake.more_ranges = 2048 - FAKE_RANGES;
    ck_assert_int_eq(xenstable_host_get_memory_map(
                         xs, ranges, sizeof(ranges[0]), 2049, &count),
                     0);
    ck_assert_uint_eq(count, 2048);
    ck_assert_mem_eq(&ranges[2047], &fake.ranges[FAKE_RANGES - 1],
                     sizeof(ranges[0]));
    ck_assert_int_eq(xenstable_host_get_memory_map(
                         xs, ranges, sizeof(ranges[0]), 2048, &count),
                     -ENOSPC);
    unit_close(xs);
}
END_TEST

static const char *const texts[] = {
    [XENSTABLE_HOST_TEXT_EXTRA_VERSION] = ".3-fake",
    [XENSTABLE_HOST_TEXT_CAPABILITIES] = "xen-3.0-x86_64 hvm-3.0-x86_64 ",
    [XENSTABLE_HOST_TEXT_CHANGESET] = "2024-02-30 git:0123abc",
    [XENSTABLE_HOST_TEXT_COMPILER] = "fake compiler 1.0",
    [XENSTABLE_HOST_TEXT_COMPILE_BY] = "somebody",
    [XENSTABLE_HOST_TEXT_COMPILE_DOMAIN] = "example.org",
    [XENSTABLE_HOST_TEXT_COMPILE_DATE] = "Thu Jan  1 1970",
    [XENSTABLE_HOST_TEXT_COMMAND_LINE] = "placeholder dom0_mem=1G",
    [XENSTABLE_HOST_TEXT_BUILD_ID] = "001fe2d3ff",
};

START_TEST(text)
{
    char buffer[XENSTABLE_HOST_TEXT_BYTES];
    unsigned int what;

    open_for(_i);
    for (what = 0; what < COUNT_OF(texts); what++) {
        size_t length = strlen(texts[what]);

        memset(buffer, 'x', sizeof(buffer));
        ck_assert_int_eq(
            xenstable_host_get_text(xs, what, buffer, sizeof(buffer)), 0);
        ck_assert_str_eq(buffer, texts[what]);
        /* Just enough room, and one byte less. */
        memset(buffer, 'x', sizeof(buffer));
        ck_assert_int_eq(xenstable_host_get_text(xs, what, buffer, length + 1),
                         0);
        ck_assert_str_eq(buffer, texts[what]);
        ck_assert_int_eq(buffer[length + 1], 'x');
        memset(buffer, 'x', sizeof(buffer));
        ck_assert_int_eq(xenstable_host_get_text(xs, what, buffer, length),
                         -ENOSPC);
        buffer[sizeof(buffer) - 1] = '\0';
        ck_assert_uint_eq(strspn(buffer, "x"), sizeof(buffer) - 1);
    }
    unit_close(xs);
}
END_TEST

START_TEST(odd_text)
{
    char buffer[64];

    open_for(_i);
    fake.extra_version = "exactly16 bytes.";
    ck_assert_int_eq(xenstable_host_get_text(xs,
                                             XENSTABLE_HOST_TEXT_EXTRA_VERSION,
                                             buffer, sizeof(buffer)),
                     0);
    ck_assert_str_eq(buffer, fake.extra_version);
    fake.extra_version = "";
    ck_assert_int_eq(xenstable_host_get_text(
                         xs, XENSTABLE_HOST_TEXT_EXTRA_VERSION, buffer, 1),
                     0);
    ck_assert_str_eq(buffer, "");
    fake.has_build_id = false;
    ck_assert_int_eq(xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_BUILD_ID,
                                             buffer, sizeof(buffer)),
                     -ENOENT);
    unit_close(xs);
}
END_TEST

/* XEN_DOMCTL_getvcpuinfo in do_domctl() of xen/common/domctl.c: a vCPU that
   the domain cannot have is EINVAL until 4.21, ENOENT in 4.22;
   xc_vcpu_getinfo() of tools/libs/ctrl/xc_domain.c cuts its number to 16 bits.
 */
START_TEST(get_vcpu)
{
    struct xenstable_host_vcpu_info info, rest;
    uint32_t last;

    open_for(_i);
    last = fake.domains[2].max_vcpu_id;
    memset(&info, 0xee, sizeof(info));
    ck_assert_int_eq(xenstable_host_get_vcpu(xs, 7, 2, &info, sizeof(info)),
                     0);
    ck_assert_uint_eq(info.vcpu, 2);
    ck_assert_uint_eq(info.cpu, 2);
    ck_assert_uint_eq(info.cpu_time_ns, 8000000058);
    ck_assert(info.online && !info.blocked && info.running);
    memset(&rest, 0, sizeof(rest));
    ck_assert_mem_eq(info.reserved, rest.reserved, sizeof(rest.reserved));
    ck_assert_int_eq(xenstable_host_get_vcpu(xs, 7, last, &info, sizeof(info)),
                     0);
    ck_assert_int_eq(
        xenstable_host_get_vcpu(xs, 7, last + 1, &info, sizeof(info)),
        -ENOENT);
    ck_assert_int_eq(xenstable_host_get_vcpu(xs, 6, 0, &info, sizeof(info)),
                     -ESRCH);
    ck_assert_int_eq(
        xenstable_host_get_vcpu(xs, 7, 0x10000, &info, sizeof(info)), -EINVAL);
    ck_assert_int_eq(
        xenstable_host_get_vcpu(xs, 0x10007, 0, &info, sizeof(info)), -EINVAL);
    ck_assert_int_eq(xenstable_host_get_vcpu(xs, 7, 0, &info, 23), -EINVAL);
    ck_assert_int_eq(xenstable_host_get_vcpu(xs, 7, 0, NULL, 24), -EINVAL);
    unit_close(xs);
}
END_TEST

/* All of a domain's, in order, and as one by one. */
START_TEST(list_vcpus)
{
    struct {
        struct xenstable_host_vcpu_info info;
        uint64_t more; /* of a newer program */
    } infos[16];
    struct xenstable_host_vcpu_info *first = &infos[0].info, one;
    uint32_t nr, i;

    open_for(_i);
    memset(infos, 0xee, sizeof(infos));
    ck_assert_int_eq(
        xenstable_host_list_vcpus(xs, 7, first, sizeof(infos[0]), 16, &nr), 0);
    ck_assert_uint_eq(nr, fake.domains[2].max_vcpu_id + 1);
    for (i = 0; i < nr; i++) {
        ck_assert_int_eq(xenstable_host_get_vcpu(xs, 7, i, &one, sizeof(one)),
                         0);
        ck_assert_mem_eq(&infos[i].info, &one, sizeof(one));
        ck_assert_uint_eq(infos[i].more, 0);
    }
    /* What does not fit is left out, and nothing is written behind. */
    memset(infos, 0xee, sizeof(infos));
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, first, 24, 2, &nr), 0);
    ck_assert_uint_eq(nr, 2);
    ck_assert_uint_eq(first[1].vcpu, 1);
    ck_assert_uint_eq(first[2].vcpu, 0xeeeeeeee);
    /* A domain without any: XEN_INVALID_MAX_VCPU_ID. */
    fake.domains[2].max_vcpu_id = UINT32_MAX;
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, first, 24, 16, &nr), 0);
    ck_assert_uint_eq(nr, 0);
    unit_close(xs);
}
END_TEST

/* XEN_DOMCTL_getvcpuinfo: until 4.21 one that was not created is ESRCH, as a
   missing domain is. */
START_TEST(list_vcpus_missing)
{
    struct xenstable_host_vcpu_info infos[16];
    uint32_t nr;

    open_for(_i);
    fake.no_vcpu = 3;
    ck_assert_int_eq(
        xenstable_host_list_vcpus(xs, 7, infos, sizeof(infos[0]), 16, &nr), 0);
    ck_assert_uint_eq(nr, fake.domains[2].max_vcpu_id);
    ck_assert_uint_eq(infos[2].vcpu, 2);
    ck_assert_uint_eq(infos[3].vcpu, 4);
    ck_assert_int_eq(
        xenstable_host_list_vcpus(xs, 6, infos, sizeof(infos[0]), 16, &nr),
        -ESRCH);
    /* The domain ends after two of its vCPUs. */
    fake.ends_after = 2;
    ck_assert_int_eq(
        xenstable_host_list_vcpus(xs, 7, infos, sizeof(infos[0]), 16, &nr),
        -ESRCH);
    /* Xen's memory or rights are gone, not the domain. */
    fake.failing = _i % WAYS == VIA_XENCTRL ? "xc_vcpu_getinfo" : "domctl";
    fake.working = 2;
    fake.error = EPERM;
    ck_assert_int_eq(
        xenstable_host_list_vcpus(xs, 1, infos, sizeof(infos[0]), 16, &nr),
        -EPERM);
    unit_close(xs);
}
END_TEST

START_TEST(list_vcpus_arguments)
{
    struct xenstable_host_vcpu_info infos[2];
    uint32_t nr;

    open_for(_i);
    ck_assert_int_eq(xenstable_host_list_vcpus(NULL, 7, infos, 24, 2, &nr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 0x10000, infos, 24, 2, &nr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, NULL, 24, 2, &nr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, infos, 23, 2, &nr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, infos, 24, 0, &nr),
                     -EINVAL);
    ck_assert_int_eq(xenstable_host_list_vcpus(xs, 7, infos, 24, 2, NULL),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

/* evtchn_status() of xen/common/event_channel.c. */
START_TEST(event_channels)
{
    const struct fake_channel *channel = fake_channels;
    struct xenstable_host_event_channel_info info;
    bool hidden;
    int ret;

    open_for(_i);
    for (;; channel++) {
        memset(&info, 0xee, sizeof(info));
        ret = xenstable_host_get_event_channel(xs, 7, channel->port, &info,
                                               sizeof(info));
        hidden = channel->of_xen && release >= unit_release("4.15") &&
                 release <= unit_release("4.18");
        ck_assert_int_eq(ret, hidden ? -EPERM : 0);
        if (!hidden) {
            ck_assert_uint_eq(info.port, channel->port);
            ck_assert_uint_eq(info.status, channel->status);
            ck_assert_uint_eq(info.vcpu, channel->vcpu);
            ck_assert_uint_eq(info.bound_to, channel->bound_to);
            ck_assert_uint_eq(info.remote_port, channel->remote_port);
            ck_assert_uint_eq(info.reserved, 0);
        }
        if (!channel->port)
            break;
    }
    ck_assert_int_eq(
        xenstable_host_get_event_channel(xs, 6, 1, &info, sizeof(info)),
        -ESRCH);
    ck_assert_int_eq(xenstable_host_get_event_channel(xs, 7, FAKE_CHANNELS,
                                                      &info, sizeof(info)),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

/* In a guest: its own channels, and nobody else's. */
START_TEST(event_channels_of_a_guest)
{
    struct xenstable_host_event_channel_info info;

    open_for(_i);
    fake.no_rights = true;
    logged.lines[XENSTABLE_LOG_WARNING] = 0;
    logged.lines[XENSTABLE_LOG_ERROR] = 0;
    ck_assert_int_eq(xenstable_host_get_event_channel(xs, FAKE_DOMID_SELF, 1,
                                                      &info, sizeof(info)),
                     0);
    ck_assert_int_eq(
        xenstable_host_get_event_channel(xs, 7, 1, &info, sizeof(info)),
        -EPERM);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_WARNING], 0);
    ck_assert_uint_eq(logged.lines[XENSTABLE_LOG_ERROR], 0);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("host", &tcase);
    int count = (int)fake_releases_count * WAYS;

    tcase_add_loop_test(tcase, physical_info, 0, count);
    tcase_add_loop_test(tcase, max_cpus, 0, count);
    tcase_add_loop_test(tcase, get_vcpu, 0, count);
    tcase_add_loop_test(tcase, list_vcpus, 0, count);
    tcase_add_loop_test(tcase, list_vcpus_missing, 0, count);
    tcase_add_loop_test(tcase, list_vcpus_arguments, 0, count);
    tcase_add_loop_test(tcase, event_channels, 0, count);
    tcase_add_loop_test(tcase, event_channels_of_a_guest, 0, count);
    tcase_add_loop_test(tcase, get_domain, 0, count);
    tcase_add_loop_test(tcase, missing_domain, 0, count);
    tcase_add_loop_test(tcase, list_domains, 0, count);
    tcase_add_loop_test(tcase, cpu_info, 0, count);
    tcase_add_loop_test(tcase, memory_map, 0, count);
    tcase_add_loop_test(tcase, large_memory_map, 0, count);
    tcase_add_loop_test(tcase, text, 0, count);
    tcase_add_loop_test(tcase, odd_text, 0, count);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
