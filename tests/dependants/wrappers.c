/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: wrappers.c - do the wrappers pass on what they are given?
 *
 * Linked with the wrappers and with a libxenstable of this file's own, which
 * writes down how it was called and answers what the test wants. Every
 * argument has a value of its own, so that two exchanged ones are seen.
 */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xenctrl.h>

#include <xenstable/xenstable.h>

static int failures;

#define CHECK(condition)                                          \
    do {                                                          \
        if (!(condition)) {                                       \
            printf("FAIL: %s, line %d: %s\n", __func__, __LINE__, \
                   #condition);                                   \
            failures++;                                           \
        }                                                         \
    } while (0)

/* The library of the test ------------------------------------------------- */

struct xenstable {
    int open;
};

static struct xenstable the_handle;
static int answer;      /* of the next calls */
static int open_answer; /* of opening */
static int status_answer;
static int texts_until = -1;    /* that are given; then ENOSYS */
static uint32_t largest_number; /* of CPUs and GSIs; 0: a usual one */
static char called[256];        /* "name(argument, ...)" of the last call */
static struct xentoollog_logger *given_logger;
static struct xenstable_kexec_segment given_segments[4];

#define HANDLE(xs) CHECK((xs) == &the_handle)

static void note(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

static void note(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(called, sizeof(called), format, arguments);
    va_end(arguments);
}

#define U(value) ((unsigned long long)(value))

int xenstable_open_with_logger(struct xenstable **xs_r,
                               struct xentoollog_logger *logger,
                               unsigned int flags)
{
    CHECK(flags == 0);
    given_logger = logger;
    if (open_answer < 0)
        return open_answer;
    the_handle.open++;
    *xs_r = &the_handle;
    return 0;
}

void xenstable_close(struct xenstable *xs)
{
    if (xs)
        xs->open--;
}

int xenstable_status(const struct xenstable *xs)
{
    HANDLE(xs);
    return status_answer;
}

const char *xenstable_message(const struct xenstable *xs)
{
    HANDLE(xs);
    return "the reason";
}

int xenstable_running_release(const struct xenstable *xs,
                              unsigned int *major_r, unsigned int *minor_r)
{
    HANDLE(xs);
    *major_r = 4;
    *minor_r = 17;
    return answer;
}

int xenstable_host_get_text(struct xenstable *xs, unsigned int what,
                            char *buffer, size_t buffer_bytes)
{
    HANDLE(xs);
    CHECK(buffer_bytes >= XENSTABLE_HOST_TEXT_BYTES);
    if (answer < 0)
        return answer;
    if (texts_until >= 0 && texts_until-- == 0)
        return -EOPNOTSUPP;
    /* Longer than any field that libxenctrl has. */
    memset(buffer, 'a' + (int)what, 1500);
    buffer[1500] = '\0';
    return 0;
}

int xenstable_host_get_physical_info(struct xenstable *xs,
                                     struct xenstable_host_physical_info *info,
                                     size_t info_bytes)
{
    static const struct xenstable_host_physical_info machine = {
        .threads_per_core = 1,
        .cores_per_socket = 2,
        .nr_cpus = 3,
        .max_cpu_id = 4,
        .nr_nodes = 5,
        .max_node_id = 6,
        .cpu_khz = 7,
        .capabilities = 8,
        .total_pages = 9,
        .free_pages = 10,
        .scrub_pages = 11,
        .outstanding_pages = 12,
        .max_mfn = 13,
        .hw_cap = {14, 15, 16, 17, 18, 19, 20, 21},
        .arch_capabilities = 22};

    HANDLE(xs);
    CHECK(info_bytes == sizeof(*info));
    *info = machine;
    return answer;
}

int xenstable_host_get_cpu_info(struct xenstable *xs,
                                struct xenstable_host_cpu_info *cpus,
                                size_t cpu_bytes, uint32_t max_cpus,
                                uint32_t *nr_cpus_r)
{
    uint32_t i;

    HANDLE(xs);
    CHECK(cpu_bytes == sizeof(*cpus));
    for (i = 0; i < max_cpus && i < 3; i++)
        cpus[i].idle_ns = 1000 + i;
    *nr_cpus_r = i;
    return answer;
}

/* Domains 3 and 5; every member has a value of its own. */
static const struct xenstable_host_domain_info domains[] = {
    {.domid = 3,
     .flags = 0x0003002c, /* crash; shutdown, paused, running */
     .total_pages = 30,
     .max_pages = 31,
     .outstanding_pages = 32,
     .shared_pages = 33,
     .paged_pages = 34,
     .shared_info_gfn = 35,
     .cpu_time_ns = 0x3600000000,
     .online_vcpus = 37,
     .max_vcpu_id = 38,
     .ssidref = 39,
     .cpupool = 40,
     .gpaddr_bits = 41,
     .uuid = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}},
    {.domid = 5, .flags = 0x000101d7}, /* all but paused, running; reboot */
};

int xenstable_host_list_domains(struct xenstable *xs, uint32_t first_domid,
                                struct xenstable_host_domain_info *infos,
                                size_t info_bytes, uint32_t max_domains,
                                uint32_t *nr_domains_r)
{
    uint32_t i, nr = 0;

    HANDLE(xs);
    CHECK(info_bytes == sizeof(*infos));
    note("list_domains(%u, %u)", first_domid, max_domains);
    for (i = 0; i < 2 && nr < max_domains; i++)
        if (domains[i].domid >= first_domid)
            infos[nr++] = domains[i];
    *nr_domains_r = nr;
    return answer;
}

int xenstable_host_get_domain(struct xenstable *xs, uint32_t domid,
                              struct xenstable_host_domain_info *info,
                              size_t info_bytes)
{
    HANDLE(xs);
    CHECK(info_bytes == sizeof(*info));
    note("get_domain(%u)", domid);
    *info = domains[0];
    return answer;
}

int xenstable_host_get_vcpu(struct xenstable *xs, uint32_t domid,
                            uint32_t vcpu,
                            struct xenstable_host_vcpu_info *info,
                            size_t info_bytes)
{
    HANDLE(xs);
    CHECK(info_bytes == sizeof(*info));
    note("get_vcpu(%u, %u)", domid, vcpu);
    *info = (struct xenstable_host_vcpu_info){.vcpu = vcpu,
                                              .cpu = 9,
                                              .cpu_time_ns = 0x1234567890,
                                              .online = domid == 7,
                                              .blocked = domid == 8,
                                              .running = domid == 9};
    return answer;
}

int xenstable_host_get_event_channel(
    struct xenstable *xs, uint32_t domid, uint32_t port,
    struct xenstable_host_event_channel_info *info, size_t info_bytes)
{
    HANDLE(xs);
    CHECK(info_bytes == sizeof(*info));
    note("get_event_channel(%u, %u)", domid, port);
    *info = (struct xenstable_host_event_channel_info){
        .port = port,
        .status = domid,
        .vcpu = 4,
        .bound_to = 5,
        .remote_port = 6,
    };
    return answer;
}

int xenstable_host_get_max_cpus(struct xenstable *xs, uint32_t *max_cpus_r)
{
    HANDLE(xs);
    *max_cpus_r = largest_number ? largest_number : 64;
    return answer;
}

int xenstable_host_get_memory_map(struct xenstable *xs,
                                  struct xenstable_host_memory_range *ranges,
                                  size_t range_bytes, uint32_t max_ranges,
                                  uint32_t *nr_ranges_r)
{
    uint32_t i;

    HANDLE(xs);
    CHECK(range_bytes == sizeof(*ranges));
    for (i = 0; i < max_ranges && i < 2; i++) {
        ranges[i].start_maddr = 0x100000000ULL * i;
        ranges[i].size_bytes = 0x200000000ULL + i;
        ranges[i].type = 1 + i;
    }
    *nr_ranges_r = i;
    return answer;
}

int xenstable_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                         uint64_t entry_maddr,
                         const struct xenstable_kexec_segment *segments,
                         uint32_t nr_segments)
{
    HANDLE(xs);
    CHECK(nr_segments <= 4);
    memcpy(given_segments, segments, nr_segments * sizeof(*segments));
    note("kexec_load(%u, %u, %llx, %u)", type, arch, U(entry_maddr),
         nr_segments);
    return answer;
}

