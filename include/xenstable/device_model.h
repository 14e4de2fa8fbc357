/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
/**
 * DOC: device model - what the emulator of a guest's devices asks of Xen
 *
 * Errors that every function here can return, beside the ones it lists:
 * -EINVAL (a NULL argument, @domid above 65535, @gvec or @reason above 255),
 * -ESRCH (no such domain), -EPERM (no privilege over the domain, or given up
 * by xentoolcore_restrict_all()), -ENODEV, -ELIBACC, -EOPNOTSUPP, -ENOMEM,
 * -EFAULT, -EIO. On error what out-parameters point to is undefined.
 *
 * Numbers of domains may also be Xen's DOMID_SELF (0x7ff0) for parameters,
 * memory and pirqs; for all else it is no domain. All functions: one thread at
 * a time per handle; fork: see xenstable_open().
 */
#ifndef XENSTABLE_DEVICE_MODEL_H
#define XENSTABLE_DEVICE_MODEL_H

#include <xenstable/core.h>
#include <xenstable/host.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* Kinds of interrupt; numbers of <xen/domctl.h>. */
#define XENSTABLE_DEVICE_MODEL_IRQ_PCI 0u
#define XENSTABLE_DEVICE_MODEL_IRQ_ISA 1u
#define XENSTABLE_DEVICE_MODEL_IRQ_MSI 2u

/* No wanted number for a physical interrupt. */
#define XENSTABLE_DEVICE_MODEL_PIRQ_ANY 0xffffffffu

