/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: xencall - the fake libxencall.so.1: hypercalls of the fake machine
 *
 * Every call is recorded as it arrives: the name of the hypercall, its
 * command where it is an argument of its own, the bytes of the structure.
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "compat/hypercalls.h"
#include "tests/fake/conversation.h"
#include "tests/fake/machine.h"
#include "tests/fake/operations.h"

struct xentoollog_logger;

/* The errno with which the test makes the machine fail, for answer(). */
enum { WITHOUT_ERRNO = -0x10000 };

static int failure(void)
{
    return errno ? -errno : WITHOUT_ERRNO;
}

/* An answer that the machine itself gives, and that Xen must be able to give.
 */
static int checked(const char *name, int command, int ret)
{
    if (ret < 0 && ret != WITHOUT_ERRNO)
        fake_check_answer(name, command, -ret);
    return ret;
}

static void *pointer(uint64_t handle)
{
    return (void *)(uintptr_t)handle;
}

/* A guest handle to memory that hypercalls can read, or NULL. */
static void *readable(uint64_t handle, size_t bytes)
{
    return fake_pages_hold(pointer(handle), bytes) ? pointer(handle) : NULL;
}

static int do_mapping(struct xen_domctl *op)
{
    struct xen_domctl_memory_mapping map;

    memcpy(&map, op->u, sizeof(map));
    return fake_map(op->domain, map.first_gfn, map.first_mfn, map.nr_mfns,
                    map.add_mapping);
}

static int do_binding(struct xen_domctl *op)
{
    struct xen_domctl_bind_pt_irq_pci pci;
    struct xen_domctl_bind_pt_irq_msi msi;
    struct fake_interrupt what;

    memcpy(&pci, op->u, sizeof(pci));
    memcpy(&msi, op->u, sizeof(msi));
    what = (struct fake_interrupt){pci.machine_irq, pci.irq_type, msi.gflags,
                                   pci.bus,         pci.device,   pci.intx};
    return op->cmd == XEN_DOMCTL_bind_pt_irq ? fake_bind(op->domain, &what)
                                             : fake_unbind(op->domain, &what);
}

#include "tests/fake/xencall-operations.h"

static int do_domctl(uint64_t handle)
{
    struct xen_domctl *op = readable(handle, sizeof(*op));
    int (*handler)(struct xen_domctl * op);

    if (!op)
        return -EFAULT;
    fake_record("domctl ");
    fake_record_bytes(op, sizeof(*op));
    if (op->interface_version != fake.domctl)
        return -EACCES;
    if (fake_fails("domctl", (int)op->cmd))
        return failure();
    switch (op->cmd) {
    case XEN_DOMCTL_memory_mapping:
        handler = do_mapping;
        break;
    case XEN_DOMCTL_bind_pt_irq:
    case XEN_DOMCTL_unbind_pt_irq:
        handler = do_binding;
        break;
    default:
        handler = domctl_handler(op->cmd);
    }
    if (!handler)
        return -ENOSYS;
    if (!fake_has_domain(op->domain))
        return -ESRCH;
    if (fake.policy_refuses)
        return -EACCES;
    if (fake.no_rights)
        return -EPERM;
    return checked("domctl", (int)op->cmd, handler(op));
}

static int do_domain_list(struct xen_sysctl *op)
{
    const struct fake_layout *layout = &fake.release->domain_info;
    struct xen_sysctl_getdomaininfolist list;
    void *to;
    int ret;

    memcpy(&list, op->u, sizeof(list));
    to = readable(list.buffer, list.max_domains * layout->bytes);
    if (!to)
        return -EFAULT;
    ret = fake_list_domains(list.first_domain, list.max_domains, to, layout);
    list.num_domains = (uint32_t)ret + fake.overcount;
    memcpy(op->u, &list, sizeof(list));
    return 0;
}

static int do_cpu_list(struct xen_sysctl *op)
{
    struct xen_sysctl_getcpuinfo list;
    void *to;

    memcpy(&list, op->u, sizeof(list));
    to = readable(list.info, list.max_cpus * fake.release->cpu_info.bytes);
    if (!to)
        return -EFAULT;
    list.nr_cpus = (uint32_t)fake_list_cpus(list.max_cpus, to);
    memcpy(op->u, &list, sizeof(list));
    return 0;
}

static int do_sysctl(uint64_t handle)
{
    struct xen_sysctl *op = readable(handle, sizeof(*op));
    int (*handler)(struct xen_sysctl * op);

    if (!op)
        return -EFAULT;
    fake_record("sysctl ");
    fake_record_bytes(op, sizeof(*op));
    if (op->interface_version != fake.sysctl)
        return -EACCES;
    if (fake_fails("sysctl", (int)op->cmd))
        return failure();
    switch (op->cmd) {
    case XEN_SYSCTL_getdomaininfolist:
        handler = do_domain_list;
        break;
    case XEN_SYSCTL_getcpuinfo:
        handler = do_cpu_list;
        break;
    default:
        handler = sysctl_handler(op->cmd);
    }
    if (!handler)
        return -ENOSYS;
    if (fake.policy_refuses)
        return -EACCES;
    return checked("sysctl", (int)op->cmd, handler(op));
}