int xenstable_kexec_unload(struct xenstable *xs, uint8_t type)
{
    HANDLE(xs);
    note("kexec_unload(%u)", type);
    return answer;
}

int xenstable_kexec_exec(struct xenstable *xs, uint8_t type)
{
    HANDLE(xs);
    note("kexec_exec(%u)", type);
    return answer;
}

int xenstable_kexec_status(struct xenstable *xs, uint8_t type)
{
    HANDLE(xs);
    note("kexec_status(%u)", type);
    return answer;
}

int xenstable_kexec_get_range(struct xenstable *xs, int range, int nr,
                              uint64_t *bytes_r, uint64_t *maddr_r)
{
    HANDLE(xs);
    note("kexec_get_range(%d, %d)", range, nr);
    *bytes_r = 0x1000;
    *maddr_r = 0x2000;
    return answer;
}

int xenstable_device_model_get_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t *value_r)
{
    HANDLE(xs);
    note("get_hvm_param(%u, %u)", domid, param);
    *value_r = 77;
    return answer;
}

int xenstable_device_model_set_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t value)
{
    HANDLE(xs);
    note("set_hvm_param(%u, %u, %llu)", domid, param, U(value));
    return answer;
}

int xenstable_device_model_populate_physmap(
    struct xenstable *xs, uint32_t domid, uint64_t nr_extents,
    unsigned int extent_order, unsigned int mem_flags, uint64_t *extents_gfn)
{
    HANDLE(xs);
    note("populate_physmap(%u, %llu, %u, %u, %llu)", domid, U(nr_extents),
         extent_order, mem_flags, U(extents_gfn[1]));
    return answer;
}

int xenstable_device_model_shutdown(struct xenstable *xs, uint32_t domid,
                                    uint32_t reason)
{
    HANDLE(xs);
    note("shutdown(%u, %u)", domid, reason);
    return answer;
}

int xenstable_device_model_map_memory(struct xenstable *xs, uint32_t domid,
                                      uint64_t first_gfn, uint64_t first_mfn,
                                      uint64_t nr_frames, bool add)
{
    HANDLE(xs);
    note("map_memory(%u, %llu, %llu, %llu, %u)", domid, U(first_gfn),
         U(first_mfn), U(nr_frames), add);
    return answer;
}

int xenstable_device_model_iomem_permission(struct xenstable *xs,
                                            uint32_t domid, uint64_t first_mfn,
                                            uint64_t nr_frames, bool allow)
{
    HANDLE(xs);
    note("iomem_permission(%u, %llu, %llu, %u)", domid, U(first_mfn),
         U(nr_frames), allow);
    return answer;
}

