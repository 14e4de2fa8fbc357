/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: policy - converts CPU policies to the running libxl and back
 *
 * libxl parses the texts that our policies are made of. When libxl gives back
 * the policy that it was given, the texts are kept. Any other policy is read
 * from libxl's JSON of it: leaves become texts in the older notation, model
 * specific registers stay JSON, and go back by libxl's own reader of JSON.
 */
#ifndef POLICY_H
#define POLICY_H

#include "compat/toolstack/conversion.h"

/* What cpuid_data of a conversion points to. */
struct policy_call {
    xenstable_libxl_ctx *ctx;
    xenstable_libxl_cpuid_policy_list made; /* by to(), in libxl's form */
};

extern const struct cpuid_hooks policy_hooks;

#endif