static int do_populate(void *argument)
{
    struct xen_memory_reservation *op = argument;
    uint64_t bytes = op->nr_extents * sizeof(xen_pfn_t);
    xen_pfn_t *extents = readable(op->extent_start, bytes);

    if (!extents)
        return -EFAULT;
    fake_record_more(" @ ");
    fake_record_bytes(extents, bytes);
    return fake_populate(op->domid, op->nr_extents, op->extent_order,
                         op->mem_flags, extents);
}

static int do_memory_map(void *argument)
{
    struct xen_memory_map *op = argument;
    void *to = readable(op->buffer,
                        op->nr_entries * fake.release->memory_range.bytes);
    int ret;

    if (!to)
        return -EFAULT;
    ret = fake_list_ranges(op->nr_entries, to);
    if (ret < 0)
        return ret;
    op->nr_entries = (uint32_t)ret;
    return 0;
}

static int do_current_reservation(void *argument)
{
    uint16_t domid;

    memcpy(&domid, argument, sizeof(domid));
    return fake_reservation(domid);
}

static int do_map_pirq(void *argument)
{
    struct physdev_map_pirq *op = argument;
    int ret = fake_map_pirq(op->domid,
                            op->type == MAP_PIRQ_TYPE_GSI ? FAKE_PIRQ_GSI
                                                          : FAKE_PIRQ_MSI,
                            op->index, &op->pirq);

    /* PHYSDEVOP_map_pirq in do_physdev_op() of xen/arch/x86/physdev.c goes on
       with the older type, and gives that back, too; every release. */
    if (!ret && op->type == MAP_PIRQ_TYPE_MSI_SEG)
        op->type = MAP_PIRQ_TYPE_MSI;
    return ret;
}

static int do_event_channel(void *argument)
{
    struct evtchn_status *op = argument;

    return fake_event_channel(op->dom, op);
}

static int do_kexec_load(void *argument)
{
    const struct xen_kexec_load *op = argument;

    return fake_kexec_load(
        op->type, op->arch, op->entry_maddr,
        readable(op->segments,
                 op->nr_segments * sizeof(struct xen_kexec_segment)),
        op->nr_segments);
}

/* The hypercalls of a command and a structure. */
static const struct {
    const char *name;
    unsigned int number;
    unsigned int command;
    size_t bytes;
    int (*handler)(void *argument);
} rows[] = {{"memory_op", __HYPERVISOR_memory_op, XENMEM_populate_physmap,
             sizeof(struct xen_memory_reservation), do_populate},
            {"memory_op", __HYPERVISOR_memory_op, XENMEM_machine_memory_map,
             sizeof(struct xen_memory_map), do_memory_map},
            {"memory_op", __HYPERVISOR_memory_op, XENMEM_current_reservation,
             sizeof(uint16_t), do_current_reservation},
            {"physdev_op", __HYPERVISOR_physdev_op, PHYSDEVOP_map_pirq,
             sizeof(struct physdev_map_pirq), do_map_pirq},
            {"event_channel_op", __HYPERVISOR_event_channel_op,
             EVTCHNOP_status, sizeof(struct evtchn_status), do_event_channel},
            {"kexec_op", __HYPERVISOR_kexec_op, KEXEC_CMD_kexec_load,
             sizeof(struct xen_kexec_load), do_kexec_load},
            GENERATED_ROWS};

static int do_with_command(unsigned int number, uint64_t command,
                           uint64_t handle)
{
    unsigned int i;
    void *argument;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (rows[i].number != number || rows[i].command != command)
            continue;
        argument = readable(handle, rows[i].bytes);
        if (!argument)
            return -EFAULT;
        fake_record("%s %u ", rows[i].name, rows[i].command);
        fake_record_bytes(argument, rows[i].bytes);
        if (fake_fails(rows[i].name, (int)command))
            return failure();
        return checked(rows[i].name, (int)command, rows[i].handler(argument));
    }
    return -ENOSYS;
}

static int do_version(uint64_t command, uint64_t handle)
{
    /* The longest answer that a command has. */
    size_t bytes = command == XENVER_version ? 0 : 1024;

    fake_record("xen_version %u", (unsigned int)command);
    if (fake_fails("xen_version", (int)command))
        return failure();
    if (bytes && !readable(handle, bytes))
        return -EFAULT;
    return checked("xen_version", (int)command,
                   fake_version((int)command, pointer(handle)));
}

static int answer(int ret)
{
    if (ret >= 0)
        return ret;
    errno = ret == WITHOUT_ERRNO ? 0 : -ret;
    return -1;
}

xencall_handle *xencall_open(struct xentoollog_logger *logger,
                             unsigned int flags);