int xenstable_device_model_map_ioports(struct xenstable *xs, uint32_t domid,
                                       uint32_t first_gport,
                                       uint32_t first_mport, uint32_t nr_ports,
                                       bool add)
{
    HANDLE(xs);
    note("map_ioports(%u, %u, %u, %u, %u)", domid, first_gport, first_mport,
         nr_ports, add);
    return answer;
}

int xenstable_device_model_bind_pci_irq(struct xenstable *xs, uint32_t domid,
                                        uint32_t pirq, uint8_t bus,
                                        uint8_t device, uint8_t intx)
{
    HANDLE(xs);
    note("bind_pci_irq(%u, %u, %u, %u, %u)", domid, pirq, bus, device, intx);
    return answer;
}

int xenstable_device_model_unbind_irq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq, uint8_t type, uint8_t bus,
                                      uint8_t device, uint8_t intx,
                                      uint8_t isa_irq)
{
    HANDLE(xs);
    note("unbind_irq(%u, %u, %u, %u, %u, %u, %u)", domid, pirq, type, bus,
         device, intx, isa_irq);
    return answer;
}

int xenstable_device_model_update_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags,
                                          uint64_t gtable_maddr)
{
    HANDLE(xs);
    note("update_msi_irq(%u, %u, %u, %u, %llu)", domid, gvec, pirq, gflags,
         U(gtable_maddr));
    return answer;
}

int xenstable_device_model_unbind_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags)
{
    HANDLE(xs);
    note("unbind_msi_irq(%u, %u, %u, %u)", domid, gvec, pirq, gflags);
    return answer;
}

int xenstable_device_model_map_pirq(struct xenstable *xs, uint32_t domid,
                                    uint32_t gsi, uint32_t *pirq_r)
{
    HANDLE(xs);
    note("map_pirq(%u, %u, %d)", domid, gsi, (int)*pirq_r);
    *pirq_r = 55;
    return answer;
}

int xenstable_device_model_map_pirq_gsi(struct xenstable *xs, uint32_t domid,
                                        uint32_t gsi, uint32_t *pirq_r)
{
    HANDLE(xs);
    note("map_pirq_gsi(%u, %u, %d)", domid, gsi, (int)*pirq_r);
    *pirq_r = 56;
    return answer;
}

int xenstable_device_model_map_pirq_msi(struct xenstable *xs, uint32_t domid,
                                        uint32_t *pirq_r, uint16_t segment,
                                        uint8_t bus, uint8_t devfn,
                                        uint32_t entry_nr,
                                        uint64_t table_maddr)
{
    HANDLE(xs);
    note("map_pirq_msi(%u, %d, %u, %u, %u, %u, %llu)", domid, (int)*pirq_r,
         segment, bus, devfn, entry_nr, U(table_maddr));
    *pirq_r = 57;
    return answer;
}

int xenstable_device_model_unmap_pirq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq)
{
    HANDLE(xs);
    note("unmap_pirq(%u, %u)", domid, pirq);
    return answer;
}

int xenstable_device_model_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                                       uint32_t *gsi_r)
{
    HANDLE(xs);
    note("get_pci_gsi(%x)", sbdf);
    *gsi_r = largest_number ? largest_number : 19;
    return answer;
}

/* The tests --------------------------------------------------------------- */

static xc_interface *xch;

/* The linker gives the wrappers this calloc(); which one fails? */
static int calloc_fails = -1; /* after so many that do not; -1: none */
void *__real_calloc(size_t count, size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);

void *__wrap_calloc(size_t count, size_t bytes)
{
    if (calloc_fails >= 0 && calloc_fails-- == 0)
        return NULL;
    return __real_calloc(count, bytes);
}

/* -1 and an errno, and libxenstable was not asked. */
#define REFUSES(call, code)       \
    do {                          \
        called[0] = '\0';         \
        errno = 0;                \
        CHECK((call) == -1);      \
        CHECK(errno == (code));   \
        CHECK(called[0] == '\0'); \
    } while (0)

static void check_open_and_close(void)
{
    static const int reasons[][2] = {{-ENODEV, ENODEV},
                                     {-ELIBACC, ELIBACC},
                                     {-EPERM, EPERM},
                                     {-EOPNOTSUPP, ENOSYS}};
    xentoollog_logger *logger = (xentoollog_logger *)&failures;
    xc_interface *other;
    size_t i;

    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        status_answer = reasons[i][0];
        errno = 0;
        CHECK(xc_interface_open(logger, NULL, 0) == NULL);
        CHECK(errno == reasons[i][1]);
        CHECK(given_logger == logger);
        CHECK(the_handle.open == 0);
    }
    other = xc_interface_open(logger, NULL, XC_OPENFLAG_DUMMY);
    CHECK(other != NULL);
    CHECK(xc_interface_close(other) == 0);
    status_answer = 0;

    open_answer = -ENOMEM;
    errno = 0;
    CHECK(xc_interface_open(NULL, logger, 0) == NULL);
    CHECK(errno == ENOMEM);
    CHECK(given_logger == NULL);
    open_answer = 0;

    errno = 42;
    xch = xc_interface_open(NULL, NULL, XC_OPENFLAG_NON_REENTRANT);
    CHECK(xch != NULL);
    CHECK(errno == 42);
}

