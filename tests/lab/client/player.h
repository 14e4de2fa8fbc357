/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: player - asks a real Xen what the fake Xen was asked
 */
#ifndef PLAYER_H
#define PLAYER_H

#include "tests/fake/conversation.h"
#include "tests/lab/client/client.h"
#include "tests/lab/client/direct.h"
#include "tests/lab/client/fresh.h"

enum {
    PAGE_BYTES = 4096,
    ROOM_PAGES = 64,
    /* Room for a list of all domains that can exist. */
    LIST_PAGES = 2048,
    MOST_LINES = 2048,
    MOST_NUMBERS = 16,
    /* Machine frames that belong to nobody, for large ranges. */
    HIGH_MFN = 0x1000000,
    HIGH_MFNS = 0x200000,
    DOMID_SELF = 0x7ff0
};

struct xencall_functions {
    int (*xencall1)(xencall_handle *handle, unsigned int number, uint64_t a);
    int (*xencall2)(xencall_handle *handle, unsigned int number, uint64_t a,
                    uint64_t b);
    void *(*xencall_alloc_buffer_pages)(xencall_handle *handle, size_t pages);
};

/* A device with MSI-X, and the memory of its table. */
struct device {
    unsigned int bus, devfn;
    uint64_t table_base;
};

struct player {
    xc_interface *xch;
    struct xenctrl_functions functions;
    xencall_handle *xcall;
    struct xencall_functions call;
    const struct release *release;
    const char *arguments; /* of the line that is played */
    unsigned char *room;   /* memory of hypercalls */
    size_t room_used;
    void *list; /* another one, for long answers */
    struct device device;
    /* The machine's. */
    uint64_t crash_maddr;
    uint64_t crash_bytes;
    uint32_t cpus;
    uint32_t ranges;
    /* Interrupts to which Xen gave another number than the fake. */
    struct {
        int fake, here;
    } numbers[MOST_NUMBERS];
    unsigned int nr_numbers;
    bool loaded[2];    /* is an image? */
    bool caller_lacks; /* it asks about frames that dom0 may not touch */
};

/* A line of a conversation, cut into its parts. */
struct said {
    char *call;
    char *arguments;  /* " NAME=VALUE ...", or empty */
    char *answer;     /* behind "->" */
    char *programmed; /* behind "!", or empty */
};

/* player-words.c: the words of a line, as what stands for them here. */

/* Return: what follows NAME= among the arguments, or NULL. */
const char *find_word(const char *arguments, const char *name);
uint64_t number_in(const char *text);
/* Does it ask for an interrupt of a device? */
bool is_msi(const char *arguments);
uint64_t player_word(const struct player *player, const char *name,
                     enum conversation_kind kind);
/* Memory of hypercalls, until the next line. */
void *player_take(struct player *player, size_t bytes);
void *player_room(struct player *player);
void *player_frames(struct player *player, const char *name);
void *player_segments(struct player *player);

/* player-stage.c: what the fake machine has, made here. */

/* A machine as fake_reset() leaves it. NULL, or what failed. */
const char *stage_set(struct player *player, const struct said *lines,
                      unsigned int count);
const char *stage_clear(struct player *player);
/* A line "given": what a test put there. @lines: the questions that follow. */
const char *stage_given(struct player *player, const char *given,
                        const struct said *lines, unsigned int count);
/* A test programmed an answer for this line. Return: is it so here, too? */
bool stage_programmed(struct player *player, const char *name,
                      const struct said *said);
void stage_unprogrammed(struct player *player);

#endif
