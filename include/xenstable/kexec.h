/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: kexec - the images that Xen starts on a crash or a reboot
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
#define XENSTABLE_KEXEC_RANGE_CRASH 0      /* kept for the crash image */
#define XENSTABLE_KEXEC_RANGE_XEN 1        /* Xen itself */
#define XENSTABLE_KEXEC_RANGE_CPU 2        /* crash note of CPU `nr` */
#define XENSTABLE_KEXEC_RANGE_XENHEAP 3    /* Xen's heap */
#define XENSTABLE_KEXEC_RANGE_BOOT_PARAM 4 /* boot parameters (unused) */
#define XENSTABLE_KEXEC_RANGE_EFI_MEMMAP 5 /* EFI memory map */
#define XENSTABLE_KEXEC_RANGE_VMCOREINFO 6 /* vmcoreinfo note */

/**
 * struct xenstable_kexec_segment - one piece of an image
 * @data:       what to copy; borrowed for the call
 * @data_bytes: length of @data; the rest of the destination is cleared
 * @dest_maddr: machine address of the destination, a multiple of 4096
 * @dest_bytes: its length, a multiple of 4096, not less than @data_bytes
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
 * @nr_segments: number of @segments, 1 to 16
 *
 * On success an earlier image of the same kind is dropped; on error a
 * reboot image keeps it, a crash image may already be partly overwritten.
 *
 * Return: 0; -EINVAL (no segment or too many; NULL data with a length; a
 * segment unaligned, overlapping, shorter than its data or, for a crash
 * image, outside of the range kept for it), -ENOMEM, -EPERM (not the control
 * domain), -EOPNOTSUPP (Xen built without kexec), -EBUSY (another image is
 * being handled), -ENODEV, -ELIBACC, -EFAULT, -EIO.
 * Threads: one at a time per @xs. Fork: see xenstable_open().
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
 * Dropping an image that is not loaded succeeds.
 *
 * Return: 0; -EINVAL (unknown @type), -EPERM, -EBUSY, -EOPNOTSUPP, -ENODEV,
 * -ELIBACC, -ENOMEM, -EIO.
 * Threads: one at a time per @xs. Fork: see xenstable_open().
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
 * Return: -ENOENT (no image is loaded), -EINVAL, -EPERM, -EBUSY,
 * -EOPNOTSUPP, -ENODEV, -ELIBACC, -ENOMEM, -EIO; 0 only where Xen itself
 * returns.
 * Threads: one at a time per @xs. Fork: see xenstable_open().
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_exec(struct xenstable *xs, uint8_t type);

/**
 * xenstable_kexec_status() - is an image loaded?
 * @xs:   open handle
 * @type: XENSTABLE_KEXEC_TYPE_...
 *
 * Return: 1 (loaded), 0 (not loaded); -EINVAL (unknown @type), -EPERM,
 * -EOPNOTSUPP, -ENODEV, -ELIBACC, -ENOMEM, -EIO.
 * Threads: one at a time per @xs. Fork: see xenstable_open().
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
 * without `crashkernel=`.
 *
 * Return: 0; -EINVAL (NULL, unknown range), -ERANGE or -EINVAL (no CPU
 * @nr), -EPERM, -EOPNOTSUPP, -ENODEV, -ELIBACC, -ENOMEM, -EIO. On error
 * both results are undefined.
 * Threads: one at a time per @xs. Fork: see xenstable_open().
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_kexec_get_range(struct xenstable *xs, int range, int nr,
                              uint64_t *bytes_r, uint64_t *maddr_r);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