static void check_errors(void)
{
    /* The two that are exchanged, and those next to them. */
    static const int codes[][2] = {
        {EPROTO, EACCES}, {EOPNOTSUPP, ENOSYS}, {EPERM, EPERM},
        {ENODEV, ENODEV}, {ELIBACC, ELIBACC},   {EINVAL, EINVAL},
        {ESRCH, ESRCH},   {ENOMEM, ENOMEM},     {EFAULT, EFAULT},
        {ENOENT, ENOENT}, {EEXIST, EEXIST},     {EBUSY, EBUSY},
        {ENOSPC, ENOSPC}, {ERANGE, ERANGE},     {EAGAIN, EAGAIN},
        {EIO, EIO}};
    xc_physinfo_t machine;
    xc_cpuinfo_t cpu;
    xc_domaininfo_t domain;
    xc_dominfo_t older;
    xc_vcpuinfo_t vcpu;
    xc_evtchn_status_t channel = {0};
    struct e820entry entry;
    xen_kexec_segment_t segment = {.buf_size = 0};
    xen_pfn_t frames[2] = {0, 0};
    xen_capabilities_info_t text;
    unsigned long value = 1;
    uint64_t size, start;
    int nr = 1;
    size_t i;

#define FAILS(call)                  \
    do {                             \
        errno = 0;                   \
        CHECK((call) == -1);         \
        CHECK(errno == codes[i][1]); \
    } while (0)

    for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        answer = -codes[i][0];
        FAILS(xc_version(xch, XENVER_capabilities, text));
        FAILS(xc_version(xch, XENVER_version, NULL));
        FAILS(xc_physinfo(xch, &machine));
        FAILS(xc_getcpuinfo(xch, 1, &cpu, &nr));
        FAILS(xc_get_max_cpus(xch));
        FAILS(xc_domain_getinfolist(xch, 0, 1, &domain));
        FAILS(xc_domain_getinfo_single(xch, 0, &domain));
        FAILS(xc_domain_getinfo(xch, 0, 1, &older));
        FAILS(xc_vcpu_getinfo(xch, 0, 0, &vcpu));
        FAILS(xc_evtchn_status(xch, &channel));
        FAILS(xc_get_machine_memory_map(xch, &entry, 1));
        FAILS(xc_kexec_load(xch, 1, 62, 0, 1, &segment));
        FAILS(xc_kexec_unload(xch, 1));
        FAILS(xc_kexec_exec(xch, 1));
        FAILS(xc_kexec_status(xch, 1));
        FAILS(xc_kexec_get_range(xch, 0, 0, &size, &start));
        FAILS(xc_get_hvm_param(xch, 1, 2, &value));
        FAILS(xc_set_hvm_param(xch, 1, 2, 3));
        FAILS(xc_domain_populate_physmap_exact(xch, 1, 2, 0, 0, frames));
        FAILS(xc_domain_shutdown(xch, 1, 0));
        FAILS(xc_domain_iomem_permission(xch, 1, 2, 3, 1));
        FAILS(xc_domain_memory_mapping(xch, 1, 2, 3, 4, 1));
        FAILS(xc_domain_ioport_mapping(xch, 1, 2, 3, 4, 1));
        FAILS(xc_domain_bind_pt_pci_irq(xch, 1, 2, 3, 4, 0));
        FAILS(xc_domain_unbind_pt_irq(xch, 1, 2, 0, 3, 4, 0, 0));
        FAILS(xc_domain_update_msi_irq(xch, 1, 2, 3, 4, 5));
        FAILS(xc_domain_unbind_msi_irq(xch, 1, 2, 3, 4));
        FAILS(xc_physdev_map_pirq(xch, 1, 2, &nr));
        FAILS(xc_physdev_map_pirq_gsi(xch, 1, 2, &nr));
        FAILS(xc_physdev_map_pirq_msi(xch, 1, -1, &nr, 3, 4, 0, 0));
        FAILS(xc_physdev_unmap_pirq(xch, 1, 2));
        CHECK(value == 1);

        errno = 0;
        CHECK(xc_pcidev_get_gsi(xch, 1) == -1);
        CHECK(errno == (codes[i][0] == EOPNOTSUPP ? EOPNOTSUPP : codes[i][1]));
    }
    answer = 0;

    CHECK(strcmp(xc_strerror(xch, ENOENT), strerror(ENOENT)) == 0);
    CHECK(*xc_strerror(xch, 123456) != '\0');
}

