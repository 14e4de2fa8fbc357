/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: operations - each operation once directly and once through us
 *
 *   operations          for callgrind: the cost of direct_NAME and ours_NAME
 *   operations missing  the same, for what only the defaults answer
 *   operations count    count allocations, locks and system calls instead
 *
 * BENCH_RELEASE comes from the build; the program is linked with a quiet
 * libxenctrl of that release, which libxenstable loads, too.
 */
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compat/operations.h"

#include "compat/release.h"
#include "compat/xenctrl-api.h"

enum { EXTENTS = 4, LIST_DOMAINS = 1000, LIST_CPUS = 64, LIST_RANGES = 32 };

static struct xenstable *xs;
static xc_interface *xch;
static const struct release *release;

/* What the operations fill in. */
static struct xenstable_host_domain_info domains[LIST_DOMAINS];
static struct xenstable_host_cpu_info cpus[LIST_CPUS];
static struct xenstable_host_memory_range ranges[LIST_RANGES];
static struct xenstable_host_event_channel_info channel;
static char room[sizeof(domains) * 2], text[XENSTABLE_HOST_TEXT_BYTES];
static void *const raw = room; /* what libxenctrl writes */
static uint64_t extents[EXTENTS];
static uint32_t number;
static int pirq, cpus_given;
static uint32_t our_pirq;

/* An image of one segment, as both interfaces take it. */
static char image[4096];
static const struct xenstable_kexec_segment segment = {
    .data = image,
    .data_bytes = sizeof(image),
    .dest_maddr = 0x100000,
    .dest_bytes = sizeof(image)};

static int load_directly(void)
{
    xen_kexec_segment_t list[1];
    xc_hypercall_buffer_t buffer = {0};
    void *copy = xc__hypercall_buffer_alloc_pages(xch, &buffer, 1);
    int rc;

    memcpy(copy, image, sizeof(image));
    list[0].buf = (uint64_t)(uintptr_t)copy;
    list[0].buf_size = sizeof(image);
    list[0].dest_maddr = 0x100000;
    list[0].dest_size = sizeof(image);
    rc = xc_kexec_load(xch, 1, 62, 0x100000, 1, list);
    xc__hypercall_buffer_free_pages(xch, &buffer, 1);
    return rc;
}

/* The guest types that Xen supports, which kexec-tools asks for. */
static int text_directly(void)
{
    char answer[1024] = "";
    int rc = xc_version(xch, XENVER_capabilities, answer);

    memcpy(text, answer, strnlen(answer, sizeof(answer) - 1) + 1);
    return rc;
}

/* A caller of libxenctrl needs each field in a place of its own, too. */
static int convert(const struct layout *layout, void *to, int count)
{
    int i;

    for (i = 0; i < count; i++)
        layout->convert((char *)raw + (size_t)i * layout->bytes,
                        (char *)to + (size_t)i * layout->public_bytes);
    return 0;
}

#define LIST(list) list, sizeof((list)[0])

/* X(name, directly, through us) */
#define SCALARS(X)                                                            \
    X(device_model_populate_physmap,                                          \
      xc_domain_populate_physmap_exact(xch, 1, EXTENTS, 0, 0,                 \
                                       (xen_pfn_t *)extents),                 \
      xenstable_device_model_populate_physmap(xs, 1, EXTENTS, 0, 0, extents)) \
    X(device_model_map_memory, xc_domain_memory_mapping(xch, 1, 2, 3, 4, 1),  \
      xenstable_device_model_map_memory(xs, 1, 2, 3, 4, 1))                   \
    X(device_model_map_pirq_msi,                                              \
      xc_physdev_map_pirq_msi(xch, 1, -1, &pirq, 8, 3, 0, 0),                 \
      xenstable_device_model_map_pirq_msi(xs, 1, &our_pirq, 0, 3, 8, 0, 0))

/* From 4.20 on. */
#define NEW_SCALARS(X)                                                      \
    X(device_model_map_pirq_gsi, xc_physdev_map_pirq_gsi(xch, 1, 2, &pirq), \
      xenstable_device_model_map_pirq_gsi(xs, 1, 2, &our_pirq))             \
    X(device_model_get_pci_gsi, xc_pcidev_get_gsi(xch, 2),                  \
      xenstable_device_model_get_pci_gsi(xs, 2, &number))

