/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The device model area: what is more than one call, and what differs. */
#include <fcntl.h>
#include <unistd.h>

#include "tests/unit/calls.h"

enum { NO_DOMAIN = 42 };

static struct xenstable *xs;

static void open_for(int i)
{
    xs = unit_open_via((enum way)(i % WAYS), (unsigned int)i / WAYS);
    fake.nr_calls = 0;
}

START_TEST(hvm_params)
{
    uint64_t value = 1;

    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_set_hvm_param(xs, 7, 3, UINT64_MAX - 1), 0);
    ck_assert_uint_eq(fake.params[3], UINT64_MAX - 1);
    ck_assert_int_eq(xenstable_device_model_get_hvm_param(xs, 7, 3, &value),
                     0);
    ck_assert_uint_eq(value, UINT64_MAX - 1);
    ck_assert_int_eq(xenstable_device_model_get_hvm_param(xs, 7, 64, &value),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

/* The same answer for a missing domain on all releases, whatever Xen says. */
START_TEST(missing_domain)
{
    const char *name = unit_release_name((unsigned int)_i / 2);
    const uint32_t domid = NO_DOMAIN;
    uint64_t value = 0, gfns[2] = {1, 2};
    char folders[32];
    int pirq = -1;

    /* As a user has it: both providers, or without the release's library. */
    snprintf(folders, sizeof(folders), "%s:call", _i % 2 ? name : "none");
    xs = unit_open_with(name, NULL, folders);
#define MISSING(call) ck_assert_int_eq(xenstable_device_model_##call, -ESRCH)
    MISSING(get_hvm_param(xs, domid, 5, &value));
    MISSING(set_hvm_param(xs, domid, 5, 1));
    MISSING(populate_physmap(xs, domid, 2, 0, 0, gfns));
    MISSING(shutdown(xs, domid, 3));
    MISSING(map_memory(xs, domid, 1, 2, 3, 1));
    MISSING(map_memory(xs, domid, 1, 2, 3, 0));
    MISSING(iomem_permission(xs, domid, 1, 2, 1));
    MISSING(map_ioports(xs, domid, 1, 2, 3, 1));
    MISSING(ioport_permission(xs, domid, 1, 2, 1));
    MISSING(bind_pci_irq(xs, domid, 1, 2, 3, 0));
    MISSING(unbind_irq(xs, domid, 1, XENSTABLE_PT_IRQ_PCI, 2, 3, 0, 0));
    MISSING(unbind_irq(xs, domid, 1, XENSTABLE_PT_IRQ_ISA, 0, 0, 0, 4));
    MISSING(update_msi_irq(xs, domid, 1, 2, 3, 4));
    MISSING(unbind_msi_irq(xs, domid, 1, 2, 3));
    MISSING(map_pirq(xs, domid, 9, &pirq));
    MISSING(map_pirq_gsi(xs, domid, 9, &pirq));
    MISSING(map_pirq_msi(xs, domid, &pirq, 0, 1, 2, 0, 0));
    MISSING(map_pirq_msi(xs, domid, &pirq, 1, 1, 2, 0, 0));
    MISSING(unmap_pirq(xs, domid, 55));
    unit_close(xs);
}
END_TEST

START_TEST(own_domain)
{
    uint64_t value = 0;

    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_get_hvm_param(xs, FAKE_DOMID_SELF, 5, &value),
        0);
    unit_close(xs);
}
END_TEST

START_TEST(populate)
{
    static uint64_t gfns[2000];
    unsigned int i;

    open_for(_i);
    for (i = 0; i < COUNT_OF(gfns); i++)
        gfns[i] = i;
    /* More than fits the connection's page; a PV guest is given frames. */
    ck_assert_int_eq(xenstable_device_model_populate_physmap(
                         xs, 7, COUNT_OF(gfns), 0, 0, gfns),
                     0);
    for (i = 0; i < COUNT_OF(gfns); i++)
        ck_assert_uint_eq(gfns[i], 0x1000000 + i);
    ck_assert_uint_le(fake.pages, 1);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 0, 0, 0, gfns), 0);
    fake.extents_left = 5;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 6, 0, 0, gfns), -EBUSY);
    fake.extents_left = 0;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1, 0, 0, gfns), -EBUSY);
    unit_close(xs);
}
END_TEST

