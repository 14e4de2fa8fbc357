/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Writes a small ELF library that imports three symbols, in any class and
 * byte order, also those that no compiler here makes code for:
 *
 *   make-elf 32|64 little|big BOUND FILE [SYMBOL]
 *
 * SYMBOL takes the place of xc_domain_pause. BOUND is one of
 *
 *   versioned       as linked with Xen 4.17
 *   bare            with Xen 4.14, whose libraries have no symbol versions
 *   copied-MACHINE  bare, and a program for this machine: SYMBOL is data that
 *                   it has defined to be copied there
 *   own-MACHINE     the same without copying: SYMBOL is the program's own
 *   again-MACHINE   as copied-MACHINE, with many more sections of relocations
 *                   that lie in the same place
 *   noted           needs nothing of Xen's: a note says that it loads
 *                   libxenctrl.so.4.17 when it runs
 *   literal         as noted, but it calls dlopen() and has the names of a
 *                   library and its functions as texts
 *   mute            as literal, without a call of dlopen()
 *   stamped         needs nothing of Xen's: notes say that wrappers of two
 *                   versions of libxenstable are inside
 *
 * It has all headers that an audit looks at, and no code.
 */
#include <fcntl.h>
#include <gelf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* String tables; find() gives the offset of a string. */
static char strings[512] = "\0libxenctrl.so.4.17\0libxenctrl.so.4.14"
                           "\0libc.so.6\0VERS_4.17.0\0GLIBC_2.2.5"
                           "\0xc_interface_open\0getenv\0malloc\0dlopen";
static size_t strings_bytes;
static const char section_names[] = "\0.dynstr\0.dynsym\0.gnu.version"
                                    "\0.gnu.version_r\0.dynamic\0.shstrtab"
                                    "\0.rel\0.note.dlopen\0.rodata"
                                    "\0.note.xenstable";

/* As systemd's SD_ELF_NOTE_DLOPEN() writes it, and harder to read. */
static const char note_text[] =
    "[{\"feature\":\"a \\\"soname\\\"\",\"description\":\"[libxenlight.so]\","
    "\"soname\":[\"libz.so.1\", \"libxenctrl.so.4.17\"]},"
    "{\"soname\":[],\"other\":[\"libxlutil.so\"]}]";
static const char literals[] =
    "cannot load %s/libxenctrl.so.%d: %s\0xc_interface_open\0xc_kexec_load"
    "\0xc_domain_pause\0xc_kexec_\0xc_kexec_load now\0libxl_ctx_alloc";

enum { DYNSTR = 1, DYNSYM, VERSYM, VERNEED, DYNAMIC, SHSTRTAB };

/* Relocations of the psABIs: to copy data, and another one. */
static const struct machine {
    const char *name;
    GElf_Half number;
    unsigned int copy;
    unsigned int other;
    bool addend;
} machines[] = {
    {"386", EM_386, 5, 6, false},
    {"x86-64", EM_X86_64, 5, 6, true},
    {"arm", EM_ARM, 20, 21, false},
    {"aarch64", EM_AARCH64, 1024, 1025, true},
    {"ppc64", EM_PPC64, 19, 20, true},
    {"riscv64", 243, 4, 5, true},
};

struct kind {
    int class;
    int order;
    bool versioned;
    bool copied;
    bool again;
    bool noted;
    bool literal;
    bool stamped;
    bool loads;                    /* it needs nothing of Xen's */
    bool calls;                    /* dlopen() */
    const struct machine *machine; /* NULL: a library, no relocation */
};

#define NR_SYMBOLS 4
#define NR_DYNAMIC 3
#define NR_AGAIN 64

static void die(const char *what)
{
    fprintf(stderr, "make-elf: %s: %s\n", what, elf_errmsg(-1));
    exit(1);
}

static size_t find(const char *table, size_t bytes, const char *text)
{
    for (size_t i = 1; i < bytes; i += strlen(table + i) + 1)
        if (!strcmp(table + i, text))
            return i;
    die(text);
    return 0;
}

static size_t offset_of(const char *text)
{
    return find(strings, strings_bytes, text);
}

/* @symbol becomes the last string; what comes after it is not written. */
static void add_string(const char *symbol)
{
    size_t end = sizeof(strings);

    while (end && !strings[end - 1])
        end--;
    end++;
    if (strlen(symbol) >= sizeof(strings) - end)
        die("SYMBOL is too long");
    strcpy(strings + end, symbol);
    strings_bytes = end + strlen(symbol) + 1;
}

