/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * libelf checks offsets and sizes against the file. This code checks each
 * count, link and index, and follows no chain that is longer than its section.
 */
#include "elf-imports.h"

#include <ar.h>
#include <errno.h>
#include <gelf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output.h"

/* Copy relocations, for the machines that run Xen; see <elf.h>. */
#ifndef EM_RISCV
#define EM_RISCV 243
#endif

/* Version indices have 15 bits; the 16th hides a symbol. */
#define VERSION_INDEX_MASK 0x7fffu
#define VERSION_INDICES 0x8000u

/*
 * Limits far above those of any real file. Without them a small file could
 * keep this program busy for hours: strings may overlap, so that many long
 * ones need little room.
 */
#define MAX_LIBRARIES 4096u
#define MAX_STAMPS 16u
#define MAX_STRING_BYTES 256u
#define NAME_BYTES_EACH_BYTE 16u

struct version {
    const char *name;
    const char *library;
};

/* The sections that matter, and what is gathered from them. */
struct reader {
    struct elf_imports *imports;
    Elf *elf;
    GElf_Ehdr ehdr;
    uint64_t file_bytes;
    Elf_Scn *dynamic;
    Elf_Scn *dynsym;
    Elf_Scn *versym;
    Elf_Scn *verneed;
    size_t dynsym_index;
    bool has_phdr_dynamic;
    bool has_interpreter;
    bool cut_short;
    bool code_left_out;       /* a file of debug information has no code */
    struct version *versions; /* VERSION_INDICES of them, or NULL */
    unsigned char *copied;    /* one for each symbol, or NULL */
    size_t nr_symbols;
};

static int damaged(struct reader *reader, const char *reason)
{
    reader->imports->kind = ELF_IMPORTS_DAMAGED;
    reader->imports->reason = reason;
    return -1;
}

static int other(struct reader *reader, const char *reason)
{
    reader->imports->kind = ELF_IMPORTS_OTHER;
    reader->imports->reason = reason;
    return -1;
}

static int check_header(struct reader *reader)
{
    if (elf_kind(reader->elf) != ELF_K_ELF ||
        !gelf_getehdr(reader->elf, &reader->ehdr))
        return damaged(reader, "has a damaged ELF header");
    switch (reader->ehdr.e_type) {
    case ET_EXEC:
    case ET_DYN:
        return 0;
    case ET_REL:
        return other(reader, "is an object file that was not linked yet");
    case ET_CORE:
        return other(reader, "is a core dump");
    default:
        return other(reader, "is neither a program nor a library");
    }
}

/* Does a piece of the file end after its end? */
static bool is_outside(const struct reader *reader, uint64_t offset,
                       uint64_t bytes)
{
    return offset > reader->file_bytes || bytes > reader->file_bytes - offset;
}

static int check_segments(struct reader *reader)
{
    const GElf_Ehdr *ehdr = &reader->ehdr;
    size_t nr_segments;

    reader->cut_short = is_outside(
        reader, ehdr->e_shoff, (uint64_t)ehdr->e_shnum * ehdr->e_shentsize);
    if (is_outside(reader, ehdr->e_phoff,
                   (uint64_t)ehdr->e_phnum * ehdr->e_phentsize))
        return damaged(reader, "is cut short");
    if (elf_getphdrnum(reader->elf, &nr_segments))
        return damaged(reader, "has damaged program headers");
    for (size_t i = 0; i < nr_segments; i++) {
        GElf_Phdr phdr;

        if (i > INT32_MAX || !gelf_getphdr(reader->elf, (int)i, &phdr))
            return damaged(reader, "has damaged program headers");
        if (phdr.p_type == PT_INTERP)
            reader->has_interpreter = true;
        if (phdr.p_type == PT_DYNAMIC && phdr.p_filesz)
            reader->has_phdr_dynamic = true;
        if (phdr.p_type != PT_NULL &&
            is_outside(reader, phdr.p_offset, phdr.p_filesz))
            reader->cut_short = true;
    }
    return 0;
}

