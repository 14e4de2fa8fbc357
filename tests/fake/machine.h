/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: machine - the emulated Xen host behind all fake libraries
 *
 * libfake-machine.so is linked by the fakes and by the tests, so that both
 * see one `fake`: a test programs what runs and what fails, calls the
 * library, and reads which calls arrived and what they left behind.
 */
#ifndef FAKE_MACHINE_H
#define FAKE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <xenstable/xenstable.h>

#include "compat/hypercalls.h"
#include "compat/layout-kinds.h"
#include "tests/fake/behaviour.h"

/* One of Xen's layouts, made from our structure; see releases.c. */
struct fake_layout {
    void (*write)(const void *from, void *to);
    size_t bytes;
};

struct fake_release {
    unsigned int major;
    unsigned int minor;
    uint32_t domctl;
    uint32_t sysctl;
#define LAYOUT(name) struct fake_layout name;
    LAYOUT_KINDS(LAYOUT)
#undef LAYOUT
};

extern const struct fake_release fake_releases[];
extern const unsigned int fake_releases_count;

enum {
    FAKE_CALLS = 512,
    FAKE_CALL_BYTES = 1024,
    FAKE_DOMAINS = 8,
    FAKE_CPUS = 4,
    FAKE_RANGES = 3,
    FAKE_PARAMS = 39, /* HVM_NR_PARAMS of <xen/hvm/params.h>, every release */
    FAKE_FRAMES = 8192,
    FAKE_PIRQS = 16,
    FAKE_LINES = 16,
    FAKE_GSIS = 48, /* interrupts from here on are MSIs */
    FAKE_PAGE_BYTES = 4096,
    FAKE_CRASH_PAGES = 64,
    FAKE_STARTED = 42, /* how the process ends when an image is started */
    FAKE_DOMID_SELF = 0x7ff0
};

/* Of memory ranges for kexec, as high as Xen can say it. */
#define FAKE_RANGE_MADDR                                              \
    (sizeof(((struct xen_kexec_range *)0)->start) == 8 ? 0x2000000000 \
                                                       : 0x20000000)
#define FAKE_CRASH_BYTES ((uint64_t)sizeof(fake.crash_memory))

/* Channels of each domain, and those of them that are in use. */
enum { FAKE_CHANNELS = 64 };
struct fake_channel {
    uint32_t port;
    uint32_t status;
    uint32_t vcpu;
    uint32_t bound_to;
    uint32_t remote_port;
    bool of_xen; /* which is the other end */
};
extern const struct fake_channel fake_channels[];

/* A physical interrupt that a domain has. */
struct fake_mapped_pirq {
    uint32_t domid;
    int pirq;
    int irq;
};

/* What can be bound: a line of the guest, or an MSI of its flags. */
struct fake_interrupt {
    uint32_t pirq;
    uint32_t type;
    uint32_t gflags;
    uint8_t bus;
    uint8_t device;
    uint8_t intx;
};

/* What Xen keeps of it: struct hvm_pirq_dpci of an interrupt that is bound,
   and of a line struct hvm_girq_dpci_mapping (in the list of the domain) and
   dev_intx_gsi_link (delivered: in the list of the interrupt). */
struct fake_bound {
    uint32_t domid;
    uint32_t pirq;
    bool is_msi;
};
struct fake_line {
    uint32_t domid;
    struct fake_interrupt what;
    bool listed;
    bool delivered;
};
struct fake_bindings {
    bool has_dpci[FAKE_DOMAINS];
    struct fake_bound bound[FAKE_PIRQS];
    unsigned int nr_bound;
    struct fake_line lines[FAKE_LINES];
};

struct fake {
    /* The hypervisor: layouts, and the interface numbers it accepts. */
    const struct fake_release *release;
    unsigned int major;
    unsigned int minor;
    uint32_t domctl;
    uint32_t sysctl;

    /* Threads that ended after they had used libxenctrl. */
    unsigned int ended_threads;

    /* Connecting: 0 works, -1 gives NULL without errno, else the errno. */
    int open_error;
    /* Calls whose name starts with `failing` give -1 with errno `error`,
       after the first `working` ones; 0: none does, -1: without errno. */
    const char *failing;
    unsigned int working;
    int error;
    bool once; /* the first of them alone */
    /* Also with an errno that the call never gives; see answers.c. */
    bool any_errno;
    /* A policy refuses locked calls (EACCES) after the interface check. */
    bool policy_refuses;
    /* Page allocations fail after this many; negative: none does. */
    int pages_left;
    int pages_error; /* errno then; 0: ENOMEM */
    /* Whoever calls has no rights over other domains: EPERM. */
    bool no_rights;
    /* Arm's memory_mapping: E2BIG, and no partial answers. */
    bool is_arm;
    /* Mapping this frame fails with ENOMEM; 0: none does. */
    uint64_t bad_gfn;
    /* Some guest, or who calls, lacks permission for the frames. */
    bool guest_lacks_iomem;
    bool caller_lacks_iomem;
    /* A frame was mapped that is mapped otherwise. */
    bool crashed;
    /* Steps of a page or a superpage that mapping took. */
    unsigned int steps;
    /* Extents that can still be populated; negative: any number. */
    int extents_left;
    /* I/O memory that is not the control domain's: more ranges. */
    uint32_t more_ranges;
    /* CPUs and domains that Xen claims beyond what it wrote. */
    uint32_t overcount;
    /* A vCPU that domains can have, and that was not created; 0: none. */
    uint32_t no_vcpu;
    /* The last domain ends after so many answers about vCPUs; 0: never. */
    unsigned int ends_after;
    /* Kernel's answer for a PCI device; -1: it has no such call. */
    int pci_gsi;
    int next_pirq;
    /* Without commit 0d2b87b5ad, which 4.19 has from the start. */
    bool old_pirqs;
    /* Without XSA-492, which 4.22 has from the start, and 4.17.7, 4.18.6,
       4.19.6, 4.20.4 and 4.21.2. */
    bool old_mapping;
    bool has_iommu;
    bool has_build_id;
    const char *extra_version;