static Elf_Data *new_section(Elf *elf, const char *name, GElf_Word type,
                             GElf_Word link, GElf_Word info, Elf_Type kind,
                             size_t number)
{
    Elf_Scn *scn = elf_newscn(elf);
    Elf_Data *data = scn ? elf_newdata(scn) : NULL;
    GElf_Shdr shdr;

    if (!data || !gelf_getshdr(scn, &shdr))
        die(name);
    shdr.sh_name = (GElf_Word)find(section_names, sizeof(section_names), name);
    shdr.sh_type = type;
    shdr.sh_flags = SHF_ALLOC;
    shdr.sh_link = link;
    shdr.sh_info = info;
    shdr.sh_entsize =
        kind == ELF_T_BYTE ? 0 : gelf_fsize(elf, kind, 1, EV_CURRENT);
    if (!gelf_update_shdr(scn, &shdr))
        die(name);
    data->d_type = kind;
    data->d_align = kind == ELF_T_BYTE ? 1 : 8;
    data->d_size = number * gelf_fsize(elf, kind, 1, EV_CURRENT);
    data->d_version = EV_CURRENT;
    data->d_buf = calloc(1, data->d_size);
    if (!data->d_buf)
        die("out of memory");
    return data;
}

static void add_text(Elf *elf, const char *name, const char *text,
                     size_t bytes)
{
    Elf_Data *data =
        new_section(elf, name, SHT_STRTAB, 0, 0, ELF_T_BYTE, bytes);

    memcpy(data->d_buf, text, bytes);
}

static void add_literals(Elf *elf)
{
    Elf_Data *data = new_section(elf, ".rodata", SHT_PROGBITS, 0, 0,
                                 ELF_T_BYTE, sizeof(literals));

    memcpy(data->d_buf, literals, sizeof(literals));
}

static void add_symbols(Elf *elf, const struct kind *kind, const char *symbol)
{
    const char *const names[NR_SYMBOLS] = {
        "", kind->loads ? "malloc" : "xc_interface_open",
        kind->calls   ? "dlopen"
        : kind->loads ? "malloc"
                      : symbol,
        "getenv"};
    bool defined = kind->machine != NULL;
    Elf_Data *data = new_section(elf, ".dynsym", SHT_DYNSYM, DYNSTR, 1,
                                 ELF_T_SYM, NR_SYMBOLS);

    for (int i = 1; i < NR_SYMBOLS; i++) {
        GElf_Sym sym = {.st_name = (GElf_Word)offset_of(names[i]),
                        .st_info = GELF_ST_INFO(STB_GLOBAL, STT_FUNC)};

        if (i == 2 && defined)
            sym.st_shndx = DYNAMIC;
        if (!gelf_update_sym(data, i, &sym))
            die(".dynsym");
    }
}

/* Index 2 is Xen's version, 3 is libc's; 1 means none. */
static void add_versym(Elf *elf, bool versioned)
{
    Elf_Data *data = new_section(elf, ".gnu.version", SHT_GNU_versym, DYNSYM,
                                 0, ELF_T_HALF, NR_SYMBOLS);
    GElf_Versym of_xen = versioned ? 2 : 1;
    GElf_Versym indices[NR_SYMBOLS] = {0, of_xen, of_xen, 3};

    for (int i = 0; i < NR_SYMBOLS; i++)
        if (!gelf_update_versym(data, i, &indices[i]))
            die(".gnu.version");
}

static void add_need(Elf_Data *data, int offset, const char *file,
                     const char *version, unsigned int index, bool last)
{
    GElf_Verneed need = {
        .vn_version = VER_NEED_CURRENT,
        .vn_cnt = 1,
        .vn_file = (GElf_Word)offset_of(file),
        .vn_aux = sizeof(GElf_Verneed),
        .vn_next = last ? 0 : sizeof(GElf_Verneed) + sizeof(GElf_Vernaux),
    };
    GElf_Vernaux aux = {
        .vna_other = (GElf_Half)index,
        .vna_name = (GElf_Word)offset_of(version),
    };

    if (!gelf_update_verneed(data, offset, &need) ||
        !gelf_update_vernaux(data, offset + (int)sizeof(need), &aux))
        die(".gnu.version_r");
}

static void add_verneed(Elf *elf, bool versioned)
{
    int entry_bytes = sizeof(GElf_Verneed) + sizeof(GElf_Vernaux);
    int nr_entries = versioned ? 2 : 1;
    Elf_Data *data = new_section(elf, ".gnu.version_r", SHT_GNU_verneed,
                                 DYNSTR, (GElf_Word)nr_entries, ELF_T_BYTE,
                                 (size_t)(nr_entries * entry_bytes));

    /* Its size counts in bytes, whatever the class. */
    data->d_type = ELF_T_VNEED;
    data->d_align = 8;
    if (versioned)
        add_need(data, 0, "libxenctrl.so.4.17", "VERS_4.17.0", 2, false);
    add_need(data, versioned ? entry_bytes : 0, "libc.so.6", "GLIBC_2.2.5", 3,
             true);
}

