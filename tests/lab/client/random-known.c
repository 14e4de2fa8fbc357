/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is meant to differ from libxenctrl, each with the place that says so.
 */
#include <errno.h>
#include <string.h>

#include "tests/lab/client/client.h"
#include "tests/lab/client/random.h"

enum { LARGEST_DOMID = 0xffff, LARGEST_VECTOR = 255, LARGEST_REASON = 255 };

static bool has_domid(const struct random_step *step)
{
    return strncmp(random_kinds[step->kind].arguments, "domid", 5) == 0;
}

int random_refusal(const struct random_step *step)
{
    const struct random_kind *kind = &random_kinds[step->kind];
    const long *a = step->a;

    if (has_domid(step) && a[0] > LARGEST_DOMID)
        return -EINVAL;
    if (kind->ask == ask_domains && (a[0] > LARGEST_DOMID || a[1] == 0))
        return -EINVAL;
    if ((kind->ask == ask_cpu_count || kind->ask == ask_memory_map) &&
        a[0] == 0)
        return -EINVAL;
    if (strcmp(kind->name, "host_get_text") == 0 &&
        (a[0] > XENSTABLE_HOST_TEXT_BUILD_ID || a[1] == 0))
        return -EINVAL;
    if (strcmp(kind->name, "kexec_load") == 0 && a[3] == 0)
        return -EINVAL;
    if ((kind->ask == ask_iomem_permission ||
         kind->ask == ask_ioport_permission) &&
        a[3] > 1)
        return -EINVAL;
    if (strstr(kind->arguments, "gvec") && a[1] > LARGEST_VECTOR)
        return -EINVAL;
    if (kind->ask == ask_shutdown && a[1] > LARGEST_REASON)
        return -EINVAL;
    return 0;
}

static struct known {
    ask_fn *ask;
    int theirs;
    int ours;
    const char *reason;
    unsigned long times;
} table[] = {
    {ask_domain, 0, -ESRCH,
     "a missing domain is -ESRCH; common/sysctl.c do_sysctl() goes on with "
     "the next one",
     0},
    {ask_memory_map, -EINVAL, -ENOSPC,
     "too little room is told apart; arch/x86/mm.c arch_memory_op()", 0},
    {ask_populate_flags, -EBUSY, -ESRCH,
     "a missing domain is told apart; common/memory.c do_memory_op() answers "
     "that none was given",
     0},
    {ask_map_memory, -EIO, -ESRCH,
     "a missing domain is -ESRCH; libxenctrl's xc_domain_memory_mapping() "
     "returns another number and leaves errno as it was, until 4.17",
     0},
    {ask_map_memory, -EINVAL, -ESRCH,
     "a missing domain is -ESRCH; libxenctrl's xc_domain_memory_mapping() "
     "asks for the domain first, and says so for any that is not there",
     0},
    {ask_pci_gsi, -EPERM, -EOPNOTSUPP,
     "a kernel without the ioctl is told apart from lost rights", 0},
};
enum { ROWS = sizeof(table) / sizeof(table[0]) };

int random_known(const struct random_step *step, int theirs, int ours)
{
    ask_fn *ask = random_kinds[step->kind].ask;
    int i;

    for (i = 0; i < ROWS; i++)
        if (table[i].ask == ask && table[i].theirs == theirs &&
            table[i].ours == ours)
            return i;
    return -1;
}

void random_known_count(int row)
{
    table[row].times++;
}

void random_known_report(void)
{
    unsigned int i;

    for (i = 0; i < ROWS; i++)
        diag("known, %lu times: %s, not %s: %s", table[i].times,
             code_name(table[i].ours), code_name(table[i].theirs),
             table[i].reason);
}