    /* Its contents. */
    struct xenstable_host_physical_info physical;
    struct xenstable_host_cpu_info cpus[FAKE_CPUS];
    struct xenstable_host_memory_range ranges[FAKE_RANGES];
    struct xenstable_host_domain_info domains[FAKE_DOMAINS];
    unsigned int nr_domains;
    uint64_t params[FAKE_PARAMS];
    struct {
        uint64_t gfn;
        uint64_t mfn;
    } frames[FAKE_FRAMES];
    unsigned int nr_frames;
    struct fake_mapped_pirq pirqs[FAKE_PIRQS];
    unsigned int nr_pirqs;
    struct fake_bindings bindings;
    /* Of each kind, the two places for an image, and which is in use. */
    struct {
        bool filled[2];
        unsigned int place;
    } kexec[2];
    /* What crashkernel= keeps, at FAKE_RANGE_MADDR. */
    bool no_crash_memory;
    unsigned char crash_memory[FAKE_CRASH_PAGES * FAKE_PAGE_BYTES];

    /* What arrived, and what is still held. */
    char calls[FAKE_CALLS][FAKE_CALL_BYTES];
    unsigned int nr_calls;
    unsigned int connections;
    unsigned int opened; /* connections ever opened */
    size_t pages;
    int fd;       /* of the last connection */
    void *logger; /* given to it */
};

extern struct fake fake;

/* A usual machine: newest release, three domains (0, 1 and 7). Reads the
   environment: see README.md. */
void fake_reset(void);

/* The same machine with another hypervisor; an unknown X.Y has the newest
   layouts and numbers, but its domctl is another one, with larger domains. */
void fake_set_release(unsigned int major, unsigned int minor);

/* For the fake libraries. */

typedef struct xencall_handle xencall_handle;

xencall_handle *fake_connect(void *logger);
void fake_disconnect(xencall_handle *connection);
int fake_connection_fd(const xencall_handle *connection);

void *fake_pages_get(size_t pages);
void fake_pages_put(void *memory, size_t pages);
/* Is all of it in memory that hypercalls can read? */
bool fake_pages_hold(const void *memory, size_t bytes);

void fake_record(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
/* Append to the last record. */
void fake_record_more(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
void fake_record_bytes(const void *from, size_t bytes);

/* Conversations: see conversation.h. They are written down, into the folder
   that FAKE_CONVERSATIONS names, when it does, of the release FAKE_RELEASE;
   a line at a time. */
struct conversation_line;
bool conversation_is_recorded(void);
struct conversation_line *conversation_begin(const char *release,
                                             const char *call);
void conversation_end(void);
/* What is said from here on is said to another machine. */
void conversation_test(void);
/* A test has programmed the answer of the call that is written down. */
void conversation_played(void);

/* Shall the call of this name fail now? Then errno is set. The command is
   that of a hypercall. */
bool fake_fails(const char *name, int command);

/* Does the registry say that Xen can answer so? If not, a test plays what
   cannot be: abort. */
bool fake_may_answer(const char *call, int command, int error);
void fake_check_answer(const char *call, int command, int error);

/* What Xen does; 0 or more, or a negative errno. Most are in operations.h. */
bool fake_has_domain(uint32_t domid);
bool fake_has_any_domain(uint32_t domid);
int fake_event_channel(uint32_t domid, struct evtchn_status *op);
int fake_list_domains(uint32_t first, uint32_t most, void *to,
                      const struct fake_layout *layout);
int fake_list_cpus(uint32_t most, void *to);
int fake_list_ranges(uint32_t most, void *to);
bool fake_is_hvm(uint32_t domid);
int fake_populate(uint32_t domid, uint64_t count, unsigned int order,
                  unsigned int flags, xen_pfn_t *extents);
int fake_reservation(uint32_t domid);
int fake_map(uint32_t domid, uint64_t gfn, uint64_t mfn, uint64_t count,
             bool add);
enum fake_pirq { FAKE_PIRQ_GSI, FAKE_PIRQ_MSI };
int fake_map_pirq(uint32_t domid, enum fake_pirq kind, int index, int *pirq);
/* Which of the mapped ones; -1 for none. */
int fake_find_pirq(uint32_t domid, int pirq);
bool fake_is_bound(uint32_t domid, uint32_t pirq);
int fake_bind(uint32_t domid, const struct fake_interrupt *what);
int fake_unbind(uint32_t domid, const struct fake_interrupt *what);
int fake_version(int command, void *to);
/* @segments is struct xen_kexec_segment; NULL cannot be read. */
int fake_kexec_load(int type, uint16_t arch, uint64_t entry,
                    const void *segments, uint32_t count);

#endif
