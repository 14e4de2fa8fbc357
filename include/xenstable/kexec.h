/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: kexec - the images that Xen starts on a crash or a reboot
 *
 * Errors that every function here can return, beside the ones it lists:
 * -EINVAL (a NULL argument), -EPERM (not the control domain, or given up by
 * xentoolcore_restrict_all()), -EOPNOTSUPP (Xen built without kexec, or a
 * control domain that is not PV: Xen has these hypercalls for a PV one only,
 * and none on Arm), -ENODEV, -ELIBACC, -ENOMEM, -EFAULT, -EIO. On error what
 * out-parameters point to is undefined.
 *
 * All functions: one thread at a time per handle; fork: see xenstable_open().
 *
 * The machine's memory map, its number of CPUs and the capabilities string
 * are questions about the host: see <xenstable/host.h>, which is included.
 */
#ifndef XENSTABLE_KEXEC_H
#define XENSTABLE_KEXEC_H

#include <xenstable/core.h>
#include <xenstable/host.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Kinds of image; numbers of Xen's <xen/kexec.h>. Unknown ones are passed. */
#define XENSTABLE_KEXEC_TYPE_DEFAULT 0u /* started by a reboot */
#define XENSTABLE_KEXEC_TYPE_CRASH 1u   /* started by a crash */

/* ELF machine numbers of the image; numbers of the ELF specification. */
#define XENSTABLE_KEXEC_ARCH_I386 3u
#define XENSTABLE_KEXEC_ARCH_ARM 40u
#define XENSTABLE_KEXEC_ARCH_X86_64 62u

/* Memory ranges; numbers of Xen's <xen/kexec.h>. Unknown ones are passed. */
#define XENSTABLE_KEXEC_RANGE_CRASH 0 /* kept for the crash image */
#define XENSTABLE_KEXEC_RANGE_XEN 1   /* Xen itself */
#define XENSTABLE_KEXEC_RANGE_CPU 2   /* crash note of CPU `nr` */
/* No Xen from 4.14 to 4.22 has the next three: -EINVAL. */
#define XENSTABLE_KEXEC_RANGE_XENHEAP 3    /* Xen's heap */
#define XENSTABLE_KEXEC_RANGE_BOOT_PARAM 4 /* boot parameters */
#define XENSTABLE_KEXEC_RANGE_EFI_MEMMAP 5 /* EFI memory map */
#define XENSTABLE_KEXEC_RANGE_VMCOREINFO 6 /* vmcoreinfo note */

/**
 * struct xenstable_kexec_segment - one piece of an image
 * @data:       what to copy, borrowed for the call; or NULL
 * @data_bytes: length of @data
 * @dest_maddr: machine address of the destination, a multiple of 4096
 * @dest_bytes: its length, a multiple of 4096, not less than @data_bytes
 *
 * Xen knows three kinds:
 *
 * - @data with a length: it is copied, the rest of the destination cleared.
 * - @data that is not NULL, with the length 0: the whole destination is
 *   cleared (memory that a program wants to be zero at its start). Nothing
 *   is read.
 * - NULL, with the length 0: the image can reach the destination, that is
 *   all. It is neither written nor cleared, and for a crash image need not
 *   lie in the range kept for it (the first MiB of the machine, say).
 *
 * A destination ends at 2^52 at most, where the addresses of a machine end.
 * Xen itself takes one whose end wraps around, and clears all memory with it.
 * Nobody checks that the destination of a reboot image is memory, or that the
 * image fits there.
 *
 * Frozen: it is used in arrays and will not grow.
 */
struct xenstable_kexec_segment {
    const void *data;
    uint64_t data_bytes;
    uint64_t dest_maddr;
    uint64_t dest_bytes;
};

/**
 * xenstable_kexec_load() - hand Xen the image to start on a crash or reboot
 * @xs:          open handle
 * @type:        XENSTABLE_KEXEC_TYPE_...
 * @arch:        XENSTABLE_KEXEC_ARCH_...
 * @entry_maddr: machine address where it starts
 * @segments:    borrowed for the call; copied before the call returns
 * @nr_segments: number of @segments, 1 to 15
 *
 * On success an earlier image of the same kind is dropped; on error a reboot
 * image keeps it, a crash image may already be partly overwritten. For a crash
 * image Xen also clears pages at the start of the range kept for it that no
 * segment covers, and keeps them for itself.
 *
 * Return: 0; -EINVAL (no segment or too many; NULL data with a length; a
 * segment unaligned, overlapping or shorter than its data; for a crash image,
 * a segment or @entry_maddr outside of the range kept for it; a segment that
 * ends above 2^52 or wraps, which Xen is not asked about; unknown @type or
 * @arch), -ENOMEM (also: no page left in that range, or a segment of which
 * @dest_bytes is 0), -EBUSY (an image is being started), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_load(struct xenstable *xs, uint8_t type, uint16_t arch,
                         uint64_t entry_maddr,
                         const struct xenstable_kexec_segment *segments,
                         uint32_t nr_segments);

/**
 * xenstable_kexec_unload() - drop a loaded image
 * @xs:   open handle
 * @type: XENSTABLE_KEXEC_TYPE_...
 *
 * Dropping an image that is not loaded succeeds, but changes what
 * xenstable_kexec_status() answers.
 *
 * Return: 0; -EINVAL (unknown @type), -EBUSY (an image is being started), and
 * see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_unload(struct xenstable *xs, uint8_t type);

/**
 * xenstable_kexec_exec() - start the loaded image now
 * @xs:   open handle
 * @type: XENSTABLE_KEXEC_TYPE_...
 *
 * Does not return when it succeeds: the machine starts the image.
 *
 * Return: never 0; -ENOENT (no image is loaded), -EINVAL (unknown @type, or it
 * could not be started), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_exec(struct xenstable *xs, uint8_t type);

/**
 * xenstable_kexec_status() - which of two places for an image is in use?
 * @xs:   open handle
 * @type: XENSTABLE_KEXEC_TYPE_...
 *
 * Xen has two places for each kind, and every load and every unload changes
 * from one to the other, on every release. So this is 0 when Xen has started,
 * 1 after one load, and 0 again after an unload that follows it: "loaded?" for
 * those who unload before they load again. But after a second load it is 0,
 * and after an unload of nothing 1. Only xenstable_kexec_exec() shows whether
 * the place in use is filled: it then starts the image.
 *
 * Return: 1 or 0; -EINVAL (unknown @type), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_status(struct xenstable *xs, uint8_t type);

/**
 * xenstable_kexec_get_range() - where a memory range of Xen's lies
 * @xs:      open handle
 * @range:   XENSTABLE_KEXEC_RANGE_...
 * @nr:      number of the CPU for XENSTABLE_KEXEC_RANGE_CPU, else 0
 * @bytes_r: receives the length in bytes
 * @maddr_r: receives the machine address of the start
 *
 * The range kept for a crash image has the length 0 where Xen was started
 * without `crashkernel=`, and there is no crash note of any CPU then. A note
 * that Xen had no memory for has the length 0, too.
 *
 * Return: 0; -EINVAL (also: unknown range; no `crashkernel=`), -ERANGE (no CPU
 * @nr), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_get_range(struct xenstable *xs, int range, int nr,
                              uint64_t *bytes_r, uint64_t *maddr_r);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