static int damaged_sections(struct reader *reader)
{
    return damaged(reader, reader->cut_short ? "is cut short"
                                             : "has damaged section headers");
}

static int find_sections(struct reader *reader)
{
    Elf_Scn *scn = NULL;
    size_t nr_sections;

    if (elf_getshdrnum(reader->elf, &nr_sections))
        return damaged_sections(reader);
    while ((scn = elf_nextscn(reader->elf, scn))) {
        GElf_Shdr shdr;

        if (!gelf_getshdr(scn, &shdr))
            return damaged_sections(reader);
        switch (shdr.sh_type) {
        case SHT_DYNAMIC:
            if (!reader->dynamic)
                reader->dynamic = scn;
            break;
        case SHT_DYNSYM:
            if (!reader->dynsym) {
                reader->dynsym = scn;
                reader->dynsym_index = elf_ndxscn(scn);
            }
            break;
        case SHT_GNU_versym:
            if (!reader->versym)
                reader->versym = scn;
            break;
        case SHT_GNU_verneed:
            if (!reader->verneed)
                reader->verneed = scn;
            break;
        case SHT_NOBITS:
            if (shdr.sh_flags & SHF_EXECINSTR)
                reader->code_left_out = true;
            break;
        default:
            break;
        }
    }
    return 0;
}

/* The answer for a file without a list of imports, if this is one. */
static int check_layout(struct reader *reader)
{
    struct elf_imports *imports = reader->imports;

    if (reader->code_left_out)
        return other(reader, "has only debug information");
    if (reader->cut_short)
        return damaged(reader, "is cut short");
    if (!reader->dynamic) {
        if (reader->has_phdr_dynamic)
            return damaged(reader, "has no section headers, so that its "
                                   "symbols cannot be listed");
        imports->kind = ELF_IMPORTS_STATIC;
        return -1;
    }
    return 0;
}

static const char *string_at(struct reader *reader, size_t table,
                             uint64_t offset)
{
    return offset > SIZE_MAX ? NULL
                             : elf_strptr(reader->elf, table, (size_t)offset);
}

/* The data of a section and, in entries of @type, its length. */
static Elf_Data *section_data(Elf_Scn *scn, Elf_Type type, GElf_Shdr *shdr,
                              Elf *elf, size_t *nr_entries_r)
{
    Elf_Data *data;
    size_t entry_bytes = gelf_fsize(elf, type, 1, EV_CURRENT);

    if (!gelf_getshdr(scn, shdr) || !entry_bytes)
        return NULL;
    data = elf_getdata(scn, NULL);
    if (!data || data->d_type != type || (data->d_size && !data->d_buf))
        return NULL;
    *nr_entries_r = data->d_size / entry_bytes;
    if (*nr_entries_r > INT32_MAX) /* gelf_get...() count with int */
        return NULL;
    return data;
}

static int read_dynamic(struct reader *reader)
{
    struct elf_imports *imports = reader->imports;
    GElf_Shdr shdr;
    size_t nr_entries;
    Elf_Data *data = section_data(reader->dynamic, ELF_T_DYN, &shdr,
                                  reader->elf, &nr_entries);

    if (!data)
        return damaged(reader, "has a damaged dynamic section");
    imports->needed = must_calloc(nr_entries, sizeof(*imports->needed));
    for (size_t i = 0; i < nr_entries; i++) {
        GElf_Dyn dyn;
        const char *string;

        if (!gelf_getdyn(data, (int)i, &dyn))
            return damaged(reader, "has a damaged dynamic section");
        if (dyn.d_tag == DT_NULL)
            break;
        if (dyn.d_tag != DT_NEEDED && dyn.d_tag != DT_SONAME)
            continue;
        string = string_at(reader, shdr.sh_link, dyn.d_un.d_val);
        if (!string)
            return damaged(reader, "names a library outside of its strings");
        if (imports->nr_needed == MAX_LIBRARIES)
            return damaged(reader, "names more libraries than make sense");
        if (dyn.d_tag == DT_NEEDED)
            imports->needed[imports->nr_needed++] = string;
        else
            imports->soname = string;
    }
    return 0;
}