/**
 * xenstable_device_model_get_hvm_param() - read a parameter of an HVM guest
 * @xs:      open handle
 * @domid:   the guest
 * @param:   HVM_PARAM_... of <xen/hvm/params.h>
 * @value_r: receives the value
 *
 * Return: 0; -EINVAL (unknown @param, not an HVM guest), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_get_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t *value_r);

/**
 * xenstable_device_model_set_hvm_param() - write a parameter of an HVM guest
 * @xs:    open handle
 * @domid: the guest
 * @param: HVM_PARAM_... of <xen/hvm/params.h>
 * @value: the value
 *
 * Return: 0; -EINVAL (unknown @param or value, not an HVM guest), -EEXIST (may
 * be set once and was), -ENOENT (this guest or this Xen has nothing that
 * @param could set), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_set_hvm_param(struct xenstable *xs, uint32_t domid,
                                         uint32_t param, uint64_t value);

/**
 * xenstable_device_model_populate_physmap() - give a guest memory
 * @xs:           open handle
 * @domid:        the guest
 * @nr_extents:   number of extents
 * @extent_order: each has 2^@extent_order pages of 4096 bytes
 * @mem_flags:    XENMEMF_... of <xen/memory.h>, 0 for none
 * @extents_gfn:  frame numbers of the extents; PV guests: receives frames
 *
 * All or an error: on error some extents may have been given. Xen does not say
 * why it gave fewer; what can be asked is: whether the domain is there, and in
 * reach. 0 extents are given without asking for the domain.
 *
 * Return: 0; -EBUSY (only some of the extents could be given, or none: also
 * for an @extent_order above what the caller may have, 18 in a control domain
 * that was not started with other limits, and for @mem_flags with an address
 * width up to 12 or a node that Xen cannot have), -EINVAL (more than
 * 67,108,863 extents; 32-bit x86: a frame number of more than 32 bits), and
 * see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_populate_physmap(struct xenstable *xs,
                                            uint32_t domid,
                                            uint64_t nr_extents,
                                            unsigned int extent_order,
                                            unsigned int mem_flags,
                                            uint64_t *extents_gfn);

/**
 * xenstable_device_model_shutdown() - end a guest as if it had ended itself
 * @xs:     open handle
 * @domid:  the guest
 * @reason: XENSTABLE_HOST_SHUTDOWN_...; others up to 255 are passed
 *
 * A guest that has ended keeps its first reason. Ending the control domain
 * switches the machine off or restarts it. Xen keeps 8 bits of the reason;
 * more are refused here.
 *
 * Return: 0; see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_shutdown(struct xenstable *xs, uint32_t domid,
                                    uint32_t reason);

/**
 * xenstable_device_model_map_memory() - map device memory into a guest
 * @xs:        open handle
 * @domid:     the guest
 * @first_gfn: where in the guest
 * @first_mfn: which frames of the machine
 * @nr_frames: how many
 * @add:       true to map, false to unmap
 *
 * The caller needs access to the frames itself, and the guest the permission:
 * see xenstable_device_model_iomem_permission(). Until Xen 4.21 the guest
 * needs it for unmapping, too.
 *
 * Mapping: a range that cannot be mapped as a whole is unmapped again, and the
 * code is that of the failure, not that of undoing it. Mapping the same frames
 * again is not an error. If a later frame fails, these are unmapped, too.
 * Guest memory that a mapping replaces is lost. On x86, frames of the guest
 * where other device memory is mapped make Xen end the guest, and the code is
 * -EPERM.
 *
 * Unmapping goes on behind a frame that is not mapped (x86: -EINVAL; Arm: no
 * error), until 64 of them follow each other. After an error frames may still
 * be mapped.
 *
 * One behaviour on all releases and with each provider, always made of
 * XEN_DOMCTL_memory_mapping: a PV guest has nothing to map and gets 0 (Xen
 * without XSA-492 says -EPERM where it lacks the permission; bent to 4.22), 0
 * frames are 0 for a domain that exists (Xen says -EINVAL; bent to its own
 * library).
 *
 * Return: 0; -EINVAL (wrapping range, frames beyond the machine's addresses;
 * on 32-bit machines a number of more than 32 bits), -ENOMEM (Xen's, or none
 * left for the guest's page tables), -ENOENT (no table for a frame: Arm; on
 * x86 with AMD's processors, a frame of the guest beyond 2^36), -EPROTO, and
 * see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_map_memory(struct xenstable *xs, uint32_t domid,
                                      uint64_t first_gfn, uint64_t first_mfn,
                                      uint64_t nr_frames, bool add);

/**
 * xenstable_device_model_iomem_permission() - permit a guest device memory
 * @xs:        open handle
 * @domid:     the guest
 * @first_mfn: which frames of the machine
 * @nr_frames: how many
 * @allow:     true to permit, false to forbid
 *
 * The caller needs access to the frames itself. Forbid ranges as they were
 * permitted: of others Xen until 4.20 may permit more than was asked for.
 *
 * Return: 0; -EINVAL (wrapping range; no frames, which Xen takes for all of
 * them where @first_mfn is 0; on 32-bit machines a number of more than 32
 * bits), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_iomem_permission(struct xenstable *xs,
                                            uint32_t domid, uint64_t first_mfn,
                                            uint64_t nr_frames, bool allow);

/**
 * xenstable_device_model_map_ioports() - map I/O ports into a guest
 * @xs:          open handle
 * @domid:       the guest
 * @first_gport: first port as the guest sees it
 * @first_mport: first port of the machine
 * @nr_ports:    how many
 * @add:         true to map, false to unmap
 *
 * Whether the guest is thereby permitted to use them differs: ask
 * XENSTABLE_FEATURE_IOPORT_MAPPING_GRANTS_PERMISSION. Where it does, unmapping
 * also forbids the ports, even if they were permitted on their own.
 *
 * Xen finds a mapping by @first_mport alone: another one with the same first
 * port is replaced, and unmapping, whatever @nr_ports is, takes it away. To
 * unmap what is not mapped is no error.
 *
 * Return: 0; -EINVAL (no ports, or a range beyond 65536), -EOPNOTSUPP (also: a
 * PV guest), -ENOMEM, -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_map_ioports(struct xenstable *xs, uint32_t domid,
                                       uint32_t first_gport,
                                       uint32_t first_mport, uint32_t nr_ports,
                                       bool add);

/**
 * xenstable_device_model_ioport_permission() - permit a guest I/O ports
 * @xs:         open handle
 * @domid:      the guest
 * @first_port: first port of the machine
 * @nr_ports:   how many
 * @allow:      true to permit, false to forbid
 *
 * The caller needs access to the ports itself. Forbid ranges as they were
 * permitted: see xenstable_device_model_iomem_permission().
 *
 * Return: 0; -EINVAL (no ports, or a range beyond 65536), -EPROTO, and see
 * above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_ioport_permission(struct xenstable *xs,
                                             uint32_t domid,
                                             uint32_t first_port,
                                             uint32_t nr_ports, bool allow);

/**
 * xenstable_device_model_bind_pci_irq() - bind a machine interrupt to a
 *                                         guest's PCI interrupt line
 * @xs:     open handle
 * @domid:  the guest
 * @pirq:   the physical interrupt, mapped by one of the map_pirq functions
 * @bus:    bus of the device as the guest sees it
 * @device: its device number, 0 to 31
 * @intx:   its line: 0 to 3 for INTA to INTD
 *
 * Xen does not look at @device and @intx, and writes beyond its own structures
 * where they are larger: that is refused here.
 *
 * Return: 0; -EPERM (also: the guest has no such @pirq mapped, or the caller
 * may not use the interrupt), -EINVAL (a PV guest, @device, @intx), -ESRCH
 * (also: the domain exists and has no IOMMU), -EBUSY (the interrupt is used
 * and not shared), -ENOMEM, -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_bind_pci_irq(struct xenstable *xs, uint32_t domid,
                                        uint32_t pirq, uint8_t bus,
                                        uint8_t device, uint8_t intx);

/**
 * xenstable_device_model_unbind_irq() - undo a binding
 * @xs:      open handle
 * @domid:   the guest
 * @pirq:    the physical interrupt
 * @type:    XENSTABLE_DEVICE_MODEL_IRQ_PCI or XENSTABLE_DEVICE_MODEL_IRQ_ISA;
 *           for an MSI there is xenstable_device_model_unbind_msi_irq()
 * @bus:     as bound, for XENSTABLE_DEVICE_MODEL_IRQ_PCI
 * @device:  as bound, for XENSTABLE_DEVICE_MODEL_IRQ_PCI
 * @intx:    as bound, for XENSTABLE_DEVICE_MODEL_IRQ_PCI
 * @isa_irq: as bound, for XENSTABLE_DEVICE_MODEL_IRQ_ISA
 *
 * For a domain without IOMMU, which has nothing bound, this is 0. Xen never
 * finds a @pirq above 255 that is bound to a PCI line: it is listed under its
 * 8 lower bits.
 *
 * Return: 0; -EPERM (also: the guest has no such @pirq mapped), -EINVAL (not
 * bound, a PV guest, another @type, PCI and a @pirq above 255), -EOPNOTSUPP
 * (also: XENSTABLE_DEVICE_MODEL_IRQ_ISA, which no release of Xen can unbind),
 * -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_unbind_irq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq, uint8_t type, uint8_t bus,
                                      uint8_t device, uint8_t intx,
                                      uint8_t isa_irq);

/**
 * xenstable_device_model_update_msi_irq() - bind or change an MSI
 * @xs:           open handle
 * @domid:        the guest
 * @gvec:         vector as the guest programmed it, 0 to 255
 * @pirq:         the physical interrupt
 * @gflags:       address and data bits as <xen/domctl.h> packs them
 * @gtable_maddr: machine address of the MSI-X table, 0 for none
 *
 * Xen does not check whether @pirq is an MSI: with the flag "unmasked"
 * (0x10000) and one that is not an MSI, the machine crashes.
 *
 * Return: 0; -EPERM (also: the guest has no such @pirq mapped), -EINVAL (a PV
 * guest), -ESRCH (also: the domain exists and has no IOMMU), -EBUSY (bound as
 * another kind, or used and not shared), -ENOENT (@gtable_maddr, and a guest
 * without emulated tables), -ENOMEM, -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_update_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags,
                                          uint64_t gtable_maddr);

/**
 * xenstable_device_model_unbind_msi_irq() - undo an MSI's binding
 * @xs:     open handle
 * @domid:  the guest
 * @gvec:   as bound
 * @pirq:   as bound
 * @gflags: as bound
 *
 * For a domain without IOMMU, which has nothing bound, this is 0, and so it is
 * for a mapped MSI that is not bound, once anything was bound in the guest.
 * Xen does not check whether @pirq is an MSI: with one that is not, mapped in
 * a guest with an IOMMU, the machine crashes.
 *
 * Return: 0; -EPERM (also: the guest has no such @pirq mapped), -EINVAL
 * (nothing was ever bound in the guest, a PV guest), -EPROTO, and see above.
 * Xen: 4.14 and later; an unknown release may answer -EPROTO. Since: 1.0
 */
