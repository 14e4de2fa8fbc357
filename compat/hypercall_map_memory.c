/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: hypercall_map_memory - XEN_DOMCTL_memory_mapping, for both providers
 *
 * One call to Xen does not always do the whole range. On x86 it stops after 64
 * steps of a page or a superpage, and answers how many frames are done; a
 * frame that fails ends it, and is an error only where it is the first
 * (map_mmio_regions() and unmap_mmio_regions() in xen/arch/x86/mm/p2m.c, all
 * releases). Arm takes 64 frames at most, else E2BIG (do_domctl() in
 * xen/common/domctl.c), and may have done part of what it fails with.
 */
#include <errno.h>

#include "compat/adapters.h"
#include "compat/state.h"

/* After so many frames in a row that cannot be unmapped, give up: each one
   costs two calls and, from the control domain, lines on Xen's console. */
enum { FAILURES_MAX = 64 };

/* <xen/hvm/params.h>: a parameter that each HVM and PVH guest has. */
enum { HVM_PARAM_STORE_PFN = 1 };

struct range {
    uint64_t gfn;
    uint64_t mfn;
    uint64_t frames;
};

/* Frames from @done on, @count of them. Return: as Xen answers, or -1 with
   errno. */
static int call(struct xenstable *xs, uint32_t domid,
                const struct range *range, uint64_t done, uint64_t count,
                bool add)
{
    const struct xen_domctl_memory_mapping argument = {
        .first_gfn = range->gfn + done,
        .first_mfn = range->mfn + done,
        .nr_mfns = count,
        .add_mapping = add,
    };
    int rc = hypercall_domctl(xs, XEN_DOMCTL_memory_mapping, domid, &argument,
                              sizeof(argument));

    if (rc < 0 && errno == 0)
        errno = EIO;
    return rc;
}

/* What is done when Xen answered @rc for @count frames. */
static uint64_t progress(int rc, uint64_t count)
{
    return rc > 0 && (uint64_t)rc < count ? (uint64_t)rc : count;
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* With these errors only one frame failed; any other error is of the whole
   call. */
static bool is_of_a_frame(int error)
{
    return error == EINVAL || error == ENOMEM || error == EILSEQ ||
           error == ENOENT;
}

/* In Xen's own type. */
static bool wraps(const struct range *range)
{
    return (unsigned long)(range->gfn + (range->frames - 1)) < range->gfn ||
           (unsigned long)(range->mfn + (range->frames - 1)) < range->mfn;
}

/* Has the guest no translation of its own? Xen has parameters for the other
   kind only, and without any such kind no parameters at all. */
static bool is_pv(struct xenstable *xs, uint32_t domid)
{
    struct xen_hvm_param argument = {
        .domid = (uint16_t)domid,
        .index = HVM_PARAM_STORE_PFN,
    };
    int rc = hypercall_with(hypercall_of(xs), __HYPERVISOR_hvm_op,
                            HVMOP_get_param, &argument, sizeof(argument));

    return rc < 0 && (errno == EINVAL || errno == ENOSYS);
}

/* Unmap, and skip frames that cannot be unmapped. Return: 0, or the errno of
   the first failure. */
static int unmap(struct xenstable *xs, uint32_t domid,
                 const struct range *range)
{
    uint64_t done = 0, piece = range->frames;
    unsigned int failures = 0;
    bool alone = false;
    int first = 0;

    while (done < range->frames && failures < FAILURES_MAX) {
        uint64_t count = alone ? 1 : smaller(range->frames - done, piece);
        int rc = call(xs, domid, range, done, count, false);

        if (rc >= 0) {
            done += progress(rc, count);
            failures = 0;
            alone = false;
        } else if (errno == E2BIG && count > 1) {
            piece = count / 2;
        } else {
            if (!first)
                first = errno;
            if (!is_of_a_frame(errno))
                break;
            /* The range is wrong, not one of its frames. All of a PV guest's
               would be right: it has nothing mapped. */
            if (done == 0 && count > 1 && (wraps(range) || is_pv(xs, domid)))
                break;
            /* Ask again for this frame alone, then leave it out. */
            alone = count > 1;
            if (!alone) {
                done++;
                failures++;
            }
        }
    }
    return first;
}

/* Map all or nothing. Return: 0, or the errno of the failure. */
static int map(struct xenstable *xs, uint32_t domid, const struct range *range)
{
    uint64_t done = 0, piece = range->frames, count;
    struct range undo = *range;
    int rc, error;

    while (done < range->frames) {
        count = smaller(range->frames - done, piece);
        rc = call(xs, domid, range, done, count, true);
        if (rc >= 0) {
            done += progress(rc, count);
        } else if (errno == E2BIG && count > 1) {
            piece = count / 2;
        } else {
            error = errno;
            undo.frames = done;
            unmap(xs, domid, &undo);
            if (is_of_a_frame(error))
                call(xs, domid, range, done, count, false);
            return error;
        }
    }
    return 0;
}

/* No frames is a wrapping range for Xen; the domain is looked for before. */
static int nothing(struct xenstable *xs, uint32_t domid,
                   const struct range *range, bool add)
{
    int rc = call(xs, domid, range, 0, 0, add);

    return rc < 0 && errno != EINVAL ? errno : 0;
}

/* A PV guest has nothing to map. Without XSA-492 it needs the permission all
   the same (do_domctl() in xen/common/domctl.c). A caller without rights to
   it gets the same code, and keeps it. */
static bool is_bent(struct xenstable *xs, uint32_t domid)
{
    return is_pv(xs, domid) && !hypercall_reservation_error(xs, domid);
}

int hypercall_device_model_map_memory(struct xenstable *xs, uint32_t domid,
                                      uint64_t first_gfn, uint64_t first_mfn,
                                      uint64_t nr_frames, bool add)
{
    const struct range range = {first_gfn, first_mfn, nr_frames};
    int error;

    if (!nr_frames)
        error = nothing(xs, domid, &range, add);
    else
        error = add ? map(xs, domid, &range) : unmap(xs, domid, &range);
    if (error == EPERM && is_bent(xs, domid))
        error = 0;
    return error ? error_gate_errno(
                       xs, XENSTABLE_OPERATION_DEVICE_MODEL_MAP_MEMORY, error)
                 : 0;
}
