/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: collectd.c - uses the drop-in header as collectd's xencpu plug-in does
 *
 * Compiled only. It asks by macro whether handles are pointers, and takes
 * the sizes of both structures.
 */
#include <errno.h>
#include <stdlib.h>

#include <xenctrl.h>

#ifndef XENCTRL_HAS_XC_INTERFACE
#error "handles would be taken for numbers"
#endif

const char *read_idle(uint64_t *idle);

const char *read_idle(uint64_t *idle)
{
    const char *text = NULL;
    xc_interface *handle = xc_interface_open(NULL, NULL, 0);
    xc_physinfo_t *machine = calloc(1, sizeof(*machine));
    xc_cpuinfo_t *cpus = NULL;
    int nr_cpus = 0;

    if (handle && machine && xc_physinfo(handle, machine) >= 0) {
        uint32_t wanted = machine->nr_cpus;

        cpus = calloc(wanted, sizeof(*cpus));
        if (cpus && xc_getcpuinfo(handle, (int)wanted, cpus, &nr_cpus) < 0)
            text = xc_strerror(handle, errno);
        if (cpus && nr_cpus > 0)
            *idle = cpus[0].idletime;
    }
    free(cpus);
    free(machine);
    xc_interface_close(handle);
    return text;
}
