/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests/fake/machine.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

struct fake fake;

struct xencall_handle {
    int fd;
};

/* Pages that were given out, to know what hypercalls may read. */
static struct {
    char *memory;
    size_t pages;
} given[64];

static void set_domains(void)
{
    static const uint16_t domids[] = {0, 1, 7};
    unsigned int i, byte;

    fake.nr_domains = sizeof(domids) / sizeof(domids[0]);
    for (i = 0; i < fake.nr_domains; i++) {
        struct xenstable_host_domain_info *domain = &fake.domains[i];

        *domain = (struct xenstable_host_domain_info){
            .domid = domids[i],
            .flags = 0x2000 + i,
            .total_pages = 0x100000001 + i,
            .max_pages = 0x200000002 + i,
            .outstanding_pages = 0x300000003 + i,
            .shared_pages = 0x400000004 + i,
            .paged_pages = 0x500000005 + i,
            .shared_info_gfn = 0x600000006 + i,
            .cpu_time_ns = 0x700000007 + i,
            .online_vcpus = 8 + i,
            .max_vcpu_id = 9 + i,
            .ssidref = 0x0a0b0c0d + i,
            .cpupool = 11 + i,
            .gpaddr_bits = 0x30 + i,
            .emulation_flags = 0x80000101 + i,
        };
        for (byte = 0; byte < sizeof(domain->uuid); byte++)
            domain->uuid[byte] = (uint8_t)(0x10 * i + byte);
    }
}

static void set_host(void)
{
    unsigned int i;

    fake.physical = (struct xenstable_host_physical_info){
        .threads_per_core = 2,
        .cores_per_socket = 6,
        .nr_cpus = FAKE_CPUS,
        .max_cpu_id = FAKE_CPUS - 1,
        .nr_nodes = 1,
        .max_node_id = 63,
        .cpu_khz = 2500000,
        .capabilities = 0x3ff,
        .total_pages = 0x100000011,
        .free_pages = 0x80000012,
        .scrub_pages = 0x13,
        .outstanding_pages = 0x14,
        .max_mfn = 0x200000015,
        .hw_cap = {1, 2, 3, 4, 5, 6, 7, 0x80000008},
        .arch_capabilities = 0x16,
    };
    for (i = 0; i < FAKE_CPUS; i++)
        fake.cpus[i].idle_ns = 0x100000000 * (i + 1) + i;
    fake.ranges[0] = (struct xenstable_host_memory_range){
        0, 0x9fc00, XENSTABLE_HOST_MEMORY_RAM, 0};
    fake.ranges[1] = (struct xenstable_host_memory_range){
        0x9fc00, 0x400, XENSTABLE_HOST_MEMORY_RESERVED, 0};
    fake.ranges[2] = (struct xenstable_host_memory_range){
        0x100000, 0x1ffff00000, XENSTABLE_HOST_MEMORY_RAM, 0};
}

static int number_from(const char *name)
{
    const char *text = getenv(name);

    return text ? atoi(text) : 0;
}

void fake_reset(void)
{
    const struct fake_release *newest =
        &fake_releases[fake_releases_count - 1];
    const char *instead = getenv("FAKE_RELEASE");
    unsigned int major = newest->major, minor = newest->minor;
    unsigned int connections = fake.connections;
    size_t pages = fake.pages;

    memset(&fake, 0, sizeof(fake));
    fake.connections = connections;
    fake.pages = pages;
    fake.pages_left = -1;
    fake.extents_left = -1;
    fake.pci_gsi = 17;
    fake.next_pirq = 55;
    fake.has_iommu = true;
    fake.has_build_id = true;
    fake.extra_version = ".3-fake";
    set_host();
    set_domains();
    if (instead)
        sscanf(instead, "%3u.%3u", &major, &minor);
    fake_set_release(major, minor);
    fake.open_error = number_from("FAKE_OPEN_ERROR");
    fake.error = number_from("FAKE_ERROR");
    fake.failing = getenv("FAKE_FAILING");
    conversation_test();
}

static struct fake_release unknown;

void fake_set_release(unsigned int major, unsigned int minor)
{
    unsigned int i;

    /* As 4.14 and 4.15: sysctl's number stayed, domctl's and what it lists
       changed. */
    unknown = fake_releases[fake_releases_count - 1];
    unknown.domctl = 0x4242;
    unknown.domain_info.bytes += 64;
    fake.release = &unknown;
    fake.major = major;
    fake.minor = minor;
    fake.domctl = unknown.domctl;
    fake.sysctl = unknown.sysctl;
    fake.old_pirqs = major == 4 && minor < 17;
    fake.old_mapping = major == 4 && minor < 22;
    for (i = 0; i < fake_releases_count; i++) {
        const struct fake_release *release = &fake_releases[i];

        if (release->major != major || release->minor != minor)
            continue;
        fake.release = release;
        fake.domctl = release->domctl;
        fake.sysctl = release->sysctl;
    }
    conversation_test();
}

/* A program that was not written for the fakes gets the usual machine, with
   the release in its environment. */
static void __attribute__((constructor)) start(void)
{
    const char *running = getenv("XENSTABLE_RUNNING");
    unsigned int major, minor;

    fake_reset();
    if (running && sscanf(running, "%3u.%3u", &major, &minor) == 2)
        fake_set_release(major, minor);
}