/* One library's chain of versions, starting at @offset. */
static int read_vernaux(struct reader *reader, Elf_Data *data, size_t table,
                        const char *library, size_t offset,
                        unsigned int nr_versions, size_t *budget)
{
    for (unsigned int i = 0; i < nr_versions; i++) {
        GElf_Vernaux aux;
        unsigned int index;
        const char *name;

        if (!*budget || offset > INT32_MAX ||
            !gelf_getvernaux(data, (int)offset, &aux))
            return -1;
        --*budget;
        name = string_at(reader, table, aux.vna_name);
        if (!name)
            return -1;
        index = aux.vna_other & VERSION_INDEX_MASK;
        reader->versions[index].name = name;
        reader->versions[index].library = library;
        if (!aux.vna_next)
            return i + 1 == nr_versions ? 0 : -1;
        offset += aux.vna_next;
    }
    return 0;
}

static int read_verneed(struct reader *reader)
{
    static const char reason[] = "has damaged symbol versions";
    GElf_Shdr shdr;
    Elf_Data *data;
    size_t offset = 0;
    /* More entries than fit into the section mean that the chain is a loop. */
    size_t budget;

    if (!reader->verneed)
        return 0;
    if (!gelf_getshdr(reader->verneed, &shdr))
        return damaged(reader, reason);
    data = elf_getdata(reader->verneed, NULL);
    if (!data || data->d_type != ELF_T_VNEED || !data->d_buf)
        return damaged(reader, reason);
    budget = data->d_size / sizeof(GElf_Vernaux);
    reader->versions = must_calloc(VERSION_INDICES, sizeof(*reader->versions));
    for (unsigned int i = 0; i < shdr.sh_info; i++) {
        GElf_Verneed need;
        const char *library;

        if (!budget || offset > INT32_MAX || i == MAX_LIBRARIES ||
            !gelf_getverneed(data, (int)offset, &need))
            return damaged(reader, reason);
        --budget;
        library = string_at(reader, shdr.sh_link, need.vn_file);
        if (!library ||
            read_vernaux(reader, data, shdr.sh_link, library,
                         offset + need.vn_aux, need.vn_cnt, &budget))
            return damaged(reader, reason);
        if (!need.vn_next)
            break;
        offset += need.vn_next;
    }
    return 0;
}

static unsigned int copy_relocation(const struct reader *reader)
{
    switch (reader->ehdr.e_machine) {
    case EM_386:
        return R_386_COPY;
    case EM_X86_64:
        return R_X86_64_COPY;
    case EM_ARM:
        return R_ARM_COPY;
    case EM_AARCH64:
        return 1024; /* R_AARCH64_COPY */
    case EM_PPC64:
        return R_PPC64_COPY;
    case EM_RISCV:
        return 4; /* R_RISCV_COPY */
    default:
        return 0;
    }
}

static void mark_copied(struct reader *reader, uint64_t info,
                        unsigned int type)
{
    uint64_t symbol = GELF_R_SYM(info);

    if (GELF_R_TYPE(info) == type && symbol < reader->nr_symbols)
        reader->copied[symbol] = 1;
}

/*
 * Data that a program imports is defined in the program: the linker makes
 * room for it there and has the loader copy it. Only programs have this.
 */