int xencall_close(xencall_handle *handle);
int xencall1(xencall_handle *handle, unsigned int number, uint64_t a);
int xencall2(xencall_handle *handle, unsigned int number, uint64_t a,
             uint64_t b);
void *xencall_alloc_buffer_pages(xencall_handle *handle, size_t pages);
void xencall_free_buffer_pages(xencall_handle *handle, void *memory,
                               size_t pages);
int xencall_fd(xencall_handle *handle);
int xencall_buffers_never_fault(xencall_handle *handle);
long xencall2L(xencall_handle *handle, unsigned int number, uint64_t a,
               uint64_t b);

xencall_handle *xencall_open(struct xentoollog_logger *logger,
                             unsigned int flags)
{
    (void)flags;
    return fake_connect(logger);
}

int xencall_close(xencall_handle *handle)
{
    fake_disconnect(handle);
    return 0;
}

static int hypercall(unsigned int number, uint64_t a, uint64_t b)
{
    if (number == __HYPERVISOR_domctl)
        return answer(do_domctl(b));
    if (number == __HYPERVISOR_sysctl)
        return answer(do_sysctl(b));
    if (number == __HYPERVISOR_xen_version)
        return answer(do_version(a, b));
    return answer(do_with_command(number, a, b));
}

/* What the handle among the fields leads to. */
static void add_buffer(struct conversation_line *line,
                       const struct conversation_call *call,
                       const char *argument)
{
    const struct conversation_field *handle = &call->fields[call->handle];
    const struct conversation_field *size = &call->fields[call->count];
    uint64_t at = 0, count = 0;

    if (call->buffer == CONVERSATION_NOTHING)
        return;
    memcpy(&at, argument + handle->offset, handle->bytes);
    memcpy(&count, argument + size->offset, size->bytes);
    /* Xen does not read it either. */
    if (count > CONVERSATION_ELEMENTS ||
        !readable(at, count * call->element_bytes))
        count = UINT64_MAX;
    if (call->buffer == CONVERSATION_FRAMES)
        conversation_frames(line, handle->name, pointer(at), count);
    else if (call->buffer == CONVERSATION_SEGMENTS)
        conversation_segments(line, pointer(at), count, fake_pages_hold);
}

/* Of a call with an interface number: the machine's, or another one? */
static bool takes_its_number(unsigned int number, const void *argument)
{
    const struct xen_domctl *domctl = argument;

    if (number == __HYPERVISOR_domctl)
        return domctl->interface_version == fake.domctl;
    if (number == __HYPERVISOR_sysctl)
        return domctl->interface_version == fake.sysctl;
    return true;
}

/* The same, written down. */
static int recorded(unsigned int number, uint64_t command, uint64_t handle)
{
    const struct conversation_call *call =
        conversation_find(number, command, readable(handle, 4));
    char *argument = call ? readable(handle, call->bytes) : NULL;
    struct conversation_line *line;
    char before[512];
    int rc, error;

    if (!conversation_is_recorded() ||
        (!argument && number != __HYPERVISOR_xen_version))
        return hypercall(number, command, handle);
    if (argument) {
        char name[64];

        snprintf(name, sizeof(name), "%s:%u", call->name, call->command);
        line = conversation_begin(NULL, name);
        memcpy(before, argument, call->bytes);
        conversation_fields(line, call, argument, NULL);
        add_buffer(line, call, argument);
        if (!takes_its_number(number, argument))
            conversation_add(line, " interface=wrong");
    } else {
        line = conversation_begin(NULL, "xen_version");
        conversation_add(line, " command=%u", (unsigned int)command);
    }
    rc = hypercall(number, command, handle);
    error = errno;
    conversation_add(line, " -> %d %d", rc, rc < 0 ? error : 0);
    if (rc >= 0 && argument && !call->world) {
        conversation_fields(line, call, argument, before);
        if (call->buffer == CONVERSATION_FRAMES)
            add_buffer(line, call, argument);
    }
    conversation_end();
    errno = error;
    return rc;
}

int xencall1(xencall_handle *handle, unsigned int number, uint64_t a)
{
    (void)handle;
    return recorded(number, 0, a);
}

int xencall2(xencall_handle *handle, unsigned int number, uint64_t a,
             uint64_t b)
{
    (void)handle;
    return recorded(number, a, b);
}

void *xencall_alloc_buffer_pages(xencall_handle *handle, size_t pages)
{
    (void)handle;
    return fake_pages_get(pages);
}

void xencall_free_buffer_pages(xencall_handle *handle, void *memory,
                               size_t pages)
{
    (void)handle;
    fake_pages_put(memory, pages);
}

int xencall_fd(xencall_handle *handle)
{
    return fake_connection_fd(handle);
}

int xencall_buffers_never_fault(xencall_handle *handle)
{
    (void)handle;
    return 1;
}

long xencall2L(xencall_handle *handle, unsigned int number, uint64_t a,
               uint64_t b)
{
    return xencall2(handle, number, a, b);
}