/* Protects counts, memory and records, which several threads may change. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

xencall_handle *fake_connect(void *logger)
{
    xencall_handle *connection;

    if (fake.open_error) {
        if (fake.open_error > 0)
            errno = fake.open_error;
        return NULL;
    }
    connection = malloc(sizeof(*connection));
    if (!connection)
        return NULL;
    connection->fd = open("/dev/zero", O_RDWR | O_CLOEXEC);
    pthread_mutex_lock(&lock);
    fake.fd = connection->fd;
    fake.logger = logger;
    fake.connections++;
    fake.opened++;
    pthread_mutex_unlock(&lock);
    return connection;
}

void fake_disconnect(xencall_handle *connection)
{
    close(connection->fd);
    free(connection);
    pthread_mutex_lock(&lock);
    fake.connections--;
    pthread_mutex_unlock(&lock);
}

int fake_connection_fd(const xencall_handle *connection)
{
    return connection->fd;
}

static void *take_pages(size_t pages)
{
    unsigned int slot;
    void *memory;

    for (slot = 0; given[slot].memory; slot++)
        if (slot == sizeof(given) / sizeof(given[0]) - 1)
            abort();
    if (fake.pages_left == 0) {
        errno = fake.pages_error ? fake.pages_error : ENOMEM;
        return NULL;
    }
    /* More than any test needs; keeps absurd requests from being tried. */
    if (pages == 0 || pages > 1 << 20) {
        errno = ENOMEM;
        return NULL;
    }
    memory = aligned_alloc(FAKE_PAGE_BYTES, pages * FAKE_PAGE_BYTES);
    if (!memory)
        return NULL;
    memset(memory, 0xa5, pages * FAKE_PAGE_BYTES);
    if (fake.pages_left > 0)
        fake.pages_left--;
    given[slot].memory = memory;
    given[slot].pages = pages;
    fake.pages += pages;
    return memory;
}

void *fake_pages_get(size_t pages)
{
    void *memory;

    pthread_mutex_lock(&lock);
    memory = take_pages(pages);
    pthread_mutex_unlock(&lock);
    return memory;
}

void fake_pages_put(void *memory, size_t pages)
{
    unsigned int slot;

    pthread_mutex_lock(&lock);
    for (slot = 0; slot < sizeof(given) / sizeof(given[0]); slot++) {
        if (given[slot].memory != memory || given[slot].pages != pages)
            continue;
        given[slot].memory = NULL;
        fake.pages -= pages;
        free(memory);
        pthread_mutex_unlock(&lock);
        return;
    }
    fprintf(stderr, "fake: %zu pages given back that were not given out\n",
            pages);
    abort();
}

bool fake_pages_hold(const void *memory, size_t bytes)
{
    const char *start = memory;
    unsigned int slot;
    bool held = false;

    pthread_mutex_lock(&lock);
    for (slot = 0; slot < sizeof(given) / sizeof(given[0]); slot++) {
        const char *first = given[slot].memory;

        held |= first && start >= first &&
                start + bytes <= first + given[slot].pages * FAKE_PAGE_BYTES;
    }
    pthread_mutex_unlock(&lock);
    return held;
}

static void append(const char *format, va_list arguments)
{
    char *record = fake.calls[(fake.nr_calls - 1) % FAKE_CALLS];
    size_t used = strlen(record);

    vsnprintf(record + used, FAKE_CALL_BYTES - used, format, arguments);
}

void fake_record(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    pthread_mutex_lock(&lock);
    fake.calls[fake.nr_calls++ % FAKE_CALLS][0] = '\0';
    append(format, arguments);
    pthread_mutex_unlock(&lock);
    va_end(arguments);
}

void fake_record_more(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    pthread_mutex_lock(&lock);
    append(format, arguments);
    pthread_mutex_unlock(&lock);
    va_end(arguments);
}

void fake_record_bytes(const void *from, size_t bytes)
{
    const unsigned char *byte = from;

    while (bytes-- > 0)
        fake_record_more("%02x", *byte++);
}

bool fake_fails(const char *name, int command)
{
    if (!fake.error ||
        (fake.failing && strncmp(name, fake.failing, strlen(fake.failing))))
        return false;
    if (fake.working) {
        fake.working--;
        return false;
    }
    conversation_played();
    if (fake.error > 0)
        fake_check_answer(name, command, fake.error);
    errno = fake.error > 0 ? fake.error : 0;
    if (fake.once)
        fake.error = 0;
    return true;
}

/* The kernel's answer for a PCI device, as <xen/privcmd.h> has it; all else
   goes to the kernel. */
#ifdef __GLIBC__
int ioctl(int fd, unsigned long request, ...)
#else /* POSIX's */
int ioctl(int fd, int request, ...)
#endif
{
    const unsigned long pcidev_get_gsi = _IOC(_IOC_NONE, 'P', 10, 8);
    va_list arguments;
    uint32_t *argument;
    int rc;

    va_start(arguments, request);
    argument = va_arg(arguments, uint32_t *);
    va_end(arguments);
    if ((unsigned long)request != pcidev_get_gsi || fake.pci_gsi < 0) {
        rc = (int)syscall(SYS_ioctl, fd, request, argument);
        /* QEMU's user mode knows no ioctl of Xen, and says it in its own
           way. */
        if (rc == -1 && errno == ENOSYS)
            errno = ENOTTY;
        return rc;
    }
    fake_record("pcidev_get_gsi %#x", argument[0]);
    if (fake_fails("pcidev_get_gsi", 0))
        return -1;
    argument[1] = (uint32_t)fake.pci_gsi;
    return 0;
}
