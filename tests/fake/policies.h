/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * DOC: policies - CPU policies as libxl itself prints them
 *
 * Recorded, not made up: the member "cpuid" of what
 * libxl_domain_build_info_to_json() gives. With yajl by Debian's libxenlight
 * 4.17.5 and 4.20, with json-c by that of stable-4.22 as its configure
 * prefers it. tests/toolstack/check-json compares them with a library.
 */
#ifndef POLICIES_H
#define POLICIES_H

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct recorded_policy {
    const char *texts; /* each with a line feed */
    const char *yajl;
    const char *json_c;
} recorded_policies[] = {
    {"vmx=0\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 1,\n"
     "                \"ecx\": \"xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":1,\n"
     "        \"ecx\":\"xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
    {"nx=0\nsvm=0\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 2147483649,\n"
     "                \"ecx\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxx0xx\",\n"
     "                \"edx\": \"xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":-2147483647,\n"
     "        \"ecx\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxx0xx\",\n"
     "        \"edx\":\"xxxxxxxxxxx0xxxxxxxxxxxxxxxxxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
    {"rdcl-no=0\n",
     "{\n"
     "        \"cpuid\": [\n"
     "\n"
     "        ],\n"
     "        \"msr\": [\n"
     "            {\n"
     "                \"index\": 266,\n"
     "                \"policy\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\"\n"
     "            }\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "    ],\n"
     "    \"msr\":[\n"
     "      {\n"
     "        \"index\":266,\n"
     "        \"policy\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0\"\n"
     "      }\n"
     "    ]\n"
     "  }"},
    {"vmx=0\nrdcl-no=1\ntaa-no=s\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 1,\n"
     "                \"ecx\": \"xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "            {\n"
     "                \"index\": 266,\n"
     "                \"policy\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxkxxxxxxx1\"\n"
     "            }\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":1,\n"
     "        \"ecx\":\"xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "      {\n"
     "        \"index\":266,\n"
     "        \"policy\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxkxxxxxxx1\"\n"
     "      }\n"
     "    ]\n"
     "  }"},
    {"family=6\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 1,\n"
     "                \"eax\": \"xxxx00000000xxxxxxxx0110xxxxxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":1,\n"
     "        \"eax\":\"xxxx00000000xxxxxxxx0110xxxxxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
    {"family=0x17\nmodel=49\nstepping=k\nproccount=4\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 1,\n"
     "                \"eax\": \"xxxx000010000011xxxx11110001kkkk\",\n"
     "                \"ebx\": \"xxxxxxxx00000100xxxxxxxxxxxxxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":1,\n"
     "        \"eax\":\"xxxx000010000011xxxx11110001kkkk\",\n"
     "        \"ebx\":\"xxxxxxxx00000100xxxxxxxxxxxxxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
    {"7,0:ebx=x1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,"
     "ecx=0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 7,\n"
     "                \"subleaf\": 0,\n"
     "                \"ebx\": \"x1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\n"
     "                \"ecx\": \"0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":7,\n"
     "        \"subleaf\":0,\n"
     "        \"ebx\":\"x1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\n"
     "        \"ecx\":\"0xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
    {"maxleaf=0x80000001\ninvtsc=s\n",
     "{\n"
     "        \"cpuid\": [\n"
     "            {\n"
     "                \"leaf\": 0,\n"
     "                \"eax\": \"10000000000000000000000000000001\"\n"
     "            },\n"
     "            {\n"
     "                \"leaf\": 2147483655,\n"
     "                \"edx\": \"xxxxxxxxxxxxxxxxxxxxxxxsxxxxxxxx\"\n"
     "            }\n"
     "        ],\n"
     "        \"msr\": [\n"
     "\n"
     "        ]\n"
     "    }",
     "{\n"
     "    \"cpuid\":[\n"
     "      {\n"
     "        \"leaf\":0,\n"
     "        \"eax\":\"10000000000000000000000000000001\"\n"
     "      },\n"
     "      {\n"
     "        \"leaf\":-2147483641,\n"
     "        \"edx\":\"xxxxxxxxxxxxxxxxxxxxxxxsxxxxxxxx\"\n"
     "      }\n"
     "    ],\n"
     "    \"msr\":[\n"
     "    ]\n"
     "  }"},
};

/* The text with nothing between its parts, compared. No string in it has
   a space. */
static inline bool same_but_spaces(const char *a, const char *b)
{
    for (;;) {
        while (isspace((unsigned char)*a))
            a++;
        while (isspace((unsigned char)*b))
            b++;
        if (*a != *b)
            return false;
        if (!*a)
            return true;
        a++;
        b++;
    }
}

#endif
