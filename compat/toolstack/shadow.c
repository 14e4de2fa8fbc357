/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory for shadow page tables: libxl's formula, which differs between
   releases and machines. So libxl is asked when it is there. */
#include "compat/toolstack/libxl.h"
#include "lib/handle.h"

/* The formula of the newest release, for when no libxl can be asked:
   libxl_create.c, libxl__get_required_paging_memory(), and
   EXTRA_DEFAULT_PAGING_MEM_MB of libxl_arch.h, of Xen 4.17 and later. For each
   MiB a page to map it and one to shadow it. */
static unsigned long formula(unsigned long maxmem_kb, unsigned int smp_cpus)
{
    const unsigned long page_kb = 4, pages_per_cpu = 256, pages_per_mib = 2;
#if defined(__i386__) || defined(__x86_64__)
    const unsigned long extra_pages = 0;
#else
    const unsigned long extra_pages = 128;
#endif

    return page_kb * (pages_per_cpu * smp_cpus +
                      pages_per_mib * (maxmem_kb / 1024) + extra_pages);
}

unsigned long
xenstable_libxl_get_required_shadow_memory(unsigned long maxmem_kb,
                                           unsigned int smp_cpus)
{
    const struct toolstack_release *release = NULL;
    struct libxl_functions functions;
    struct xenstable *xs = NULL;
    unsigned long kb;

    if (libxl_find_release(&xs, &release, NULL) == 0 &&
        libxl_resolve(xs, release, LIBRARY_libxenlight, &functions) == 0)
        kb = functions.libxl_get_required_shadow_memory(maxmem_kb, smp_cpus);
    else
        kb = formula(maxmem_kb, smp_cpus);
    xenstable_close(xs);
    return kb;
}