static void check_host(void)
{
    struct xen_compile_info compiled;
    xen_capabilities_info_t text;
    xen_extraversion_t extra;
    xen_changeset_info_t changeset;
    char command_line[1024];
    xc_physinfo_t machine;
    xc_cpuinfo_t cpus[5];
    struct e820entry entries[3];
    int nr = 0, i;

    CHECK(xc_version(xch, XENVER_version, NULL) == (4 << 16 | 17));
    CHECK(xc_version(xch, XENVER_pagesize, NULL) == 4096);
    /* Too long for the field: cut, and ended all the same. */
    CHECK(xc_version(xch, XENVER_capabilities, text) == 0);
    CHECK(strlen(text) == sizeof(text) - 1);
    CHECK(text[0] == 'a' + XENSTABLE_HOST_TEXT_CAPABILITIES);
    CHECK(xc_version(xch, XENVER_extraversion, extra) == 0);
    CHECK(strlen(extra) == sizeof(extra) - 1);
    CHECK(extra[0] == 'a' + XENSTABLE_HOST_TEXT_EXTRA_VERSION);
    CHECK(xc_version(xch, XENVER_changeset, changeset) == 0);
    CHECK(strlen(changeset) == sizeof(changeset) - 1);
    CHECK(changeset[0] == 'a' + XENSTABLE_HOST_TEXT_CHANGESET);
    CHECK(xc_version(xch, XENVER_commandline, command_line) == 0);
    CHECK(strlen(command_line) == sizeof(command_line) - 1);
    CHECK(command_line[0] == 'a' + XENSTABLE_HOST_TEXT_COMMAND_LINE);
    CHECK(xc_version(xch, XENVER_compile_info, &compiled) == 0);
    CHECK(compiled.compiler[0] == 'a' + XENSTABLE_HOST_TEXT_COMPILER);
    CHECK(compiled.compile_by[0] == 'a' + XENSTABLE_HOST_TEXT_COMPILE_BY);
    CHECK(compiled.compile_domain[0] ==
          'a' + XENSTABLE_HOST_TEXT_COMPILE_DOMAIN);
    CHECK(compiled.compile_date[0] == 'a' + XENSTABLE_HOST_TEXT_COMPILE_DATE);
    CHECK(strlen(compiled.compile_date) == sizeof(compiled.compile_date) - 1);
    errno = 0;
    CHECK(xc_version(xch, 1234, text) == -1 && errno == ENOSYS);
    errno = 0;
    CHECK(xc_version(xch, XENVER_capabilities, NULL) == -1 && errno == EINVAL);

    CHECK(xc_physinfo(xch, &machine) == 0);
    CHECK(machine.threads_per_core == 1 && machine.cores_per_socket == 2);
    CHECK(machine.nr_cpus == 3 && machine.max_cpu_id == 4);
    CHECK(machine.nr_nodes == 5 && machine.max_node_id == 6);
    CHECK(machine.cpu_khz == 7 && machine.capabilities == 8);
    CHECK(machine.total_pages == 9 && machine.free_pages == 10);
    CHECK(machine.scrub_pages == 11 && machine.outstanding_pages == 12);
    CHECK(machine.max_mfn == 13 && machine.arch_capabilities == 22);
    for (i = 0; i < 8; i++)
        CHECK(machine.hw_cap[i] == 14u + (unsigned)i);

    memset(cpus, 0xff, sizeof(cpus));
    CHECK(xc_getcpuinfo(xch, 5, cpus, &nr) == 0 && nr == 3);
    CHECK(cpus[0].idletime == 1000 && cpus[2].idletime == 1002);
    CHECK(cpus[3].idletime == UINT64_MAX);
    CHECK(xc_getcpuinfo(xch, 2, cpus, &nr) == 0 && nr == 2);
    errno = 0;
    CHECK(xc_getcpuinfo(xch, -1, cpus, &nr) == -1 && errno == EINVAL);
    CHECK(xc_get_max_cpus(xch) == 64);

    _Static_assert(sizeof(struct e820entry) == 20, "entries are packed");
    CHECK(xc_get_machine_memory_map(xch, entries, 3) == 2);
    CHECK(entries[1].addr == 0x100000000ULL);
    CHECK(entries[1].size == 0x200000001ULL);
    CHECK(entries[1].type == E820_RESERVED);
    CHECK(xc_get_machine_memory_map(xch, entries, 1) == 1);
}

/* What libxenctrl gives for the same domains: xc_domain_getinfo() of
   tools/libs/ctrl/xc_domain.c until 4.17, the others on every release. */
static void check_domains(void)
{
    xc_domaininfo_t list[3], one;
    xc_dominfo_t older[3];
    xc_vcpuinfo_t vcpu;

    memset(list, 0xff, sizeof(list));
    CHECK(xc_domain_getinfolist(xch, 0, 3, list) == 2);
    CHECK(strcmp(called, "list_domains(0, 3)") == 0);
    CHECK(list[0].domain == 3 && list[0].flags == 0x0003002c);
    CHECK(list[0].tot_pages == 30 && list[0].max_pages == 31);
    CHECK(list[0].outstanding_pages == 32 && list[0].shr_pages == 33);
    CHECK(list[0].paged_pages == 34 && list[0].shared_info_frame == 35);
    CHECK(list[0].cpu_time == 0x3600000000);
    CHECK(list[0].nr_online_vcpus == 37 && list[0].max_vcpu_id == 38);
    CHECK(list[0].ssidref == 39 && list[0].cpupool == 40);
    CHECK(list[0].gpaddr_bits == 41);
    CHECK(list[0].handle[0] == 1 && list[0].handle[15] == 16);
    CHECK(list[1].domain == 5 && list[1].flags == 0x000101d7);
    CHECK(list[2].flags == UINT32_MAX);
    CHECK(xc_domain_getinfolist(xch, 4, 1, list) == 1 && list[0].domain == 5);
    CHECK(xc_domain_getinfolist(xch, 6, 3, list) == 0);
    CHECK(xc_domain_getinfolist(xch, 0, 0, list) == 0);
    CHECK(xc_domain_getinfolist(xch, 0, UINT_MAX, list) == 2);
    CHECK(strcmp(called, "list_domains(0, 32768)") == 0);

    memset(&one, 0, sizeof(one));
    CHECK(xc_domain_getinfo_single(xch, 3, &one) == 0);
    CHECK(strcmp(called, "get_domain(3)") == 0);
    CHECK(one.domain == 3 && one.max_vcpu_id == 38);
    CHECK(xc_domain_getinfo_single(xch, 3, NULL) == 0);

    memset(older, 0xff, sizeof(older));
    CHECK(xc_domain_getinfo(xch, 0, 3, older) == 2);
    CHECK(older[0].domid == 3 && older[0].ssidref == 39);
    CHECK(older[0].crashed && !older[0].shutdown && older[0].paused);
    CHECK(older[0].running && !older[0].dying && !older[0].blocked);
    CHECK(!older[0].hvm && !older[0].debugged && !older[0].xenstore);
    CHECK(!older[0].hap && older[0].shutdown_reason == 3);
    CHECK(older[0].nr_pages == 30 && older[0].max_memkb == 31 * 4);
    CHECK(older[0].nr_outstanding_pages == 32);
    CHECK(older[0].nr_shared_pages == 33 && older[0].nr_paged_pages == 34);
    CHECK(older[0].shared_info_frame == 35);
    CHECK(older[0].cpu_time == 0x3600000000);
    CHECK(older[0].nr_online_vcpus == 37 && older[0].max_vcpu_id == 38);
    CHECK(older[0].cpupool == 40 && older[0].gpaddr_bits == 41);
    CHECK(older[0].handle[0] == 1 && older[0].handle[15] == 16);
    CHECK(older[1].domid == 5 && older[1].shutdown && !older[1].crashed);
    CHECK(older[1].dying && older[1].hvm && older[1].blocked);
    CHECK(!older[1].paused && !older[1].running && older[1].debugged);
    CHECK(older[1].xenstore && older[1].hap && older[1].shutdown_reason == 1);
    CHECK(older[2].domid == 0 && older[2].cpu_time == 0);
    /* The next domain where there is none, and ESRCH behind the last. */
    CHECK(xc_domain_getinfo(xch, 4, 1, older) == 1 && older[0].domid == 5);
    errno = 0;
    CHECK(xc_domain_getinfo(xch, 6, 1, older) == -1 && errno == ESRCH);
    CHECK(older[0].domid == 0);
    CHECK(xc_domain_getinfo(xch, 0, 0, older) == 0);

    memset(&vcpu, 0xff, sizeof(vcpu));
    CHECK(xc_vcpu_getinfo(xch, 7, 2, &vcpu) == 0);
    CHECK(strcmp(called, "get_vcpu(7, 2)") == 0);
    CHECK(vcpu.vcpu == 2 && vcpu.cpu == 9 && vcpu.cpu_time == 0x1234567890);
    CHECK(vcpu.online == 1 && !vcpu.blocked && !vcpu.running);
    CHECK(xc_vcpu_getinfo(xch, 8, 2, &vcpu) == 0 && vcpu.blocked == 1);
    CHECK(!vcpu.online && !vcpu.running);
    CHECK(xc_vcpu_getinfo(xch, 9, 2, &vcpu) == 0 && vcpu.running == 1);
}

