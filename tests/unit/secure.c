/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A program with raised privileges ignores our environment variables.
   It runs a copy of itself that is setgid; where that is not possible, the
   test is skipped with the reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <xenstable/xenstable.h>

enum { PASSED = 0, FAILED = 1, SKIPPED = 77, OTHER_GROUP = 65534 };

/* In the copy: what the library finds, as text. */
static int report(void)
{
    struct xenstable *xs;
    unsigned int major = 0, minor = 0;

    if (xenstable_open(&xs, NULL, NULL, 0))
        return FAILED;
    xenstable_running_release(xs, &major, &minor);
    printf("secure %d status %d release %u.%u\n", getauxval(AT_SECURE) != 0,
           xenstable_status(xs), major, minor);
    xenstable_close(xs);
    return PASSED;
}

/* Run a program with its two outputs in @text. */
static int run(const char *program, char *text, size_t bytes)
{
    char command[4200];
    size_t length;
    FILE *pipe;

    snprintf(command, sizeof(command), "'%s' report 2>&1", program);
    pipe = popen(command, "r");
    if (!pipe)
        return -1;
    length = fread(text, 1, bytes - 1, pipe);
    text[length] = '\0';
    return pclose(pipe);
}

static int copy_setgid(const char *copy)
{
    char command[4200];

    snprintf(command, sizeof(command), "cp /proc/%d/exe '%s'", (int)getpid(),
             copy);
    if (system(command) || chown(copy, (uid_t)-1, OTHER_GROUP))
        return -1;
    return chmod(copy, 02755);
}

static void set_variables(void)
{
    setenv("XENSTABLE_RUNNING", "4.15", 1);
    setenv("XENSTABLE_DEBUG", "1", 1);
    setenv("XENSTABLE_PROVIDERS", "nonsense", 1);
    setenv("XENSTABLE_LIBRARY_PATH", "/nonexistent", 1);
}

static int compare(const char *copy)
{
    char plain[4096], influenced[4096], secure[4096];

    unsetenv("XENSTABLE_RUNNING");
    unsetenv("XENSTABLE_DEBUG");
    unsetenv("XENSTABLE_PROVIDERS");
    unsetenv("XENSTABLE_LIBRARY_PATH");
    if (run(copy, plain, sizeof(plain)))
        return FAILED;
    if (!strstr(plain, "secure 1 ")) {
        printf("skipped: setgid has no effect in this folder\n");
        return SKIPPED;
    }
    set_variables();
    if (run(copy, secure, sizeof(secure)))
        return FAILED;
    /* And without privileges they do have an influence. */
    chmod(copy, 0755);
    if (run(copy, influenced, sizeof(influenced)))
        return FAILED;
    printf("plain:      %sprivileged: %sinfluenced: %s", plain, secure,
           influenced);
    if (strcmp(plain, secure) != 0 || !strstr(influenced, "release 4.15") ||
        !strstr(influenced, "xenstable: "))
        return FAILED;
    return PASSED;
}

int main(int argc, char **argv)
{
    static const char copy[] = "./secure-copy";
    int result;

    if (argc > 1 && strcmp(argv[1], "report") == 0)
        return report();
    if (geteuid() != 0) {
        printf("skipped: only root can make a program setgid\n");
        return SKIPPED;
    }
    if (getenv("UNIT_VALGRIND")) {
        printf("skipped: valgrind cannot run a setgid program\n");
        return SKIPPED;
    }
    result = copy_setgid(copy) ? FAILED : compare(copy);
    unlink(copy);
    return result;
}