static void add_dynamic(Elf *elf, const struct kind *kind)
{
    const char *library = kind->loads       ? "libc.so.6"
                          : kind->versioned ? "libxenctrl.so.4.17"
                                            : "libxenctrl.so.4.14";
    GElf_Dyn entries[NR_DYNAMIC] = {
        {.d_tag = DT_NEEDED, .d_un.d_val = offset_of(library)},
        {.d_tag = DT_NEEDED, .d_un.d_val = offset_of("libc.so.6")},
        {.d_tag = DT_NULL},
    };
    Elf_Data *data = new_section(elf, ".dynamic", SHT_DYNAMIC, DYNSTR, 0,
                                 ELF_T_DYN, NR_DYNAMIC);

    for (int i = 0; i < NR_DYNAMIC; i++)
        if (!gelf_update_dyn(data, i, &entries[i]))
            die(".dynamic");
}

static void add_note(Elf *elf)
{
    Elf_Data *data =
        new_section(elf, ".note.dlopen", SHT_NOTE, 0, 0, ELF_T_BYTE,
                    16 + (sizeof(note_text) + 3) / 4 * 4);
    GElf_Nhdr note = {
        .n_namesz = sizeof("FDO"),
        .n_descsz = sizeof(note_text),
        .n_type = 0x407c0c0a,
    };

    data->d_type = ELF_T_NHDR;
    data->d_align = 4;
    memcpy(data->d_buf, &note, sizeof(note));
    memcpy((char *)data->d_buf + sizeof(note), "FDO", sizeof("FDO"));
    memcpy((char *)data->d_buf + sizeof(note) + sizeof("FDO"), note_text,
           sizeof(note_text));
}

/* As two objects of one version and one of another are linked together. */
static void add_stamps(Elf *elf)
{
    static const char *const versions[] = {"0.9.0", "1.12.3-rc1", "0.9.0"};
    const size_t room = sizeof(GElf_Nhdr) + 12 + 12;
    Elf_Data *data = new_section(elf, ".note.xenstable", SHT_NOTE, 0, 0,
                                 ELF_T_BYTE, 3 * room);
    char *bytes = data->d_buf;

    data->d_type = ELF_T_NHDR;
    data->d_align = 4;
    for (size_t i = 0; i < 3; i++, bytes += room) {
        GElf_Nhdr note = {
            .n_namesz = sizeof("xenstable"),
            .n_descsz = 12,
            .n_type = 1,
        };

        memcpy(bytes, &note, sizeof(note));
        strcpy(bytes + sizeof(note), "xenstable");
        strcpy(bytes + sizeof(note) + 12, versions[i]);
    }
}

/* Of symbol 2. */
static void add_relocation(Elf *elf, const struct kind *kind)
{
    const struct machine *machine = kind->machine;
    unsigned int type = kind->copied ? machine->copy : machine->other;
    GElf_Rela rela = {.r_info = GELF_R_INFO(UINT64_C(2), type)};
    GElf_Rel rel = {.r_info = rela.r_info};
    Elf_Data *data =
        machine->addend
            ? new_section(elf, ".rel", SHT_RELA, DYNSYM, 0, ELF_T_RELA, 1)
            : new_section(elf, ".rel", SHT_REL, DYNSYM, 0, ELF_T_REL, 1);

    if (!(machine->addend ? gelf_update_rela(data, 0, &rela)
                          : gelf_update_rel(data, 0, &rel)))
        die(".rel");
}

/* Sections as the last one, each of nearly the whole file. */
static void repeat_relocations(Elf *elf)
{
    GElf_Ehdr ehdr;
    GElf_Shdr shdr;

    if (!gelf_getehdr(elf, &ehdr) ||
        !gelf_getshdr(elf_getscn(elf, SHSTRTAB + 1), &shdr))
        die("layout");
    shdr.sh_offset = 0;
    shdr.sh_size = ehdr.e_shoff / shdr.sh_entsize * shdr.sh_entsize;
    for (int i = 0; i < NR_AGAIN; i++)
        if (!gelf_update_shdr(elf_newscn(elf), &shdr))
            die("layout");
    /* libelf would give each a place of its own. */
    elf_flagelf(elf, ELF_C_SET, ELF_F_LAYOUT);
}