#define STRUCTURES(X)                                                        \
    X(kexec_load, load_directly(),                                           \
      xenstable_kexec_load(xs, 1, 62, 0x100000, &segment, 1))                \
    X(host_get_cpu_info,                                                     \
      xc_getcpuinfo(xch, LIST_CPUS, raw, &cpus_given) +                      \
          convert(&layouts[release->cpu_info], cpus, LIST_CPUS),             \
      xenstable_host_get_cpu_info(xs, LIST(cpus), LIST_CPUS, &number))       \
    X(host_get_domain,                                                       \
      xc_domain_getinfolist(xch, 0, 1, raw) +                                \
          convert(&layouts[release->domain_info], domains, 1),               \
      xenstable_host_get_domain(xs, 0, LIST(domains)))                       \
    X(host_list_domains,                                                     \
      xc_domain_getinfolist(xch, 0, LIST_DOMAINS, raw) +                     \
          convert(&layouts[release->domain_info], domains, LIST_DOMAINS),    \
      xenstable_host_list_domains(xs, 0, LIST(domains), LIST_DOMAINS,        \
                                  &number))                                  \
    X(host_get_event_channel,                                                \
      xc_evtchn_status(xch, raw) +                                           \
          convert(&layouts[release->event_channel_info], &channel, 1),       \
      xenstable_host_get_event_channel(xs, 7, 1, &channel, sizeof(channel))) \
    X(host_get_memory_map,                                                   \
      xc_get_machine_memory_map(xch, raw, LIST_RANGES) +                     \
          convert(&layouts[release->memory_range], ranges, LIST_RANGES),     \
      xenstable_host_get_memory_map(xs, LIST(ranges), LIST_RANGES, &number)) \
    X(host_get_text, text_directly(),                                        \
      xenstable_host_get_text(xs, XENSTABLE_HOST_TEXT_CAPABILITIES, text,    \
                              sizeof(text)))

#include "tests/bench/call-rows.h"

/* The call comes back here, as in a program that looks at the result. */
#define FUNCTIONS(name, directly, through_us)                         \
    static int __attribute__((noinline, noclone)) direct_##name(void) \
    {                                                                 \
        int rc = directly;                                            \
        __asm__ volatile("" ::: "memory");                            \
        return rc;                                                    \
    }                                                                 \
    static int __attribute__((noinline, noclone)) ours_##name(void)   \
    {                                                                 \
        int rc = through_us;                                          \
        __asm__ volatile("" ::: "memory");                            \
        return rc;                                                    \
    }
SCALARS(FUNCTIONS)
NEW_SCALARS(FUNCTIONS)
STRUCTURES(FUNCTIONS)
GENERATED_SCALARS(FUNCTIONS)
GENERATED_STRUCTURES(FUNCTIONS)

static const struct operation {
    const char *name;
    int (*directly)(void);
    int (*through_us)(void);
} operations[] = {
#define ROW(name, directly, through_us) {#name, direct_##name, ours_##name},
    SCALARS(ROW) STRUCTURES(ROW) GENERATED_SCALARS(ROW)
        GENERATED_STRUCTURES(ROW) NEW_SCALARS(ROW)};
enum {
#define ONE(name, directly, through_us) +1
    NEW_OPERATIONS = 0 NEW_SCALARS(ONE),
    ALL_OPERATIONS = sizeof(operations) / sizeof(operations[0])
};
_Static_assert(ALL_OPERATIONS == (int)OPERATION_COUNT,
               "every operation is measured");

/* What the operations did; shared with the child that does them. */
static struct counts {
    bool on;
    unsigned int allocations, locks, system_calls;
    unsigned int failed;
} * counts;

static bool counting(void)
{
    return counts && counts->on;
}

/* Ahead of libc's own for every library in the process. */
#define COUNTED_ALLOCATION(type, name, real, parameters, arguments) \
    extern type real parameters;                                    \
    type name parameters;                                           \
    type name parameters                                            \
    {                                                               \
        if (counting())                                             \
            counts->allocations++;                                  \
        return real arguments;                                      \
    }
COUNTED_ALLOCATION(void *, malloc, __libc_malloc, (size_t size), (size))
COUNTED_ALLOCATION(void *, calloc, __libc_calloc, (size_t n, size_t size),
                   (n, size))
COUNTED_ALLOCATION(void *, realloc, __libc_realloc, (void *p, size_t size),
                   (p, size))
COUNTED_ALLOCATION(void *, memalign, __libc_memalign, (size_t a, size_t size),
                   (a, size))

#define COUNTED_LOCK(name, parameter) \
    int name(parameter *lock)         \
    {                                 \
        (void)lock;                   \
        if (counting())               \
            counts->locks++;          \
        return 0;                     \
    }
#pragma GCC diagnostic ignored "-Wnonnull-compare"
COUNTED_LOCK(pthread_mutex_lock, pthread_mutex_t)
COUNTED_LOCK(pthread_mutex_trylock, pthread_mutex_t)
COUNTED_LOCK(pthread_spin_lock, pthread_spinlock_t)
COUNTED_LOCK(pthread_rwlock_rdlock, pthread_rwlock_t)
COUNTED_LOCK(pthread_rwlock_wrlock, pthread_rwlock_t)
COUNTED_LOCK(sem_wait, sem_t)

