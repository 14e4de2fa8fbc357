/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: recorder - writes down what tests ask of the fake machine
 *
 * A conversation begins with a line "test". A line "given" says what the test
 * has put into the machine without a call. What the test has programmed
 * follows "!" when it matters for the answer, and "!answer" when it is the
 * answer.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/fake/conversation.h"
#include "tests/fake/machine.h"

/* In the tests that are recorded, one thread makes the calls. */
static struct conversation_line line;
static char programmed[256];
static int file = -1;

/* What the last call left in the machine. */
static struct {
    uint64_t params[FAKE_PARAMS];
    struct fake_mapped_pirq pirqs[FAKE_PIRQS];
    unsigned int nr_pirqs, nr_frames;
    struct fake_bindings bindings;
    unsigned char kexec[sizeof(fake.kexec)];
} left;

static const char *release_wanted(void)
{
    return getenv("FAKE_RELEASE");
}

bool conversation_is_recorded(void)
{
    const char *folder = getenv("FAKE_CONVERSATIONS");
    char path[4096];

    if (!folder)
        return false;
    if (file < 0) {
        snprintf(path, sizeof(path), "%s/%s", folder,
                 program_invocation_short_name);
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
    return file >= 0;
}

static void write_line(void)
{
    const char *wanted = release_wanted();
    size_t length = wanted ? strlen(wanted) : 0;

    conversation_add(&line, "\n");
    if (!wanted || strcmp(line.text, "test\n") == 0 ||
        (strncmp(line.text, wanted, length) == 0 && line.text[length] == ' '))
        if (write(file, line.text, line.used) != (ssize_t)line.used)
            abort();
    line.used = 0;
}

static void look(void)
{
    memset(&left, 0, sizeof(left));
    memcpy(left.params, fake.params, sizeof(left.params));
    memcpy(left.pirqs, fake.pirqs, fake.nr_pirqs * sizeof(left.pirqs[0]));
    left.nr_pirqs = fake.nr_pirqs;
    left.nr_frames = fake.nr_frames;
    memcpy(&left.bindings, &fake.bindings, sizeof(left.bindings));
    memcpy(left.kexec, fake.kexec, sizeof(left.kexec));
}

static bool is_as_left(void)
{
    return memcmp(left.params, fake.params, sizeof(left.params)) == 0 &&
           left.nr_pirqs == fake.nr_pirqs &&
           memcmp(left.pirqs, fake.pirqs,
                  fake.nr_pirqs * sizeof(left.pirqs[0])) == 0 &&
           left.nr_frames == fake.nr_frames &&
           memcmp(&left.bindings, &fake.bindings, sizeof(left.bindings)) ==
               0 &&
           memcmp(left.kexec, fake.kexec, sizeof(left.kexec)) == 0;
}

/* All that is in the machine, as a conversation that begins with it. */
static void write_given(void)
{
    const char *comma = "";
    unsigned int i;

    conversation_add(&line, "%u.%u given pirqs=", fake.major, fake.minor);
    for (i = 0; i < fake.nr_pirqs; i++, comma = ",")
        conversation_add(
            &line, "%s%u:%d:%d:%d", comma, fake.pirqs[i].domid,
            fake.pirqs[i].pirq, fake.pirqs[i].irq,
            fake_is_bound(fake.pirqs[i].domid, (uint32_t)fake.pirqs[i].pirq));
    conversation_add(&line, " params=");
    for (i = 0, comma = ""; i < FAKE_PARAMS; i++) {
        if (!fake.params[i])
            continue;
        conversation_add(&line, "%s%u:%llu", comma, i,
                         (unsigned long long)fake.params[i]);
        comma = ",";
    }
    conversation_add(&line, " frames=%u places=%u,%u images=%d,%d",
                     fake.nr_frames, fake.kexec[0].place, fake.kexec[1].place,
                     fake.kexec[0].filled[fake.kexec[0].place],
                     fake.kexec[1].filled[fake.kexec[1].place]);
    write_line();
}

void conversation_test(void)
{
    if (!conversation_is_recorded())
        return;
    line.used = 0;
    conversation_add(&line, "test");
    write_line();
    look();
}

static bool is_of(const char *call, const char *calls)
{
    const char *at = calls;
    size_t length;

    for (; *at; at += length + (at[length] == ' ')) {
        length = strcspn(at, " ");
        if (strlen(call) >= length && memmem(call, strlen(call), at, length))
            return true;
    }
    return !*calls;
}

static bool other_domains(void)
{
    return fake.nr_domains != 3 || fake_is_hvm(0) || fake_is_hvm(1) ||
           !fake_is_hvm(7);
}

/* Of what a test can program: what changes the answer to this call. */
static void find_programmed(const char *call, bool by_library)
{
    const bool other_numbers = fake.domctl != fake.release->domctl ||
                               fake.sysctl != fake.release->sysctl;
    const bool other_pirqs =
        fake.old_pirqs != (fake.major == 4 && fake.minor < 17);
    const bool other_mapping =
        fake.old_mapping != (fake.major == 4 && fake.minor < 22);
    static const char mapping[] = "domctl:39 memory_mapping";
    static const char binding[] =
        "domctl:38 domctl:48 bind_pt_ unbind_ msi_irq";
    static const char vcpus[] = "domctl:14 vcpu_getinfo";
    char extents[32];
    const struct {
        const char *name;
        bool is;
        const char *calls; /* words in their names; empty: every call */
    } members[] = {
        {"any_errno", fake.any_errno && fake.error, ""},
        {"policy_refuses", fake.policy_refuses, ""},
        {"no_rights", fake.no_rights, ""},
        {"other_domains", other_domains(), ""},
        {"unknown_release", by_library && other_numbers, ""},
        {"is_arm", fake.is_arm, mapping},
        {"bad_gfn", fake.bad_gfn != 0, mapping},
        {"guest_lacks_iomem", fake.guest_lacks_iomem, mapping},
        {"caller_lacks_iomem", fake.caller_lacks_iomem, mapping},
        {extents, fake.extents_left >= 0, "memory_op:6 populate"},
        {"more_ranges", fake.more_ranges != 0, "memory_op:10 memory_map"},
        {"no_vcpu", fake.no_vcpu != 0, vcpus},
        {"ends_after", fake.ends_after != 0, vcpus},
        {"overcount", fake.overcount != 0, "sysctl getinfolist getcpuinfo"},
        {"pci_gsi", fake.pci_gsi != 17, "pcidev"},
        {"old_mapping", other_mapping, mapping},
        {"old_pirqs", other_pirqs, "physdev"},
        {"has_iommu", !fake.has_iommu, binding},
        {"has_build_id", !fake.has_build_id, "version"},
        {"no_crash_memory", fake.no_crash_memory, "kexec"},
    };
    size_t used = 0;
    unsigned int i;

    snprintf(extents, sizeof(extents), "extents_left=%d", fake.extents_left);
    programmed[0] = '\0';
    for (i = 0; i < sizeof(members) / sizeof(members[0]); i++)
        if (members[i].is && is_of(call, members[i].calls))
            used +=
                (size_t)snprintf(programmed + used, sizeof(programmed) - used,
                                 "%s%s", used ? "," : " !", members[i].name);
}

struct conversation_line *conversation_begin(const char *release,
                                             const char *call)
{
    line.used = 0;
    if (!is_as_left()) {
        conversation_add(&line, "test");
        write_line();
        write_given();
    }
    if (release)
        conversation_add(&line, "%s %s", release, call);
    else
        conversation_add(&line, "%u.%u %s", fake.major, fake.minor, call);
    find_programmed(call, release != NULL);
    return &line;
}

void conversation_played(void)
{
    if (conversation_is_recorded())
        strcpy(programmed, " !answer");
}

void conversation_end(void)
{
    conversation_add(&line, "%s", programmed);
    write_line();
    look();
}