static int read_copy_relocations(struct reader *reader)
{
    unsigned int type = copy_relocation(reader);
    uint64_t room = reader->file_bytes;
    Elf_Scn *scn = NULL;

    if (!type || !reader->has_interpreter)
        return 0;
    while ((scn = elf_nextscn(reader->elf, scn))) {
        GElf_Shdr shdr;
        Elf_Data *data;
        size_t nr_entries;
        bool addend;

        if (!gelf_getshdr(scn, &shdr))
            return damaged(reader, "has damaged section headers");
        if ((shdr.sh_type != SHT_REL && shdr.sh_type != SHT_RELA) ||
            shdr.sh_link != reader->dynsym_index)
            continue;
        /* Each is read into memory: a file may not name one piece often. */
        if (shdr.sh_size > room)
            return damaged(reader, "has more relocations than fit into it");
        room -= shdr.sh_size;
        addend = shdr.sh_type == SHT_RELA;
        data = section_data(scn, addend ? ELF_T_RELA : ELF_T_REL, &shdr,
                            reader->elf, &nr_entries);
        if (!data)
            return damaged(reader, "has damaged relocations");
        for (size_t i = 0; i < nr_entries; i++) {
            GElf_Rela rela;
            GElf_Rel rel;

            if (addend && gelf_getrela(data, (int)i, &rela))
                mark_copied(reader, rela.r_info, type);
            else if (!addend && gelf_getrel(data, (int)i, &rel))
                mark_copied(reader, rel.r_info, type);
        }
    }
    return 0;
}

/*
 * A symbol that is defined here but bound to another library's version is a
 * copy as well, also on a machine whose relocations are not known.
 */
static bool is_import(const struct reader *reader, const GElf_Sym *sym,
                      size_t index, const char *library)
{
    int bind = GELF_ST_BIND(sym->st_info);

    if (bind != STB_GLOBAL && bind != STB_WEAK)
        return false;
    return sym->st_shndx == SHN_UNDEF || library || reader->copied[index];
}

static int read_symbols(struct reader *reader)
{
    struct elf_imports *imports = reader->imports;
    GElf_Shdr shdr;
    GElf_Shdr versym_shdr;
    Elf_Data *versym = NULL;
    size_t nr_versym = 0;
    uint64_t name_bytes = 0;
    Elf_Data *data;

    if (!reader->dynsym)
        return 0;
    data = section_data(reader->dynsym, ELF_T_SYM, &shdr, reader->elf,
                        &reader->nr_symbols);
    if (!data)
        return damaged(reader, "has a damaged symbol table");
    reader->copied = must_calloc(reader->nr_symbols, 1);
    if (read_copy_relocations(reader))
        return -1;
    if (reader->versym && reader->versions) {
        versym = section_data(reader->versym, ELF_T_HALF, &versym_shdr,
                              reader->elf, &nr_versym);
        if (!versym || nr_versym < reader->nr_symbols)
            return damaged(reader, "has damaged symbol versions");
    }
    imports->imports =
        must_calloc(reader->nr_symbols, sizeof(*imports->imports));
    for (size_t i = 1; i < reader->nr_symbols; i++) {
        struct elf_import import = {NULL, NULL, NULL};
        GElf_Versym index;
        GElf_Sym sym;

        if (!gelf_getsym(data, (int)i, &sym))
            return damaged(reader, "has a damaged symbol table");
        if (versym && gelf_getversym(versym, (int)i, &index)) {
            index &= VERSION_INDEX_MASK;
            import.version = reader->versions[index].name;
            import.library = reader->versions[index].library;
        }
        if (!is_import(reader, &sym, i, import.library))
            continue;
        import.name = string_at(reader, shdr.sh_link, sym.st_name);
        if (!import.name)
            return damaged(reader, "names a symbol outside of its strings");
        name_bytes += strlen(import.name);
        if (name_bytes / NAME_BYTES_EACH_BYTE > reader->file_bytes)
            return damaged(reader, "has symbol names that overlap");
        if (*import.name)
            imports->imports[imports->nr_imports++] = import;
    }
    return 0;
}

static void add_noted(struct elf_imports *imports, const char *name,
                      size_t length)
{
    if (imports->nr_noted == MAX_LIBRARIES)
        return;
    imports->noted = must_realloc(imports->noted, imports->nr_noted + 1,
                                  sizeof(*imports->noted));
    imports->noted[imports->nr_noted++] =
        must_format("%.*s", (int)length, name);
}

/* The end of a JSON string that starts behind its quotation mark, or NULL. */
static const char *string_end(const char *text, const char *end)
{
    for (; text < end && *text != '"'; text++)
        if (*text == '\\' && ++text == end)
            return NULL;
    return text < end ? text : NULL;
}