/* The mock's channels of domain N have the status N. */
static xc_evtchn_status_t channel_of(domid_t domid)
{
    xc_evtchn_status_t status;

    memset(&status, 0, sizeof(status));
    status.dom = domid;
    status.port = 9;
    CHECK(xc_evtchn_status(xch, &status) == 0);
    CHECK(status.dom == domid && status.port == 9 && status.vcpu == 4);
    CHECK(status.status == domid);
    return status;
}

static void check_event_channels(void)
{
    xc_evtchn_status_t status = channel_of(EVTCHNSTAT_interdomain);

    CHECK(strcmp(called, "get_event_channel(2, 9)") == 0);
    CHECK(status.u.interdomain.dom == 5 && status.u.interdomain.port == 6);
    status = channel_of(EVTCHNSTAT_unbound);
    CHECK(status.u.unbound.dom == 5 && status.u.interdomain.port == 0);
    CHECK(channel_of(EVTCHNSTAT_pirq).u.pirq == 5);
    CHECK(channel_of(EVTCHNSTAT_virq).u.virq == 5);
    CHECK(channel_of(EVTCHNSTAT_ipi).u.pirq == 0);
    CHECK(channel_of(EVTCHNSTAT_closed).u.pirq == 0);
}

static void check_kexec(void)
{
    xc_hypercall_buffer_array_t *array;
    xen_kexec_segment_t segments[2];
    uint64_t size = 0, start = 0;
    DECLARE_HYPERCALL_BUFFER(char, piece);
    DECLARE_HYPERCALL_BUFFER(char, other);

    array = xc_hypercall_buffer_array_create(xch, 2);
    CHECK(array != NULL);
    piece = xc_hypercall_buffer_array_alloc(xch, array, 1, piece, 100);
    CHECK(piece != NULL);
    memset(piece, 'x', 100);
    /* An empty one is no failure; one twice or beyond the end is. */
    other = xc_hypercall_buffer_array_alloc(xch, array, 0, other, 0);
    CHECK(other != NULL && other != piece);
    errno = 0;
    CHECK(!xc_hypercall_buffer_array_alloc(xch, array, 1, other, 1));
    CHECK(errno == EINVAL);
    CHECK(!xc_hypercall_buffer_array_alloc(xch, array, 2, other, 1));

    memset(segments, 0xff, sizeof(segments));
    set_xen_guest_handle(segments[0].buf.h, HYPERCALL_BUFFER_NULL);
    segments[0].buf_size = 0;
    segments[0].dest_maddr = 0x1000;
    segments[0].dest_size = 0x2000;
    set_xen_guest_handle(segments[1].buf.h, piece);
    segments[1].buf_size = 100;
    segments[1].dest_maddr = 0x3000;
    segments[1].dest_size = 0x4000;
    CHECK(xc_kexec_load(xch, 2, 62, 0xabcde, 2, segments) == 0);
    CHECK(strcmp(called, "kexec_load(2, 62, abcde, 2)") == 0);
    CHECK(given_segments[0].data == NULL && given_segments[0].data_bytes == 0);
    CHECK(given_segments[0].dest_maddr == 0x1000);
    CHECK(given_segments[0].dest_bytes == 0x2000);
    CHECK(given_segments[1].data == piece);
    CHECK(given_segments[1].data_bytes == 100);
    CHECK(given_segments[1].dest_maddr == 0x3000);
    CHECK(given_segments[1].dest_bytes == 0x4000);
    xc_hypercall_buffer_array_destroy(xch, array);
    xc_hypercall_buffer_array_destroy(xch, NULL);

    answer = 1;
    CHECK(xc_kexec_status(xch, 2) == 1);
    CHECK(strcmp(called, "kexec_status(2)") == 0);
    answer = 0;
    CHECK(xc_kexec_status(xch, 1) == 0);
    CHECK(xc_kexec_unload(xch, 1) == 0);
    CHECK(strcmp(called, "kexec_unload(1)") == 0);
    CHECK(xc_kexec_exec(xch, 2) == 0);
    CHECK(strcmp(called, "kexec_exec(2)") == 0);
    /* 256 is not 0. */
    errno = 0;
    CHECK(xc_kexec_exec(xch, 256) == -1 && errno == EINVAL);
    CHECK(xc_kexec_status(xch, -1) == -1);
    CHECK(strcmp(called, "kexec_exec(2)") == 0);
    CHECK(xc_kexec_get_range(xch, 7, 3, &size, &start) == 0);
    CHECK(strcmp(called, "kexec_get_range(7, 3)") == 0);
    CHECK(size == 0x1000 && start == 0x2000);
}