/* On 32-bit x86 Xen has no number for such a frame: nothing is done. */
START_TEST(populate_far_away)
{
    const uint64_t far = (uint64_t)1 << 32;
    uint64_t gfns[] = {1, far + 2};
    const bool fits = sizeof(xen_pfn_t) == sizeof(uint64_t);

    open_for(_i);
    fake.nr_calls = 0;
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 2, 0, 0, gfns),
        fits ? 0 : -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, fits ? 1 : 0);
    ck_assert_uint_eq(gfns[0], fits ? 0x1000001 : 1);
    ck_assert_uint_eq(gfns[1], fits ? far + 0x1000002 : far + 2);
    unit_close(xs);
}
END_TEST

START_TEST(populate_too_much)
{
    uint64_t gfn = 1;

    xs = unit_open_via(VIA_HYPERCALL, 0);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, 1 << 30, 0, 0, &gfn),
        -ENOMEM);
    ck_assert_int_eq(
        xenstable_device_model_populate_physmap(xs, 7, UINT64_MAX, 0, 0, &gfn),
        -EINVAL);
    ck_assert_int_eq(xenstable_device_model_populate_physmap(
                         xs, 7, 0x2000000000000001, 0, 0, &gfn),
                     -EINVAL);
    unit_close(xs);
}
END_TEST

static uint64_t mfn_of(uint64_t gfn)
{
    unsigned int i;

    for (i = 0; i < fake.nr_frames; i++)
        if (fake.frames[i].gfn == gfn)
            return fake.frames[i].mfn;
    return 0;
}

/* Xen takes so many frames at once; 0: any number. */
static const uint64_t largest[] = {64, 1, 7, 200, 0};

START_TEST(large_mapping)
{
    uint64_t i;

    xs = unit_open_via((enum way)(_i % WAYS), 0);
    fake.largest_mapping = largest[_i / WAYS];
    fake.nr_calls = 0;
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 200, 1), 0);
    ck_assert_uint_eq(fake.nr_frames, 200);
    for (i = 0; i < 200; i++)
        ck_assert_uint_eq(mfn_of(0x1000 + i), 0x2000 + i);
    /* The size is found in few steps, and kept. */
    if (fake.largest_mapping == 64)
        ck_assert_uint_le(fake.nr_calls, 8);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 200, 0), 0);
    ck_assert_uint_eq(fake.nr_frames, 0);
    unit_close(xs);
}
END_TEST

START_TEST(failed_mapping_is_undone)
{
    static const uint64_t bad[] = {0x1000, 0x1001, 0x103f, 0x1040, 0x10c7};
    unsigned int i;

    xs = unit_open_via(VIA_HYPERCALL, 0);
    fake.largest_mapping = largest[_i];
    /* A neighbour that has nothing to do with it. */
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x10c8, 0x9999, 1, 1), 0);
    for (i = 0; i < COUNT_OF(bad); i++) {
        fake.bad_gfn = bad[i];
        ck_assert_int_eq(
            xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 200, 1),
            -ENOMEM);
        ck_assert_uint_eq(fake.nr_frames, 1);
        ck_assert_uint_eq(mfn_of(0x10c8), 0x9999);
    }
    unit_close(xs);
}
END_TEST

START_TEST(unmapping_goes_on)
{
    xs = unit_open_via(VIA_HYPERCALL, 0);
    fake.largest_mapping = 10;
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 95, 1), 0);
    /* Frames that are not mapped, first and last. */
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0xff0, 0x1ff0, 200, 0),
        -EINVAL);
    ck_assert_uint_eq(fake.nr_frames, 0);
    unit_close(xs);
}
END_TEST

START_TEST(odd_mappings)
{
    open_for(_i);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, UINT64_MAX - 3, 0x2000, 8, 1),
        -EINVAL);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, UINT64_MAX - 3, 8, 1),
        -EINVAL);
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 0, 1), 0);
    ck_assert_uint_eq(fake.nr_frames, 0);
    /* Even one frame is too many: no endless loop. */
    fake.error = E2BIG;
    ck_assert_int_eq(
        xenstable_device_model_map_memory(xs, 7, 0x1000, 0x2000, 8, 1),
        -ERANGE);
    unit_close(xs);
}
END_TEST

/* libxenctrl takes segments from some point release on; the hypercall does
   on all of them. */