/*
 * The names in [{"soname": ["libx.so.1", ...], ...}, ...]: of the UAPI group's
 * "dlopen metadata for ELF files". Nothing but strings and the brackets of a
 * list need be told apart for it; a name with an escape in it is none.
 */
static void read_note_text(struct elf_imports *imports, const char *text,
                           const char *end)
{
    static const char key[] = "soname";
    bool is_key = false, inside = false;

    for (; text < end && *text; text++) {
        const char *start = text + 1;
        size_t length;

        if (*text == '[' && is_key)
            inside = true;
        else if (*text == ']' || *text == '{' || *text == '}')
            inside = false;
        if (*text != '"')
            continue;
        text = string_end(start, end);
        if (!text)
            return;
        length = (size_t)(text - start);
        if (inside && length < MAX_STRING_BYTES &&
            !memchr(start, '\\', length) && !memchr(start, '\0', length))
            add_noted(imports, start, length);
        if (!inside)
            is_key = length == strlen(key) && !memcmp(start, key, length);
    }
}

/* Type and owner of such a note. */
static bool is_dlopen_note(const GElf_Nhdr *note, const char *owner)
{
    return note->n_type == 0x407c0c0a && note->n_namesz == sizeof("FDO") &&
           !memcmp(owner, "FDO", sizeof("FDO"));
}

/* As lib/drop-in/version-note.h writes it. */
static bool is_version_note(const GElf_Nhdr *note, const char *owner)
{
    return note->n_type == 1 && note->n_namesz == sizeof("xenstable") &&
           !memcmp(owner, "xenstable", sizeof("xenstable"));
}

/* A text of the note, at most @bytes long; each object brings the same one. */
static void add_stamp(struct elf_imports *imports, const char *text,
                      size_t bytes)
{
    size_t length = strnlen(text, bytes);

    if (!length || length >= MAX_STRING_BYTES)
        return;
    for (size_t i = 0; i < imports->nr_stamps; i++)
        if (!strncmp(imports->stamps[i], text, length) &&
            !imports->stamps[i][length])
            return;
    if (imports->nr_stamps == MAX_STAMPS)
        return;
    imports->stamps = must_realloc(imports->stamps, imports->nr_stamps + 1,
                                   sizeof(*imports->stamps));
    imports->stamps[imports->nr_stamps++] =
        must_format("%.*s", (int)length, text);
}

static void read_note(struct elf_imports *imports, const GElf_Nhdr *note,
                      const char *owner, const char *text)
{
    if (is_dlopen_note(note, owner))
        read_note_text(imports, text, text + note->n_descsz);
    else if (is_version_note(note, owner))
        add_stamp(imports, text, note->n_descsz);
}

static int read_notes(struct reader *reader)
{
    uint64_t room = reader->file_bytes;
    Elf_Scn *scn = NULL;

    while ((scn = elf_nextscn(reader->elf, scn))) {
        size_t offset = 0, name, text;
        GElf_Shdr shdr;
        GElf_Nhdr note;
        Elf_Data *data;
        const char *bytes;

        if (!gelf_getshdr(scn, &shdr) || shdr.sh_type != SHT_NOTE ||
            shdr.sh_size > room)
            continue;
        /* Each is read into memory: a file may not name one piece often. */
        room -= shdr.sh_size;
        data = elf_getdata(scn, NULL);
        if (!data || !data->d_buf)
            continue;
        bytes = data->d_buf;
        while ((offset = gelf_getnote(data, offset, &note, &name, &text)) > 0)
            read_note(reader->imports, &note, bytes + name, bytes + text);
    }
    return 0;
}

/* Functions that load a library when the program runs. */
static bool loads_libraries(const struct elf_imports *imports)
{
    for (size_t i = 0; i < imports->nr_imports; i++)
        if (!strcmp(imports->imports[i].name, "dlopen") ||
            !strcmp(imports->imports[i].name, "dlmopen"))
            return true;
    return false;
}