static void system_call(int signal)
{
    (void)signal;
    counts->system_calls++;
}

/* From here on every system call but two becomes a signal instead. */
static bool trap_system_calls(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_exit_group, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_rt_sigreturn, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
    };
    struct sock_fprog program = {sizeof(filter) / sizeof(filter[0]), filter};
    struct sigaction action = {.sa_handler = system_call};

    return sigaction(SIGSYS, &action, NULL) == 0 &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* Does counting count? One of each, to be subtracted. */
static void try_counters(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    void *volatile memory = malloc(1);

    free(memory);
    pthread_mutex_lock(&mutex);
    syscall(SYS_getppid);
}

/* Without libxenctrl the last operation is one of the kernel's: a system
   call, and nothing else. */
static bool last_is_system_call(void)
{
    struct xenstable_operation_info info;

    return xenstable_operation_query(
               xs, XENSTABLE_OPERATION_DEVICE_MODEL_GET_PCI_GSI, &info,
               sizeof(info)) == 0 &&
           info.provider && strcmp(info.provider, "hypercall") == 0;
}

static int count(unsigned int operations_count)
{
    unsigned int i;
    int status;

    counts = mmap(NULL, sizeof(*counts), PROT_READ | PROT_WRITE,
                  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (counts == MAP_FAILED)
        return 1;
    switch (fork()) {
    case -1:
        return 1;
    case 0:
        if (!trap_system_calls())
            _exit(77);
        counts->on = true;
        try_counters();
        for (i = 0; i < operations_count; i++)
            if (operations[i].through_us() < 0)
                counts->failed |= 1u << i;
        counts->on = false;
        _exit(0);
    }
    if (wait(&status) < 0 || !WIFEXITED(status))
        return 1;
    if (WEXITSTATUS(status))
        return WEXITSTATUS(status);
    if (!counts->allocations || !counts->locks || !counts->system_calls ||
        counts->failed) {
        fprintf(stderr, "counting does not work (failed: %#x)\n",
                counts->failed);
        return 1;
    }
    printf("operations %u\n", operations_count);
    printf("allocations %u\n", counts->allocations - 1);
    printf("locks %u\n", counts->locks - 1);
    printf("system-calls %u\n", counts->system_calls - 1);
    return 0;
}

static int answer_wrong(const char *name, int answer)
{
    fprintf(stderr, "operations: %s answered %d\n", name, answer);
    return 1;
}

/* The new operations, which nothing answers. */
static int call_missing(void)
{
    unsigned int i;
    int ret;

    for (i = ALL_OPERATIONS - NEW_OPERATIONS; i < ALL_OPERATIONS; i++) {
        ret = operations[i].through_us();
        if (ret != -EOPNOTSUPP)
            return answer_wrong(operations[i].name, ret);
    }
    return 0;
}

static int call_both(unsigned int nr_operations)
{
    unsigned int i;
    int ret;

    for (i = 0; i < nr_operations; i++) {
        ret = operations[i].directly();
        if (ret < 0)
            return answer_wrong(operations[i].name, ret);
        ret = operations[i].through_us();
        if (ret < 0)
            return answer_wrong(operations[i].name, ret);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";
    unsigned int nr_operations = ALL_OPERATIONS, major, minor, i;
    int ret;

    if (sscanf(BENCH_RELEASE, "%3u.%3u", &major, &minor) != 2)
        return 2;
    for (i = 0; i < known_releases_count; i++)
        if (known_releases[i].major == major &&
            known_releases[i].minor == minor)
            release = &known_releases[i];
    /* Not there, or only by a system call of the kernel's. */
    if (RELEASE(major, minor) < RELEASE(4, 20))
        nr_operations -= NEW_OPERATIONS;
    xch = xc_interface_open(NULL, NULL, 0);
    if (!release || !xch || xenstable_open(&xs, NULL, NULL, 0) ||
        xenstable_status(xs)) {
        fprintf(stderr, "operations: cannot open: %s\n",
                xs ? xenstable_message(xs) : "no handle");
        return 2;
    }
    if (strcmp(mode, "count") == 0)
        ret = count(nr_operations == ALL_OPERATIONS && last_is_system_call()
                        ? nr_operations - 1
                        : nr_operations);
    else if (strcmp(mode, "missing") == 0)
        ret = call_missing();
    else
        ret = call_both(nr_operations);
    xenstable_close(xs);
    xc_interface_close(xch);
    return ret;
}