static void check_no_memory(void)
{
    xc_hypercall_buffer_array_t *array;
    xen_kexec_segment_t segment = {.buf_size = 0};
    struct e820entry entry;
    xc_cpuinfo_t cpu;
    xc_domaininfo_t domain;
    xc_dominfo_t older;
    int nr = 0, i;
    DECLARE_HYPERCALL_BUFFER(char, piece);

    for (i = 0; i < 2; i++) {
        calloc_fails = i;
        errno = 0;
        CHECK(xc_hypercall_buffer_array_create(xch, 1) == NULL);
        CHECK(errno == ENOMEM);
    }
    array = xc_hypercall_buffer_array_create(xch, 1);
    CHECK(array != NULL);
    calloc_fails = 0;
    errno = 0;
    piece = xc_hypercall_buffer_array_alloc(xch, array, 0, piece, 1);
    CHECK(!piece);
    CHECK(errno == ENOMEM);
    /* The place is still free. */
    piece = xc_hypercall_buffer_array_alloc(xch, array, 0, piece, 1);
    CHECK(piece);
    xc_hypercall_buffer_array_destroy(xch, array);

    calloc_fails = 0;
    REFUSES(xc_kexec_load(xch, 1, 62, 0, 1, &segment), ENOMEM);
    calloc_fails = 0;
    REFUSES(xc_getcpuinfo(xch, 1, &cpu, &nr), ENOMEM);
    calloc_fails = 0;
    REFUSES(xc_get_machine_memory_map(xch, &entry, 1), ENOMEM);
    calloc_fails = 0;
    REFUSES(xc_domain_getinfolist(xch, 0, 1, &domain), ENOMEM);
    calloc_fails = 0;
    REFUSES(xc_domain_getinfo(xch, 0, 1, &older), ENOMEM);
    CHECK(calloc_fails == -1);
}

static void check_refusals(void)
{
    struct xen_compile_info compiled;
    xc_hypercall_buffer_array_t *array;
    xen_kexec_segment_t segment = {.buf_size = 0};
    struct e820entry entry;
    xc_cpuinfo_t cpu;
    int nr = 0, i;
    DECLARE_HYPERCALL_BUFFER(char, piece);

    /* Any of the four texts may be missing. */
    for (i = 0; i < 4; i++) {
        texts_until = i;
        REFUSES(xc_version(xch, XENVER_compile_info, &compiled), ENOSYS);
        CHECK(texts_until == -1);
    }
    /* Numbers that an int cannot hold. */
    largest_number = UINT32_MAX;
    errno = 0;
    CHECK(xc_get_max_cpus(xch) == -1 && errno == ERANGE);
    errno = 0;
    CHECK(xc_pcidev_get_gsi(xch, 1) == -1 && errno == ERANGE);
    largest_number = INT32_MAX;
    CHECK(xc_get_max_cpus(xch) == INT32_MAX);
    CHECK(xc_pcidev_get_gsi(xch, 1) == INT32_MAX);
    largest_number = 0;

    REFUSES(xc_kexec_load(xch, 1, 62, 0, 1, NULL), EINVAL);
    REFUSES(xc_kexec_load(xch, 1, 62, 0, 0, &segment), EINVAL);
    REFUSES(xc_kexec_unload(xch, -1), EINVAL);
    REFUSES(xc_kexec_unload(xch, 256), EINVAL);
    REFUSES(xc_kexec_exec(xch, -1), EINVAL);
    REFUSES(xc_kexec_status(xch, 256), EINVAL);
    REFUSES(xc_physinfo(xch, NULL), EINVAL);
    REFUSES(xc_domain_getinfolist(xch, 0, 1, NULL), EINVAL);
    REFUSES(xc_domain_getinfo(xch, 0, 1, NULL), EINVAL);
    REFUSES(xc_vcpu_getinfo(xch, 0, 0, NULL), EINVAL);
    REFUSES(xc_evtchn_status(xch, NULL), EINVAL);
    REFUSES(xc_getcpuinfo(xch, 0, &cpu, &nr), EINVAL);
    REFUSES(xc_getcpuinfo(xch, 1, NULL, &nr), EINVAL);
    REFUSES(xc_getcpuinfo(xch, 1, &cpu, NULL), EINVAL);
    REFUSES(xc_get_machine_memory_map(xch, NULL, 1), EINVAL);
    REFUSES(xc_get_machine_memory_map(xch, &entry, 0), EINVAL);
    CHECK(nr == 0);

    array = xc_hypercall_buffer_array_create(xch, 0);
    CHECK(array != NULL);
    errno = 0;
    piece = xc_hypercall_buffer_array_alloc(xch, array, 0, piece, 1);
    CHECK(!piece);
    CHECK(errno == EINVAL);
    xc_hypercall_buffer_array_destroy(xch, array);
    errno = 0;
    piece = xc_hypercall_buffer_array_alloc(xch, NULL, 0, piece, 1);
    CHECK(!piece);
    CHECK(errno == EINVAL);
    CHECK(!xc__hypercall_buffer_array_alloc(xch, NULL, 0, NULL, 1));
}

