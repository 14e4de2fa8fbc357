/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: alternate - run two programs in turns and compare their times
 *
 *   alternate RUNS PROGRAM-A PROGRAM-B
 *
 * Prints the median and least time of each in microseconds. Taking
 * turns lets a machine that is busy for a while disturb both alike.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double run(char *program, const posix_spawn_file_actions_t *actions)
{
    char *arguments[] = {program, NULL};
    struct timespec begin, end;
    int status;
    pid_t pid;

    clock_gettime(CLOCK_MONOTONIC, &begin);
    if (posix_spawn(&pid, program, actions, NULL, arguments, environ) ||
        waitpid(pid, &status, 0) != pid || status) {
        fprintf(stderr, "alternate: %s failed\n", program);
        exit(1);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - begin.tv_sec) * 1e6 +
           (double)(end.tv_nsec - begin.tv_nsec) / 1e3;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int runs = argc == 4 ? atoi(argv[1]) : 0, i, side;
    posix_spawn_file_actions_t actions;
    double *times[2];
    cpu_set_t cpus;

    if (runs < 1) {
        fprintf(stderr, "usage: alternate RUNS PROGRAM-A PROGRAM-B\n");
        return 2;
    }
    /* On one CPU, so that moving between them is not measured. */
    CPU_ZERO(&cpus);
    CPU_SET((size_t)(sched_getcpu() < 0 ? 0 : sched_getcpu()), &cpus);
    sched_setaffinity(0, sizeof(cpus), &cpus);
    /* libxenctrl complains on standard error where there is no Xen. */
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    for (side = 0; side < 2; side++) {
        times[side] = calloc((size_t)runs, sizeof(double));
        if (!times[side])
            return 1;
    }
    for (i = 0; i < runs; i++)
        for (side = 0; side < 2; side++)
            times[(side + i) % 2][i] = run(argv[2 + (side + i) % 2], &actions);
    for (side = 0; side < 2; side++) {
        qsort(times[side], (size_t)runs, sizeof(double), compare);
        printf("%.1f %.1f\n", times[side][runs / 2], times[side][0]);
        free(times[side]);
    }
    posix_spawn_file_actions_destroy(&actions);
    return 0;
}