/* A segment that is a section. */
static void set_segment(Elf *elf, int segment, GElf_Word type, size_t section)
{
    GElf_Phdr phdr;
    GElf_Shdr shdr;

    if (!gelf_getshdr(elf_getscn(elf, section), &shdr) ||
        !gelf_getphdr(elf, segment, &phdr))
        die("layout");
    phdr.p_type = type;
    phdr.p_flags = PF_R;
    phdr.p_offset = shdr.sh_offset;
    phdr.p_filesz = shdr.sh_size;
    phdr.p_memsz = shdr.sh_size;
    phdr.p_align = shdr.sh_addralign;
    if (!gelf_update_phdr(elf, segment, &phdr))
        die("layout");
}

static void write_elf(Elf *elf, const struct kind *kind, const char *symbol)
{
    GElf_Ehdr ehdr;

    if (!gelf_newehdr(elf, kind->class) ||
        !gelf_newphdr(elf, kind->machine ? 2 : 1) || !gelf_getehdr(elf, &ehdr))
        die("header");
    ehdr.e_ident[EI_DATA] = (unsigned char)kind->order;
    ehdr.e_type = ET_DYN;
    ehdr.e_machine = kind->class == ELFCLASS64 ? EM_PPC64 : EM_PPC;
    if (kind->machine)
        ehdr.e_machine = kind->machine->number;
    ehdr.e_version = EV_CURRENT;
    ehdr.e_shstrndx = SHSTRTAB;
    if (!gelf_update_ehdr(elf, &ehdr))
        die("header");
    add_text(elf, ".dynstr", strings, strings_bytes);
    add_symbols(elf, kind, symbol);
    add_versym(elf, kind->versioned);
    add_verneed(elf, kind->versioned);
    add_dynamic(elf, kind);
    add_text(elf, ".shstrtab", section_names, sizeof(section_names));
    if (kind->machine)
        add_relocation(elf, kind);
    if (kind->noted)
        add_note(elf);
    if (kind->literal)
        add_literals(elf);
    if (kind->stamped)
        add_stamps(elf);
    /* Lays the sections out, so that the segments can be described. */
    if (elf_update(elf, ELF_C_NULL) < 0)
        die("layout");
    set_segment(elf, 0, PT_DYNAMIC, DYNAMIC);
    if (kind->machine)
        set_segment(elf, 1, PT_INTERP, DYNSTR);
    if (kind->again)
        repeat_relocations(elf);
    if (elf_update(elf, ELF_C_WRITE) < 0)
        die("write");
}

/* elf_end() leaves our buffers alone: release them first. */
static void free_buffers(Elf *elf)
{
    Elf_Scn *scn = NULL;

    while ((scn = elf_nextscn(elf, scn))) {
        Elf_Data *data = elf_getdata(scn, NULL);

        if (data) {
            free(data->d_buf);
            data->d_buf = NULL;
        }
    }
}

static struct kind parse_kind(char **argv)
{
    const char *machine = strchr(argv[3], '-');
    struct kind kind = {
        .class = strcmp(argv[1], "32") ? ELFCLASS64 : ELFCLASS32,
        .order = strcmp(argv[2], "big") ? ELFDATA2LSB : ELFDATA2MSB,
        .versioned = !strcmp(argv[3], "versioned"),
        .again = !strncmp(argv[3], "again-", 6),
        .noted = !strcmp(argv[3], "noted"),
        .stamped = !strcmp(argv[3], "stamped"),
        .calls = !strcmp(argv[3], "literal"),
    };

    kind.literal = kind.calls || !strcmp(argv[3], "mute");
    kind.loads = kind.noted || kind.literal || kind.stamped;
    kind.copied = kind.again || !strncmp(argv[3], "copied-", 7);
    for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
        if (machine && !strcmp(machines[i].name, machine + 1))
            kind.machine = &machines[i];
    if (machine && !kind.machine) {
        fprintf(stderr, "make-elf: no machine %s\n", machine + 1);
        exit(2);
    }
    return kind;
}

int main(int argc, char **argv)
{
    const char *symbol = argc > 5 ? argv[5] : "xc_domain_pause";
    struct kind kind;
    Elf *elf;
    int fd;

    if (argc != 5 && argc != 6) {
        fputs("usage: make-elf 32|64 little|big BOUND FILE [SYMBOL]\n",
              stderr);
        return 2;
    }
    kind = parse_kind(argv);
    fd = open(argv[4], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0 || elf_version(EV_CURRENT) == EV_NONE) {
        perror(argv[4]);
        return 1;
    }
    add_string(symbol);
    elf = elf_begin(fd, ELF_C_WRITE, NULL);
    if (!elf)
        die(argv[4]);
    write_elf(elf, &kind, symbol);
    free_buffers(elf);
    elf_end(elf);
    return close(fd) ? 1 : 0;
}