static void check_device_model(void)
{
    xen_pfn_t frames[2] = {8, 9};
    unsigned long value = 0;
    int pirq = -1;

#define CALLS(call, text)                 \
    do {                                  \
        CHECK((call) == 0);               \
        CHECK(strcmp(called, text) == 0); \
    } while (0)

    CALLS(xc_get_hvm_param(xch, 1, 2, &value), "get_hvm_param(1, 2)");
    CHECK(value == 77);
    CALLS(xc_set_hvm_param(xch, 1, 2, 3), "set_hvm_param(1, 2, 3)");
    CALLS(xc_domain_populate_physmap_exact(xch, 1, 2, 3, 4, frames),
          "populate_physmap(1, 2, 3, 4, 9)");
    CALLS(xc_domain_shutdown(xch, 1, 2), "shutdown(1, 2)");
    CALLS(xc_domain_iomem_permission(xch, 1, 2, 3, 1),
          "iomem_permission(1, 2, 3, 1)");
    CALLS(xc_domain_memory_mapping(xch, 1, 2, 3, 4, DPCI_ADD_MAPPING),
          "map_memory(1, 2, 3, 4, 1)");
    CALLS(xc_domain_ioport_mapping(xch, 1, 2, 3, 4, DPCI_REMOVE_MAPPING),
          "map_ioports(1, 2, 3, 4, 0)");
    CALLS(xc_domain_bind_pt_pci_irq(xch, 1, 2, 3, 4, 5),
          "bind_pci_irq(1, 2, 3, 4, 5)");
    CALLS(xc_domain_unbind_pt_irq(xch, 1, 3, PT_IRQ_TYPE_MSI, 4, 5, 6, 7),
          "unbind_irq(1, 3, 2, 4, 5, 6, 7)");
    CALLS(xc_domain_update_msi_irq(xch, 1, 2, 3, 4, 5),
          "update_msi_irq(1, 2, 3, 4, 5)");
    CALLS(xc_domain_unbind_msi_irq(xch, 1, 2, 3, 4),
          "unbind_msi_irq(1, 2, 3, 4)");
    CALLS(xc_physdev_map_pirq(xch, 1, 2, &pirq), "map_pirq(1, 2, -1)");
    CHECK(pirq == 55);
    pirq = -17;
    CALLS(xc_physdev_map_pirq(xch, 1, 2, &pirq), "map_pirq(1, 2, -1)");
    CHECK(pirq == 55);
    CALLS(xc_physdev_map_pirq_gsi(xch, 1, 2, &pirq), "map_pirq_gsi(1, 2, 55)");
    CHECK(pirq == 56);
    CALLS(xc_physdev_map_pirq_msi(xch, 1, -1, &pirq, 0xfe, 0x12, 3, 4),
          "map_pirq_msi(1, 56, 0, 18, 254, 3, 4)");
    CHECK(pirq == 57);
    /* With a segment; the highest one makes the number negative. */
    CALLS(
        xc_physdev_map_pirq_msi(xch, 1, -1, &pirq, 1, (int)0xffff0012u, 3, 4),
        "map_pirq_msi(1, 57, 65535, 18, 1, 3, 4)");
    CALLS(xc_physdev_unmap_pirq(xch, 1, 2), "unmap_pirq(1, 2)");
    CHECK(xc_pcidev_get_gsi(xch, 0x10a) == 19);
    CHECK(strcmp(called, "get_pci_gsi(10a)") == 0);

    called[0] = '\0';
    errno = 0;
    CHECK(xc_physdev_map_pirq_msi(xch, 1, -1, &pirq, 1, 0x100, 0, 0) == -1);
    CHECK(errno == EINVAL);
    CHECK(xc_physdev_map_pirq_msi(xch, 1, -1, &pirq, 256, 1, 0, 0) == -1);
    CHECK(xc_get_hvm_param(xch, 1, -2, &value) == -1);
    CHECK(xc_set_hvm_param(xch, 1, -2, 3) == -1);
    CHECK(xc_domain_shutdown(xch, 1, -1) == -1);
    CHECK(called[0] == '\0');
}

int main(void)
{
    check_open_and_close();
    check_errors();
    check_host();
    check_domains();
    check_event_channels();
    check_kexec();
    check_refusals();
    check_no_memory();
    check_device_model();
    CHECK(xc_interface_close(xch) == 0);
    CHECK(the_handle.open == 0);
    if (failures == 0)
        printf("PASS: the wrappers pass on what they are given\n");
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
