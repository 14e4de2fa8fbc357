/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: stand-in.h - how a stand-in exports a name
 *
 * Each name has the version node of its release, as the program asks for it,
 * and is not the default one. The node is not the first of the library
 * (stand-in.map.in). glibc binds a reference without a version to neither:
 * the libraries of Xen 4.14, which refer to their own functions without
 * versions, pass by a stand-in that the program has loaded before them.
 *
 * The libraries of Xen 4.14 have no node. Their stand-in has one of its own,
 * the first: a program's references without versions find it. glibc would
 * bind any reference, with whatever version, to a name that has no node:
 * those of a later Xen's libraries to their own functions, too.
 *
 * STAND_IN_RELEASE: 417 for Xen 4.17. STAND_IN_NODE: its node, if it has one.
 */
#ifndef STAND_IN_H
#define STAND_IN_H

#define STAND_IN_EXPORTED __attribute__((visibility("default")))

#define STAND_IN_TEXT_(text) #text
#define STAND_IN_TEXT(text) STAND_IN_TEXT_(text)

#ifdef STAND_IN_NODE
/* Behind the definition of @name. */
#define STAND_IN_VERSION(name)         \
    __asm__(".symver " #name "," #name \
            "@" STAND_IN_TEXT(STAND_IN_NODE) ",remove");
#else
#define STAND_IN_VERSION(name)
#endif

#endif
