/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: events - libxl's events on their way to the program
 */
#ifndef EVENTS_H
#define EVENTS_H

#include <xenstable/toolstack.h>

/* The hooks of a new context, which libxl gets when a program registers. */
void events_init(xenstable_libxl_ctx *ctx);

/**
 * event_receive() - take over an event that libxl has given away
 * @theirs: in the layout of the release; used up in any case
 *
 * Return: the event for the program, who frees it with event_free(). NULL:
 * out of memory, which the program's disaster hook has been told.
 */
xenstable_libxl_event *event_receive(xenstable_libxl_ctx *ctx, void *theirs);

#endif