static void visit_strings(const char *bytes, size_t nr_bytes,
                          void (*visit)(void *data, const char *string),
                          void *data)
{
    size_t start = 0;

    for (size_t i = 0; i < nr_bytes; i++) {
        if (bytes[i] >= ' ' && bytes[i] <= '~')
            continue;
        if (!bytes[i] && i > start && i - start < MAX_STRING_BYTES)
            visit(data, bytes + start);
        start = i + 1;
    }
}

void elf_imports_strings(struct elf_imports *imports,
                         void (*visit)(void *data, const char *string),
                         void *data)
{
    Elf_Scn *scn = NULL;
    struct stat status;
    uint64_t room;

    if (fstat(imports->fd, &status))
        return;
    room = (uint64_t)status.st_size;
    while ((scn = elf_nextscn(imports->elf, scn))) {
        GElf_Shdr shdr;
        Elf_Data *bytes;

        if (!gelf_getshdr(scn, &shdr) || shdr.sh_type != SHT_PROGBITS ||
            !(shdr.sh_flags & SHF_ALLOC) || shdr.sh_flags & SHF_EXECINSTR ||
            shdr.sh_size > room)
            continue;
        room -= shdr.sh_size;
        bytes = elf_rawdata(scn, NULL);
        if (bytes && bytes->d_buf)
            visit_strings(bytes->d_buf, bytes->d_size, visit, data);
    }
}

/* An empty answer for a file that is no ELF at all; -1 on a read error. */
static int check_magic(struct elf_imports *imports, int fd, bool *is_elf_r)
{
    char magic[SARMAG];
    ssize_t nr_bytes = pread(fd, magic, sizeof(magic), 0);

    if (nr_bytes < 0)
        return -1;
    *is_elf_r = nr_bytes >= SELFMAG && !memcmp(magic, ELFMAG, SELFMAG);
    if (*is_elf_r)
        return 0;
    imports->kind = ELF_IMPORTS_NOT_ELF;
    imports->reason = "is not an ELF file";
    if (!nr_bytes)
        imports->reason = "is empty";
    else if (nr_bytes == SARMAG && !memcmp(magic, ARMAG, SARMAG))
        imports->reason = "is an archive of object files, not yet linked";
    return 0;
}

int elf_imports_read(struct elf_imports *imports, int fd)
{
    struct reader reader = {.imports = imports};
    struct stat status;
    bool is_elf;

    memset(imports, 0, sizeof(*imports));
    if (fstat(fd, &status) || check_magic(imports, fd, &is_elf))
        return -1;
    if (!is_elf)
        return 0;
    reader.file_bytes = (uint64_t)status.st_size;
    imports->fd = fd;

    if (elf_version(EV_CURRENT) == EV_NONE) {
        errno = ENOSYS;
        return -1;
    }
    /* Not mapped: a file that shrinks meanwhile must not kill the process. */
    reader.elf = elf_begin(fd, ELF_C_READ, NULL);
    imports->elf = reader.elf;
    if (!reader.elf) {
        damaged(&reader, "has a damaged ELF header");
        return 0;
    }

    imports->kind = ELF_IMPORTS_DYNAMIC;
    if (check_header(&reader) || check_segments(&reader) ||
        find_sections(&reader) || check_layout(&reader) ||
        read_dynamic(&reader) || read_verneed(&reader) ||
        read_symbols(&reader) || read_notes(&reader)) {
        /* The lists must be empty now. */
        imports->nr_needed = 0;
        imports->nr_imports = 0;
        imports->soname = NULL;
    }
    imports->dlopens = loads_libraries(imports);
    free(reader.versions);
    free(reader.copied);
    return 0;
}

void elf_imports_free(struct elf_imports *imports)
{
    for (size_t i = 0; i < imports->nr_noted; i++)
        free(imports->noted[i]);
    free(imports->noted);
    for (size_t i = 0; i < imports->nr_stamps; i++)
        free(imports->stamps[i]);
    free(imports->stamps);
    free(imports->needed);
    free(imports->imports);
    if (imports->elf)
        elf_end(imports->elf);
    memset(imports, 0, sizeof(*imports));
}
