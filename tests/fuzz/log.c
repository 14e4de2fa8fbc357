/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages of Xen's libraries and of libxenstable with any text in them: the
   hook gets one line, whole and without control characters. */
#include "lib/log.h"

#include "tests/fuzz/fuzz.h"

static unsigned int calls;

static void hook(void *data, enum xenstable_log_level level,
                 const char *message)
{
    const unsigned char *p;

    REQUIRE(data == &calls);
    REQUIRE(level <= XENSTABLE_LOG_DEBUG);
    REQUIRE(strlen(message) < 2048);
    for (p = (const unsigned char *)message; *p; p++)
        REQUIRE(*p >= ' ' && *p != 0x7f);
    calls++;
}

static void __attribute__((format(printf, 5, 6)))
say(struct xentoollog_logger *logger, int level, int error,
    const char *context, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    logger->vmessage(logger, level, error, context, format, arguments);
    va_end(arguments);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct xentoollog_logger *logger;
    struct log log;
    char *text, *context = NULL;
    int level, error;

    if (size < 4)
        return 0;
    level = (int8_t)data[0];
    error = (int8_t)data[1];
    text = fuzz_text(data + 3, size - 3);
    if (data[2])
        context = fuzz_text(data + 3, data[2] % (size - 3));
    log_init(&log, hook, &calls, NULL);
    logger = log_for_xen(&log);
    calls = 0;
    say(logger, level, error, context, "%s", text);
    say(logger, level, error, context, "%5d %.3s %-10s|%lx", level, text, text,
        (unsigned long)size);
    logger->progress(logger, context, text, level, 1, 2);
    log_write(&log, (enum xenstable_log_level)(data[1] % 4), "%s: %d", text,
              error);
    REQUIRE(calls == 3);
    logger->destroy(logger);
    free(context);
    free(text);
    return 0;
}
