/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: segments - what Xen makes of a crash image's segments without data
 *
 *   segments load     fill memory with 0xff, then load images over it
 *   segments start    start the image: it shows the memory on the console
 *
 * Nobody can read that memory while Xen runs. So the image is a program of
 * some bytes, which writes one byte for each page on the serial line: the
 * one that the whole page is made of. Then it resets the machine.
 */
#include <stdio.h>
#include <string.h>

#include "tests/lab/client/client.h"

#ifdef __x86_64__

enum { PAGE = 4096, KINDS = 3, PROVIDERS = 2, PAGES = KINDS * PROVIDERS };

/* The code from observer to observer_end runs at any address. Behind it are
   the addresses of the pages, then 0. It uses registers only, and a stack at
   the page's end. */
__asm__(".pushsection .rodata\n"
        "observer:\n"
        "    cld\n"
        "    lea observer + 4096(%rip), %rsp\n"
        "    lea head(%rip), %rsi\n"
        "    call put_text\n"
        "    lea observer_end(%rip), %rbx\n"
        "next_page:\n"
        "    mov (%rbx), %rbp\n"
        "    test %rbp, %rbp\n"
        "    jz finished\n"
        "    add $8, %rbx\n"
        "    mov $' ', %al\n"
        "    call put\n"
        "    mov %rbp, %rdi\n"
        "    mov (%rbp), %al\n"
        "    mov $4096, %ecx\n"
        "    repe scasb\n"
        "    jne mixed\n"
        "    mov (%rbp), %al\n"
        "    shr $4, %al\n"
        "    call put_digit\n"
        "    mov (%rbp), %al\n"
        "    and $15, %al\n"
        "    call put_digit\n"
        "    jmp next_page\n"
        "mixed:\n"
        "    mov $'?', %al\n"
        "    call put\n"
        "    jmp next_page\n"
        "finished:\n"
        "    lea tail(%rip), %rsi\n"
        "    call put_text\n"
        "    mov $0xfe, %al\n" /* the keyboard controller's reset */
        "    out %al, $0x64\n"
        "stay:\n"
        "    hlt\n"
        "    jmp stay\n"
        "put_digit:\n"
        "    add $'0', %al\n"
        "    cmp $'9', %al\n"
        "    jbe put\n"
        "    add $39, %al\n"
        "put:\n"
        "    mov %al, %ah\n"
        "    mov $0x3fd, %dx\n" /* COM1 takes another byte? */
        "wait:\n"
        "    in %dx, %al\n"
        "    test $0x20, %al\n"
        "    jz wait\n"
        "    mov %ah, %al\n"
        "    mov $0x3f8, %dx\n"
        "    out %al, %dx\n"
        "    ret\n"
        "put_text:\n"
        "    lodsb\n"
        "    test %al, %al\n"
        "    jz text_ends\n"
        "    call put\n"
        "    jmp put_text\n"
        "text_ends:\n"
        "    ret\n"
        "head:\n"
        "    .asciz \"\\r\\nLAB: segments\"\n"
        "tail:\n"
        "    .asciz \"\\r\\n\"\n"
        "    .balign 8\n"
        "observer_end:\n"
        ".popsection\n");
extern const char observer[], observer_end[];

static const char zero;
static uint64_t first_maddr; /* of the pages; the program lies behind them */

static uint64_t page(unsigned int number)
{
    return first_maddr + (uint64_t)number * PAGE;
}

static int load(struct xenstable *xs,
                const struct xenstable_kexec_segment *segments, uint32_t count)
{
    return xenstable_kexec_load(xs, XENSTABLE_KEXEC_TYPE_CRASH,
                                XENSTABLE_KEXEC_ARCH_X86_64, page(PAGES),
                                segments, count);
}

/* Each kind of segment over a page of 0xff. */
static void load_kinds(const char *provider, unsigned int first)
{
    struct xenstable *xs = open_with(provider, false);
    char ones[KINDS * PAGE];
    const struct xenstable_kexec_segment fill = {ones, sizeof(ones),
                                                 page(first), sizeof(ones)};
    const struct xenstable_kexec_segment kinds[KINDS] = {
        {ones, 0, page(first), PAGE},
        {NULL, 0, page(first + 1), PAGE},
        {&zero, 1, page(first + 2), PAGE},
    };
    int ret;

    memset(ones, 0xff, sizeof(ones));
    ret = load(xs, &fill, 1);
    result(ret == 0, "%s: an image of 0xff: %s", provider, code_name(ret));
    ret = load(xs, kinds, KINDS);
    result(ret == 0, "%s: an image without data: %s", provider,
           code_name(ret));
    xenstable_close(xs);
}

/* The program must reach the pages. */
static void load_observer(void)
{
    const size_t code_bytes = (size_t)(observer_end - observer);
    struct xenstable *xs = open_with("libxenctrl,hypercall", false);
    char program[PAGE] = {0};
    const struct xenstable_kexec_segment segments[] = {
        {program, code_bytes + (PAGES + 1) * sizeof(uint64_t), page(PAGES),
         PAGE},
        {NULL, 0, page(0), PAGES * PAGE},
    };
    unsigned int i;
    int ret;

    memcpy(program, observer, code_bytes);
    for (i = 0; i < PAGES; i++) {
        const uint64_t maddr = page(i);

        memcpy(program + code_bytes + i * sizeof(maddr), &maddr,
               sizeof(maddr));
    }
    ret = load(xs, segments, 2);
    result(ret == 0, "the program that shows them: %s", code_name(ret));
    xenstable_close(xs);
}

int main(int argc, char **argv)
{
    struct xenstable *xs = open_with("libxenctrl,hypercall", true);
    uint64_t bytes = 0, maddr = 0;
    int ret;

    if (argc == 2 && strcmp(argv[1], "start") == 0) {
        ret = xenstable_kexec_exec(xs, XENSTABLE_KEXEC_TYPE_CRASH);
        result(false, "the image was not started: %s", code_name(ret));
        return client_status();
    }
    ret = xenstable_kexec_get_range(xs, XENSTABLE_KEXEC_RANGE_CRASH, 0, &bytes,
                                    &maddr);
    result(ret == 0 && bytes > 0, "memory is kept for a crash image");
    xenstable_close(xs);
    if (client_status())
        return client_status();
    /* Xen takes its own pages from the front. */
    first_maddr = maddr + bytes / PAGE / 2 * PAGE;
    load_kinds("libxenctrl", 0);
    load_kinds("hypercall", KINDS);
    load_observer();
    return client_status();
}

#else

int main(void)
{
    skip("segments", "Xen has kexec on x86 only");
    return 0;
}

#endif
