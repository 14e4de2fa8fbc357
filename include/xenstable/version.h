/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Generated from the registry of libxenstable; do not edit. */
#ifndef XENSTABLE_VERSION_H
#define XENSTABLE_VERSION_H

/* The version that a program is compiled with. It may run with a later one. */
#define XENSTABLE_VERSION_MAJOR 0
#define XENSTABLE_VERSION_MINOR 9
#define XENSTABLE_VERSION_MICRO 0
#define XENSTABLE_VERSION_STRING "0.9.0"

/* For `#if`: true for this version and later ones */
#define XENSTABLE_VERSION_AT_LEAST(major, minor, micro) \
    (XENSTABLE_VERSION_MAJOR > (major) ||               \
     (XENSTABLE_VERSION_MAJOR == (major) &&             \
      (XENSTABLE_VERSION_MINOR > (minor) ||             \
       (XENSTABLE_VERSION_MINOR == (minor) &&           \
        XENSTABLE_VERSION_MICRO >= (micro)))))

#endif
