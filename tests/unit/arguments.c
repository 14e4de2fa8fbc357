/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Arguments that are not valid: -EINVAL, Xen is not called, and the caller's
   memory is not changed. */
#include "tests/unit/calls.h"

static struct xenstable *xs;
#define D call_data
#define PHYSICAL sizeof(struct xenstable_host_physical_info)
#define CPU sizeof(struct xenstable_host_cpu_info)
#define DOMAIN sizeof(struct xenstable_host_domain_info)
#define RANGE sizeof(struct xenstable_host_memory_range)
#define HUGE_BYTES ((size_t)-1)

/* A row for each wrong argument of each function. */
#define BAD(call)                                                  \
    do {                                                           \
        int ret;                                                   \
        unit_prepare_calls();                                      \
        before = D;                                                \
        ret = call;                                                \
        ck_assert_msg(ret == -EINVAL, "%s gave %d", #call, ret);   \
        ck_assert_msg(fake.nr_calls == 0, "%s called Xen", #call); \
        ck_assert_msg(memcmp(&before, &D, sizeof(D)) == 0,         \
                      "%s changed something", #call);              \
    } while (0)

static struct call_data before;

static void open_release(void)
{
    xs = unit_open_with("4.22", NULL, "4.22:call");
}

static void close_release(void)
{
    unit_close(xs);
}

START_TEST(core)
{
    struct xenstable *none = (struct xenstable *)&D;
    struct xenstable_operation_info operation, operation_before;
    struct xenstable_library_info library, library_before;

    BAD(xenstable_open(NULL, NULL, NULL, 0));
    BAD(xenstable_open(&none, NULL, NULL, 1));
    BAD(xenstable_open(&none, NULL, NULL, 0x80000000));
    BAD(xenstable_open_with_logger(NULL, NULL, 0));
    BAD(xenstable_open_with_logger(&none, NULL, 1));
    ck_assert_ptr_eq(none, (struct xenstable *)&D);
    BAD(xenstable_status(NULL));
    BAD(xenstable_running_release(NULL, &D.count, &D.gsi));
    BAD(xenstable_feature_query(NULL, 0));
    ck_assert_str_eq(xenstable_message(NULL), "");
    xenstable_close(NULL);

    memset(&operation, 0xee, sizeof(operation));
    operation_before = operation;
    BAD(xenstable_operation_query(NULL, 0, &operation, sizeof(operation)));
    BAD(xenstable_operation_query(xs, 0, NULL, sizeof(operation)));
    BAD(xenstable_operation_query(xs, 0, &operation, sizeof(operation) - 1));
    BAD(xenstable_operation_query(xs, 0, &operation, 0));
    BAD(xenstable_toolstack_query(NULL, "libxl_get_max_cpus", &operation,
                                  sizeof(operation)));
    BAD(xenstable_toolstack_query(xs, NULL, &operation, sizeof(operation)));
    BAD(xenstable_toolstack_query(xs, "libxl_get_max_cpus", NULL,
                                  sizeof(operation)));
    BAD(xenstable_toolstack_query(xs, "libxl_get_max_cpus", &operation,
                                  sizeof(operation) - 1));
    ck_assert_mem_eq(&operation, &operation_before, sizeof(operation));
    memset(&library, 0xee, sizeof(library));
    library_before = library;
    BAD(xenstable_library_query(NULL, 0, &library, sizeof(library)));
    BAD(xenstable_library_query(xs, 0, NULL, sizeof(library)));
    BAD(xenstable_library_query(xs, 0, &library, sizeof(library) - 1));
    BAD(xenstable_library_query(xs, 0, &library, 0));
    ck_assert_mem_eq(&library, &library_before, sizeof(library));
}
END_TEST

START_TEST(kexec)
{
    struct xenstable_kexec_segment wrong[2];

    BAD(xenstable_kexec_load(NULL, 1, 62, 0, D.segments, 2));
    BAD(xenstable_kexec_load(xs, 1, 62, 0, NULL, 2));
    BAD(xenstable_kexec_load(xs, 1, 62, 0, D.segments, 0));
    BAD(xenstable_kexec_load(xs, 1, 62, 0, D.segments, 16));
    BAD(xenstable_kexec_load(xs, 1, 62, 0, D.segments, UINT32_MAX));
    memcpy(wrong, D.segments, sizeof(wrong));
    wrong[1].data = NULL;
    wrong[1].data_bytes = 1;
    BAD(xenstable_kexec_load(xs, 1, 62, 0, wrong, 2));
    memcpy(wrong, D.segments, sizeof(wrong));
    wrong[0].data_bytes = wrong[0].dest_bytes + 1;
    BAD(xenstable_kexec_load(xs, 1, 62, 0, wrong, 2));
    wrong[0].data_bytes = UINT64_MAX;
    BAD(xenstable_kexec_load(xs, 1, 62, 0, wrong, 1));
    BAD(xenstable_kexec_unload(NULL, 1));
    BAD(xenstable_kexec_exec(NULL, 1));
    BAD(xenstable_kexec_status(NULL, 1));
    BAD(xenstable_kexec_get_range(NULL, 0, 0, &D.bytes, &D.maddr));
    BAD(xenstable_kexec_get_range(xs, 0, 0, NULL, &D.maddr));
    BAD(xenstable_kexec_get_range(xs, 0, 0, &D.bytes, NULL));
}
END_TEST

START_TEST(host)
{
    uint32_t *count = &D.count;

    BAD(xenstable_host_get_physical_info(NULL, &D.physical, PHYSICAL));
    BAD(xenstable_host_get_physical_info(xs, NULL, PHYSICAL));
    BAD(xenstable_host_get_physical_info(xs, &D.physical, PHYSICAL - 1));
    BAD(xenstable_host_get_physical_info(xs, &D.physical, 0));
    BAD(xenstable_host_get_cpu_info(NULL, D.cpus, CPU, 4, count));
    BAD(xenstable_host_get_cpu_info(xs, NULL, CPU, 4, count));
    BAD(xenstable_host_get_cpu_info(xs, D.cpus, CPU - 1, 4, count));
    BAD(xenstable_host_get_cpu_info(xs, D.cpus, HUGE_BYTES, 4, count));
    BAD(xenstable_host_get_cpu_info(xs, D.cpus, 4097, 4, count));
    BAD(xenstable_host_get_cpu_info(xs, D.cpus, CPU, 0, count));
    BAD(xenstable_host_get_cpu_info(xs, D.cpus, CPU, 4, NULL));
    BAD(xenstable_host_get_domain(NULL, 0, D.domains, DOMAIN));
    BAD(xenstable_host_get_domain(xs, 65536, D.domains, DOMAIN));
    BAD(xenstable_host_get_domain(xs, UINT32_MAX, D.domains, DOMAIN));
    BAD(xenstable_host_get_domain(xs, 0, NULL, DOMAIN));
    BAD(xenstable_host_get_domain(xs, 0, D.domains, DOMAIN - 1));
    BAD(xenstable_host_list_domains(NULL, 0, D.domains, DOMAIN, 5, count));
    BAD(xenstable_host_list_domains(xs, 65536, D.domains, DOMAIN, 5, count));
    BAD(xenstable_host_list_domains(xs, 0, NULL, DOMAIN, 5, count));
    BAD(xenstable_host_list_domains(xs, 0, D.domains, DOMAIN - 1, 5, count));
    BAD(xenstable_host_list_domains(xs, 0, D.domains, 4097, 5, count));
    BAD(xenstable_host_list_domains(xs, 0, D.domains, DOMAIN, 0, count));
    BAD(xenstable_host_list_domains(xs, 0, D.domains, DOMAIN, 5, NULL));
    BAD(xenstable_host_get_memory_map(NULL, D.ranges, RANGE, 8, count));
    BAD(xenstable_host_get_memory_map(xs, NULL, RANGE, 8, count));
    BAD(xenstable_host_get_memory_map(xs, D.ranges, RANGE - 1, 8, count));
    BAD(xenstable_host_get_memory_map(xs, D.ranges, HUGE_BYTES, 8, count));
    BAD(xenstable_host_get_memory_map(xs, D.ranges, RANGE, 0, count));
    BAD(xenstable_host_get_memory_map(xs, D.ranges, RANGE, 8, NULL));
    BAD(xenstable_host_get_max_cpus(NULL, count));
    BAD(xenstable_host_get_max_cpus(xs, NULL));
    BAD(xenstable_host_get_text(NULL, 0, D.text, sizeof(D.text)));
    BAD(xenstable_host_get_text(xs, 9, D.text, sizeof(D.text)));
    BAD(xenstable_host_get_text(xs, UINT32_MAX, D.text, 10));
    BAD(xenstable_host_get_text(xs, 0, NULL, sizeof(D.text)));
    BAD(xenstable_host_get_text(xs, 0, D.text, 0));
}
END_TEST

/* All of them take a domain; the loop is over wrong ones. */
static const struct {
    bool with_handle;
    uint32_t domid;
} domains[] = {{false, 7}, {true, 65536}, {true, 0x10007}, {true, UINT32_MAX}};

START_TEST(device_model_domain)
{
    struct xenstable *h = domains[_i].with_handle ? xs : NULL;
    uint32_t domid = domains[_i].domid;

    BAD(xenstable_device_model_get_hvm_param(h, domid, 5, &D.value));
    BAD(xenstable_device_model_set_hvm_param(h, domid, 5, 1));
    BAD(xenstable_device_model_populate_physmap(h, domid, 2, 0, 0, D.extents));
    BAD(xenstable_device_model_shutdown(h, domid, 3));
    BAD(xenstable_device_model_map_memory(h, domid, 1, 2, 3, 1));
    BAD(xenstable_device_model_iomem_permission(h, domid, 1, 2, 1));
    BAD(xenstable_device_model_map_ioports(h, domid, 1, 2, 3, 1));
    BAD(xenstable_device_model_ioport_permission(h, domid, 1, 2, 1));
    BAD(xenstable_device_model_bind_pci_irq(h, domid, 1, 2, 3, 0));
    BAD(xenstable_device_model_unbind_irq(h, domid, 1, 0, 2, 3, 0, 0));
    BAD(xenstable_device_model_update_msi_irq(h, domid, 1, 2, 3, 4));
    BAD(xenstable_device_model_unbind_msi_irq(h, domid, 1, 2, 3));
    BAD(xenstable_device_model_map_pirq(h, domid, 9, &D.pirq));
    BAD(xenstable_device_model_map_pirq_gsi(h, domid, 9, &D.pirq));
    BAD(xenstable_device_model_map_pirq_msi(h, domid, &D.pirq, 0, 1, 2, 0, 0));
    BAD(xenstable_device_model_unmap_pirq(h, domid, 55));
}
END_TEST

START_TEST(device_model)
{
    /* For Xen this is negative, and any negative number means "any pirq". */
    uint32_t pirqs[] = {(uint32_t)INT32_MAX + 1, UINT32_MAX - 1};

    BAD(xenstable_device_model_get_hvm_param(xs, 7, 5, NULL));
    BAD(xenstable_device_model_populate_physmap(xs, 7, 2, 0, 0, NULL));
    BAD(xenstable_device_model_update_msi_irq(xs, 7, 0x100, 2, 3, 4));
    BAD(xenstable_device_model_unbind_msi_irq(xs, 7, UINT32_MAX, 2, 3));
    BAD(xenstable_device_model_map_pirq(xs, 7, 9, NULL));
    BAD(xenstable_device_model_map_pirq_gsi(xs, 7, 9, NULL));
    BAD(xenstable_device_model_map_pirq_msi(xs, 7, NULL, 0, 1, 2, 0, 0));
    BAD(xenstable_device_model_map_pirq(xs, 7, 9, &pirqs[0]));
    BAD(xenstable_device_model_map_pirq(xs, 7, 9, &pirqs[1]));
    BAD(xenstable_device_model_map_pirq_gsi(xs, 7, 9, &pirqs[0]));
    BAD(xenstable_device_model_map_pirq_msi(xs, 7, &pirqs[1], 0, 1, 2, 0, 0));
    BAD(xenstable_device_model_get_pci_gsi(NULL, 1, &D.gsi));
    BAD(xenstable_device_model_get_pci_gsi(xs, 1, NULL));
}
END_TEST

/* Invalid arguments are refused in the same way on machines without Xen. */
START_TEST(without_xen)
{
    struct xenstable *opened = xs;

    xs = unit_open_with("none", NULL, "");
    BAD(xenstable_host_get_max_cpus(xs, NULL));
    BAD(xenstable_host_get_domain(xs, 65536, D.domains, DOMAIN));
    BAD(xenstable_kexec_load(xs, 1, 62, 0, NULL, 2));
    BAD(xenstable_device_model_shutdown(xs, 65536, 0));
    xenstable_close(xs);
    xs = opened;
}
END_TEST

static Suite *make(void)
{
    TCase *tcase;
    Suite *suite = unit_suite("arguments", &tcase);

    tcase_add_checked_fixture(tcase, open_release, close_release);
    tcase_add_test(tcase, core);
    tcase_add_test(tcase, kexec);
    tcase_add_test(tcase, host);
    tcase_add_loop_test(tcase, device_model_domain, 0, COUNT_OF(domains));
    tcase_add_test(tcase, device_model);
    tcase_add_test(tcase, without_xen);
    return suite;
}

int main(int argc, char **argv)
{
    (void)argc;
    return unit_main(argv, make);
}
