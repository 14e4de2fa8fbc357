/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Guests and their devices. */
#include "tests/toolstack/judge-print.h"

void step_values(char **words)
{
    (void)words;
}
void step_change(char **words)
{
    (void)words;
}
void step_plug(char **words)
{
    (void)words;
}
void step_unplug(char **words)
{
    (void)words;
}
void step_create(char **words)
{
    (void)words;
}
void step_destroy(char **words)
{
    (void)words;
}
void step_save(char **words)
{
    (void)words;
}
void step_restore(char **words)
{
    (void)words;
}
void step_reset(char **words)
{
    (void)words;
}
void step_events(char **words)
{
    (void)words;
}