int xenstable_device_model_unbind_msi_irq(struct xenstable *xs, uint32_t domid,
                                          uint32_t gvec, uint32_t pirq,
                                          uint32_t gflags);

/**
 * xenstable_device_model_map_pirq() - map a GSI to a physical interrupt
 * @xs:     open handle
 * @domid:  the guest
 * @gsi:    the GSI
 * @pirq_r: in: the wanted number, XENSTABLE_DEVICE_MODEL_PIRQ_ANY for the one
 *          equal to @gsi; out: the number that it got
 *
 * A wanted number that the guest has for another interrupt is not changed, and
 * this is not an error: Xen answers 0, on every release. For Xen, the number 0
 * means "not mapped": the interrupt can get a second one, and the machine
 * crashes when both are unmapped (`arch/x86/irq.c` of Xen, map_domain_pirq()).
 * In a PVH control domain Xen has this from 4.20 on.
 *
 * Return: 0; -EINVAL (no such GSI, or a number that is too large), -EEXIST
 * (the GSI has another number), -EBUSY, -EOPNOTSUPP (also: a PVH control
 * domain before 4.20), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_map_pirq(struct xenstable *xs, uint32_t domid,
                                    uint32_t gsi, uint32_t *pirq_r);

/**
 * xenstable_device_model_map_pirq_gsi() - the same, with Xen's choice
 * @xs:     open handle
 * @domid:  the guest
 * @gsi:    the GSI
 * @pirq_r: in: the wanted number, XENSTABLE_DEVICE_MODEL_PIRQ_ANY for any that
 *          is free; out: the number that it got
 *
 * Xen's own library has it from 4.20; here every release has it, by the same
 * physical device operation. What differs: for any number, a GSI that has one
 * already gets that from Xen 4.19 on, and from 4.17 and 4.18 with fixes of
 * July 2024 or later; before, -EEXIST.
 *
 * Return: 0; -EINVAL (no such GSI, or a number that is too large), -EEXIST
 * (the GSI has another number), -EBUSY, -ENOSPC (no number is free),
 * -EOPNOTSUPP (also: a PVH control domain before 4.20), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_map_pirq_gsi(struct xenstable *xs, uint32_t domid,
                                        uint32_t gsi, uint32_t *pirq_r);

/**
 * xenstable_device_model_map_pirq_msi() - map an MSI of a PCI device
 * @xs:          open handle
 * @domid:       the guest
 * @pirq_r:      in: the wanted number, XENSTABLE_DEVICE_MODEL_PIRQ_ANY for any
 *               that is free; out: the number that it got
 * @segment:     PCI segment of the device, on every release
 * @bus:         its bus
 * @devfn:       its device number * 8 + its function number
 * @entry_nr:    entry in the MSI-X table; 0 for MSI
 * @table_maddr: machine address of the MSI-X table; 0 for MSI
 *
 * A wanted number in use: see xenstable_device_model_map_pirq().
 *
 * Return: 0; -EINVAL (also: no interrupt is left), -ENOENT (Xen does not know
 * the device, or it is not the guest's or has no such ability), -EEXIST
 * (mapped already), -EBUSY, -ENOSPC (no number is free), -EOPNOTSUPP (also: a
 * PVH control domain before 4.20), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_map_pirq_msi(struct xenstable *xs, uint32_t domid,
                                        uint32_t *pirq_r, uint16_t segment,
                                        uint8_t bus, uint8_t devfn,
                                        uint32_t entry_nr,
                                        uint64_t table_maddr);

/**
 * xenstable_device_model_unmap_pirq() - undo a mapping
 * @xs:    open handle
 * @domid: the guest
 * @pirq:  the physical interrupt
 *
 * Return: 0; -EINVAL (not mapped), -EBUSY (one of several MSIs, not the
 * first), -EOPNOTSUPP (also: a PVH control domain before 4.20), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_unmap_pirq(struct xenstable *xs, uint32_t domid,
                                      uint32_t pirq);

/**
 * xenstable_device_model_get_pci_gsi() - the GSI of a PCI device
 * @xs:    open handle
 * @sbdf:  segment << 16 | bus << 8 | device << 3 | function
 * @gsi_r: receives the GSI
 *
 * The kernel answers, not Xen: Linux 6.14 and later where the control domain
 * is a PVH domain. Xen's own library has it from 4.20.
 *
 * Return: 0; -EOPNOTSUPP (the kernel cannot, or xen-pciback is not loaded),
 * -ENOENT (xen-pciback does not have the device), -EPERM (also: the device has
 * no GSI), -EINVAL (a kernel without ACPI for Xen), and see above.
 * Xen: 4.14 and later, unknown releases included. Since: 1.0
 */
int xenstable_device_model_get_pci_gsi(struct xenstable *xs, uint32_t sbdf,
                                       uint32_t *gsi_r);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