START_TEST(msi_with_segment)
{
    static const char expected[] =
        "physdev_op 13 0700 0000 03000000 ffffffff ffffffff 05003412"
        " 41000000 02000000" REST_OF_WORD " 0010bffe";
    const char *name = unit_release_name((unsigned int)_i / 2);
    char folders[32];
    int pirq = -1;

    snprintf(folders, sizeof(folders), "%s:call", _i % 2 ? name : "none");
    xs = unit_open_with(name, NULL, folders);
    fake.nr_calls = 0;
    ck_assert_int_eq(xenstable_device_model_map_pirq_msi(
                         xs, 7, &pirq, 0x1234, 5, 0x41, 2, 0xfebf1000),
                     0);
    ck_assert_int_eq(pirq, 55);
    unit_check_call(0, expected);
    unit_close(xs);

    xs = unit_open_via(VIA_XENCTRL, (unsigned int)_i / 2);
    fake.nr_calls = 0;
    ck_assert_int_eq(xenstable_device_model_map_pirq_msi(xs, 7, &pirq, 0x1234,
                                                         5, 0x41, 2, 0),
                     -EOPNOTSUPP);
    ck_assert_uint_eq(fake.nr_calls, 0);
    unit_close(xs);
}
END_TEST

START_TEST(pirq_numbers)
{
    int pirq = -1;

    open_for(_i);
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_int_eq(pirq, 9);
    pirq = 33;
    ck_assert_int_eq(xenstable_device_model_map_pirq(xs, 7, 9, &pirq), 0);
    ck_assert_int_eq(pirq, 33);
    pirq = 34;
    ck_assert_int_eq(
        xenstable_device_model_map_pirq_msi(xs, 7, &pirq, 0, 1, 2, 0, 0), 0);
    ck_assert_int_eq(pirq, 34);
    pirq = -1;
    if (xenstable_device_model_map_pirq_gsi(xs, 7, 9, &pirq) == 0)
        ck_assert_int_eq(pirq, 55);
    else
        ck_assert_int_eq(_i % WAYS, VIA_XENCTRL);
    unit_close(xs);
}
END_TEST

START_TEST(unbind_kinds)
{
    xs = unit_open_via(VIA_HYPERCALL, 0);
    fake.nr_calls = 0;
    ck_assert_int_eq(xenstable_device_model_unbind_irq(
                         xs, 7, 20, XENSTABLE_PT_IRQ_ISA, 1, 2, 3, 4),
                     0);
    unit_check_call(0, "domctl 30000000 V 0700 000000000000 14000000 01000000"
                       " 04");
    ck_assert_int_eq(
        xenstable_device_model_unbind_irq(xs, 7, 20, 3, 1, 2, 3, 4), -EINVAL);
    ck_assert_uint_eq(fake.nr_calls, 1);
    unit_close(xs);
}
END_TEST

START_TEST(pci_gsi)
{
    const char *name = unit_release_name((unsigned int)_i);
    char folders[32];
    uint32_t gsi = 0;
    int null;

    snprintf(folders, sizeof(folders), "%s:call", name);
    xs = unit_open_with(name, NULL, folders);
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi), 0);
    ck_assert_uint_eq(gsi, 17);
    /* A kernel that has no such call, and a process without rights. */
    fake.pci_gsi = -1;
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi),
                     -EOPNOTSUPP);
    null = open("/dev/null", O_RDWR | O_CLOEXEC);
    ck_assert_int_eq(dup2(null, fake.fd), fake.fd);
    close(null);
    ck_assert_int_eq(xenstable_device_model_get_pci_gsi(xs, 0x301, &gsi),
                     -EPERM);
    unit_close(xs);
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("device-model", &tcase);
    int releases = (int)fake_releases_count;

    tcase_add_loop_test(tcase, hvm_params, 0, releases * WAYS);
    tcase_add_loop_test(tcase, missing_domain, 0, releases * 2);
    tcase_add_loop_test(tcase, own_domain, 0, WAYS);
    tcase_add_loop_test(tcase, populate, 0, WAYS);
    tcase_add_loop_test(tcase, populate_far_away, 0, WAYS);
    tcase_add_test(tcase, populate_too_much);
    tcase_add_loop_test(tcase, large_mapping, 0, WAYS * COUNT_OF(largest));
    tcase_add_loop_test(tcase, failed_mapping_is_undone, 0, COUNT_OF(largest));
    tcase_add_test(tcase, unmapping_goes_on);
    tcase_add_loop_test(tcase, odd_mappings, 0, WAYS);
    tcase_add_loop_test(tcase, msi_with_segment, 0, releases * 2);
    tcase_add_loop_test(tcase, pirq_numbers, 0, releases * WAYS);
    tcase_add_test(tcase, unbind_kinds);
    tcase_add_loop_test(tcase, pci_gsi, 0, releases);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
