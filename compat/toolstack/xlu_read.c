/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The language of xl's configurations, as tools/libs/util/libxlu_cfg_l.l and
 * libxlu_cfg_y.y of Xen have it, the same in all releases:
 *
 *   file       [statement [end] ...]
 *   statement  NAME = VALUE  or  NAME += VALUE
 *   end        ; or a new line, which may begin with a comment: # ...
 *   VALUE      a number, text in quotation marks, [ VALUE, ... ]
 *
 * In a list, new lines may stand after the bracket, a value and a comma.
 */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "compat/toolstack/xlu.h"

enum {
    LIST_DEPTH_MOST = 1000,
    NAME = 'a',
    ATOM = '0', /* a number or text */
    ADD = '+',
    END = 0,
    WRONG = -1
};

struct reader {
    xenstable_xlu_config *config;
    const char *at, *end; /* what was not read yet */
    const char *from;     /* where the token begins */
    int token;
    char *text; /* of a name or an atom */
    int line;   /* where the token ends */
    int depth;  /* of lists */
    int ret;
    bool mistaken; /* before the token behind the last value */
};

static __attribute__((format(printf, 2, 3))) void
complain(struct reader *reader, const char *format, ...)
{
    FILE *report = reader->config->report;
    const char *line_end = reader->from;
    va_list arguments;

    while (line_end < reader->at && *line_end != '\n')
        line_end++;
    if (!reader->ret)
        reader->ret = EINVAL;
    fprintf(report, "%s:%d: ", reader->config->filename, reader->line);
    va_start(arguments, format);
    vfprintf(report, format, arguments);
    va_end(arguments);
    if (line_end > reader->from)
        fprintf(report, ", at `%.*s'", (int)(line_end - reader->from),
                reader->from);
    fputc('\n', report);
}

static void *no_memory(struct reader *reader)
{
    reader->ret = ENOMEM;
    return NULL;
}

/* isdigit() would be one more version of libc's at each start. */
static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* How many of three characters strtoul() takes. */
static int number_length(const char *text)
{
    int at = 0, first;

    while (at < 3 && text[at] && strchr(" \t\v\f\r", text[at]))
        at++;
    if (at < 3 && (text[at] == '+' || text[at] == '-'))
        at++;
    first = at;
    while (at < 3 && is_digit(text[at]))
        at++;
    return at > first ? at : 0;
}

/* Numbers of characters are not what they seem in Xen, either: dequote() of
   libxlu_cfg.c refuses hexadecimal ones, and leaves octal ones out. */
static bool unescape(struct reader *reader, const char **from, char **to)
{
    static const char letters[] = "abfnrtv\"'\\";
    static const char meant[] = "\a\b\f\n\r\t\v\"'\\";
    char letter = *(*from)++;
    const char *known = letter ? strchr(letters, letter) : NULL;
    int digits = 0;

    if (known) {
        *(*to)++ = meant[known - letters];
        return true;
    }
    if (letter >= '0' && letter <= '7')
        digits = number_length(*from);
    *from += digits;
    if (digits >= 2)
        return true;
    complain(reader, "text with a backslash before `%c'", letter);
    return false;
}

static int read_quoted(struct reader *reader, char quote)
{
    const char *from = reader->at, *last;
    char *to;

    while (reader->at < reader->end && *reader->at != quote &&
           *reader->at != '\n') {
        if (*reader->at == '\\' && reader->at + 1 < reader->end &&
            reader->at[1] != '\n')
            reader->at++;
        reader->at++;
    }
    if (reader->at == reader->end || *reader->at != quote) {
        complain(reader, "text does not end in its line");
        return WRONG;
    }
    last = reader->at++;
    to = reader->text = malloc((size_t)(last - from) + 1);
    if (!to) {
        no_memory(reader);
        return WRONG;
    }
    while (from < last) {
        if (*from != '\\') {
            *to++ = *from++;
            continue;
        }
        from++;
        if (!unescape(reader, &from, &to))
            return WRONG;
    }
    *to = '\0';
    return ATOM;
}

static int read_word(struct reader *reader, int token, const char *also)
{
    while (reader->at < reader->end && *reader->at &&
           (is_digit(*reader->at) || strchr(also, *reader->at)))
        reader->at++;
    reader->text = strndup(reader->from, (size_t)(reader->at - reader->from));
    if (reader->text)
        return token;
    no_memory(reader);
    return WRONG;
}

/* A comment is the whole rest of a line, and its end. */
static const char *after_comment(const struct reader *reader)
{
    const char *end =
        memchr(reader->at, '\n', (size_t)(reader->end - reader->at));

    return end ? end + 1 : NULL;
}

static int read_token(struct reader *reader)
{
    char c;

    while (reader->at < reader->end &&
           (*reader->at == ' ' || *reader->at == '\t'))
        reader->at++;
    reader->from = reader->at;
    if (reader->at == reader->end)
        return END;
    c = *reader->at;
    if (c == '#' && after_comment(reader)) {
        reader->at = after_comment(reader);
        return '\n';
    }
    reader->at++;
    if ((c == '\'' || c == '"') && reader->at < reader->end)
        return read_quoted(reader, c);
    if (c >= 'a' && c <= 'z')
        return read_word(reader, NAME, "._abcdefghijklmnopqrstuvwxyz");
    if (c >= '0' && c <= '9')
        return read_word(reader, ATOM, "abcdefx");
    if (c == '+' && reader->at < reader->end && *reader->at == '=') {
        reader->at++;
        return ADD;
    }
    if (c && strchr(",[]=;\n", c))
        return c;
    /* As the very last one, Xen's libxlu_cfg_l.l waits for its word (lexerr)
       and forgets it at the end. */
    if (reader->at == reader->end)
        return END;
    complain(reader, "a character that has no meaning here");
    return WRONG;
}

static void next(struct reader *reader)
{
    /* A line is counted when what comes after it is read. */
    if (reader->token == '\n')
        reader->line++;
    free(reader->text);
    reader->text = NULL;
    reader->token = reader->ret == ENOMEM ? WRONG : read_token(reader);
}

/* Behind the end of a value. */
static void next_behind(struct reader *reader)
{
    reader->mistaken = reader->ret != 0;
    next(reader);
}

static void skip_lines(struct reader *reader)
{
    while (reader->token == '\n')
        next(reader);
}

static void free_value(xenstable_xlu_config_value *value)
{
    int i;

    if (!value)
        return;
    for (i = 0; i < value->list.count; i++)
        free_value(value->list.values[i]);
    free(value->list.values);
    free(value->text);
    free(value);
}

static void free_setting(struct setting *setting)
{
    free(setting->name);
    free_value(setting->value);
    free(setting);
}

void xlu_forget(xenstable_xlu_config *config)
{
    struct setting *setting;

    while ((setting = config->settings)) {
        config->settings = setting->next;
        free_setting(setting);
    }
}

/* Room for one more, or for as many. */
static bool grow(struct reader *reader, struct xenstable_xlu_config_list *list,
                 int more)
{
    xenstable_xlu_config_value **values = NULL;

    /* A file is no larger than an int says, and an entry takes a byte. */
    if (list->count <= INT_MAX - more)
        values = realloc(list->values, ((size_t)list->count + (size_t)more) *
                                           sizeof(*values));
    if (!values)
        return no_memory(reader);
    list->values = values;
    return true;
}

static xenstable_xlu_config_value *read_value(struct reader *reader);

static bool read_list(struct reader *reader,
                      struct xenstable_xlu_config_list *list)
{
    xenstable_xlu_config_value *value;

    next(reader);
    skip_lines(reader);
    while (reader->token != ']') {
        value = read_value(reader);
        /* Room is doubled with each power of 2. */
        if (value && !(list->count & (list->count - 1)) &&
            !grow(reader, list, list->count ? list->count : 1)) {
            free_value(value);
            value = NULL;
        }
        if (!value)
            return false;
        list->values[list->count++] = value;
        skip_lines(reader);
        if (reader->token == ',') {
            next(reader);
            skip_lines(reader);
        } else if (reader->token != ']') {
            if (reader->token != WRONG)
                complain(reader, "a comma or ] is missing");
            return false;
        }
    }
    next_behind(reader);
    return true;
}

static xenstable_xlu_config_value *read_value(struct reader *reader)
{
    xenstable_xlu_config_value *value = calloc(1, sizeof(*value));
    bool well = false;

    if (!value)
        return no_memory(reader);
    value->line = reader->line;
    if (reader->token == ATOM) {
        value->type = XENSTABLE_XLU_STRING;
        value->text = reader->text;
        reader->text = NULL;
        next_behind(reader);
        return value;
    }
    value->type = XENSTABLE_XLU_LIST;
    if (reader->token != '[') {
        if (reader->token != WRONG)
            complain(reader, "a value is missing: a number, text in "
                             "quotation marks, or a list");
    } else if (reader->depth == LIST_DEPTH_MOST) {
        complain(reader, "lists in more than %d lists", LIST_DEPTH_MOST);
    } else {
        reader->depth++;
        well = read_list(reader, &value->list);
        reader->depth--;
    }
    if (well)
        return value;
    free_value(value);
    return NULL;
}

static const struct setting *find(const xenstable_xlu_config *config,
                                  const char *name)
{
    const struct setting *setting;

    for (setting = config->settings; setting; setting = setting->next)
        if (!strcmp(setting->name, name))
            return setting;
    return NULL;
}

/* Put what @name had before @value; entries of a list move. */
static bool put_before(struct reader *reader, xenstable_xlu_config_value *old,
                       xenstable_xlu_config_value *value)
{
    size_t old_bytes, bytes;
    char *text;

    if (old->type != value->type) {
        complain(reader, "a list and text cannot be added");
        return false;
    }
    if (value->type == XENSTABLE_XLU_STRING) {
        old_bytes = strlen(old->text);
        bytes = strlen(value->text) + 1;
        text = malloc(old_bytes + bytes);
        if (!text)
            return no_memory(reader);
        memcpy(text, old->text, old_bytes);
        memcpy(text + old_bytes, value->text, bytes);
        free(value->text);
        value->text = text;
        return true;
    }
    if (!old->list.count)
        return true;
    if (!grow(reader, &value->list, old->list.count))
        return false;
    bytes = sizeof(*value->list.values);
    memmove(value->list.values + old->list.count, value->list.values,
            (size_t)value->list.count * bytes);
    memcpy(value->list.values, old->list.values,
           (size_t)old->list.count * bytes);
    value->list.count += old->list.count;
    old->list.count = 0;
    return true;
}

static bool read_assignment(struct reader *reader)
{
    struct setting *setting = calloc(1, sizeof(*setting));
    const struct setting *old;

    if (!setting)
        return no_memory(reader);
    setting->name = reader->text;
    reader->text = NULL;
    next(reader);
    setting->added = reader->token == ADD;
    if (!setting->added && reader->token != '=') {
        if (reader->token != WRONG)
            complain(reader, "= or += is missing");
        goto out;
    }
    next(reader);
    setting->line = reader->line;
    setting->value = read_value(reader);
    if (!setting->value)
        goto out;
    /* After a mistake, what follows is read for more of them only
       (xlu__cfg_set_store() of libxlu_cfg.c). */
    if (reader->mistaken) {
        free_setting(setting);
        return true;
    }
    old = setting->added ? find(reader->config, setting->name) : NULL;
    if (old && !put_before(reader, old->value, setting->value))
        goto out;
    setting->next = reader->config->settings;
    reader->config->settings = setting;
    return true;

out:
    free_setting(setting);
    return false;
}

static bool read_statement(struct reader *reader)
{
    bool empty = reader->token != NAME;

    if (!empty && !read_assignment(reader))
        return false;
    if (reader->token == '\n' || reader->token == ';') {
        next(reader);
        return true;
    }
    if (reader->token == END && !empty)
        return true;
    if (reader->token != WRONG)
        complain(reader, empty ? "the name of a setting is missing"
                               : "the end of the line is missing");
    return false;
}

int xenstable_xlu_cfg_readdata(xenstable_xlu_config *cfg, const char *data,
                               int length)
{
    struct reader reader = {
        .config = cfg, .line = 1, .at = data, .token = ';'};

    reader.end = data + (length > 0 ? length : 0);
    next(&reader);
    while (reader.token != END && reader.ret != ENOMEM) {
        if (read_statement(&reader))
            continue;
        /* There may be more mistakes, and all are told. */
        while (reader.token != '\n' && reader.token != END &&
               reader.ret != ENOMEM)
            next(&reader);
    }
    free(reader.text);
    return reader.ret;
}

int xenstable_xlu_cfg_readfile(xenstable_xlu_config *cfg,
                               const char *real_filename)
{
    FILE *file = fopen(real_filename, "re");
    char *data = NULL, *larger;
    size_t bytes = 0, room = 0;
    int ret = 0;

    if (!file) {
        ret = errno;
        fprintf(cfg->report, "%s: cannot be opened: %s\n", real_filename,
                strerror(ret));
        return ret;
    }
    do {
        if (bytes == room) {
            room = room ? 2 * room : 4096;
            larger = room <= INT_MAX ? realloc(data, room) : NULL;
            if (!larger) {
                ret = ENOMEM;
                goto out;
            }
            data = larger;
        }
        bytes += fread(data + bytes, 1, room - bytes, file);
    } while (bytes == room);
    if (ferror(file)) {
        ret = errno ? errno : EIO;
        fprintf(cfg->report, "%s: cannot be read: %s\n", real_filename,
                strerror(ret));
        goto out;
    }
    ret = xenstable_xlu_cfg_readdata(cfg, data, (int)bytes);

out:
    free(data);
    fclose(file);
    return ret;
}

/* What was read */

static __attribute__((format(printf, 4, 5))) int
refuse(const xenstable_xlu_config *cfg, int line, int dont_warn,
       const char *format, ...)
{
    va_list arguments;

    if (dont_warn)
        return EINVAL;
    fprintf(cfg->report, "%s:%d: warning: ", cfg->filename, line);
    va_start(arguments, format);
    vfprintf(cfg->report, format, arguments);
    va_end(arguments);
    fputc('\n', cfg->report);
    return EINVAL;
}

static int find_text(const xenstable_xlu_config *cfg, const char *n,
                     const struct setting **setting, int dont_warn)
{
    *setting = find(cfg, n);
    if (!*setting)
        return ESRCH;
    if ((*setting)->value->type == XENSTABLE_XLU_STRING)
        return 0;
    return refuse(cfg, (*setting)->line, dont_warn,
                  "`%s' is a list, and should be one value", n);
}

int xenstable_xlu_cfg_get_string(const xenstable_xlu_config *cfg,
                                 const char *n, const char **value_r,
                                 int dont_warn)
{
    const struct setting *setting;
    int ret = find_text(cfg, n, &setting, dont_warn);

    if (!ret)
        *value_r = setting->value->text;
    return ret;
}

int xenstable_xlu_cfg_replace_string(const xenstable_xlu_config *cfg,
                                     const char *n, char **value_r,
                                     int dont_warn)
{
    const char *text;
    char *copy;
    int ret = xenstable_xlu_cfg_get_string(cfg, n, &text, dont_warn);

    if (ret)
        return ret;
    copy = strdup(text);
    if (!copy)
        return ENOMEM;
    free(*value_r);
    *value_r = copy;
    return 0;
}

int xenstable_xlu_cfg_get_bounded_long(const xenstable_xlu_config *cfg,
                                       const char *n, long min, long max,
                                       long *value_r, int dont_warn)
{
    const struct setting *setting;
    int ret = find_text(cfg, n, &setting, dont_warn), line;
    const char *text;
    char *end;
    long value;

    if (ret)
        return ret;
    text = setting->value->text;
    line = setting->line;
    if (setting->added)
        return refuse(cfg, line, dont_warn,
                      "`%s' is a number, to which nothing can be added", n);
    errno = 0;
    value = strtol(text, &end, 0);
    if (errno == ERANGE) {
        refuse(cfg, line, dont_warn, "`%s' is too large a number", n);
        return ERANGE;
    }
    if (*end || end == text)
        return refuse(cfg, line, dont_warn, "`%s' is no number", n);
    if (value < min)
        return refuse(cfg, line, dont_warn, "`%s' is below %ld", n, min);
    if (value > max)
        return refuse(cfg, line, dont_warn, "`%s' is above %ld", n, max);
    *value_r = value;
    return 0;
}

int xenstable_xlu_cfg_get_long(const xenstable_xlu_config *cfg, const char *n,
                               long *value_r, int dont_warn)
{
    return xenstable_xlu_cfg_get_bounded_long(cfg, n, LONG_MIN, LONG_MAX,
                                              value_r, dont_warn);
}

int xenstable_xlu_cfg_get_defbool(const xenstable_xlu_config *cfg,
                                  const char *n, xenstable_libxl_defbool *b,
                                  int dont_warn)
{
    long value;
    int ret = xenstable_xlu_cfg_get_long(cfg, n, &value, dont_warn);

    if (!ret)
        xenstable_libxl_defbool_set(b, value != 0);
    return ret;
}

int xenstable_xlu_cfg_get_list(const xenstable_xlu_config *cfg, const char *n,
                               xenstable_xlu_config_list **list_r,
                               int *entries_r, int dont_warn)
{
    const struct setting *setting = find(cfg, n);

    if (!setting)
        return ESRCH;
    if (setting->value->type != XENSTABLE_XLU_LIST)
        return refuse(cfg, setting->line, dont_warn,
                      "`%s' is one value, and should be a list", n);
    if (list_r)
        *list_r = &setting->value->list;
    if (entries_r)
        *entries_r = setting->value->list.count;
    return 0;
}

int xenstable_xlu_cfg_get_list_as_string_list(const xenstable_xlu_config *cfg,
                                              const char *n,
                                              xenstable_libxl_string_list *sl,
                                              int dont_warn)
{
    xenstable_xlu_config_list *list;
    int i, count, ret;
    const char *text;
    char **texts;

    ret = xenstable_xlu_cfg_get_list(cfg, n, &list, &count, dont_warn);
    if (ret)
        return ret;
    texts = calloc((size_t)count + 1, sizeof(*texts));
    if (!texts)
        return ENOMEM;
    for (i = 0; i < count; i++) {
        text = xenstable_xlu_cfg_get_listitem(list, i);
        if (!text)
            break;
        texts[i] = strdup(text);
        if (!texts[i]) {
            xenstable_libxl_string_list_dispose(&texts);
            return ENOMEM;
        }
    }
    *sl = texts;
    return 0;
}

xenstable_xlu_config_value *
xenstable_xlu_cfg_get_listitem2(const xenstable_xlu_config_list *list,
                                int entry)
{
    return entry >= 0 && entry < list->count ? list->values[entry] : NULL;
}

const char *
xenstable_xlu_cfg_get_listitem(const xenstable_xlu_config_list *list,
                               int entry)
{
    const xenstable_xlu_config_value *value =
        xenstable_xlu_cfg_get_listitem2(list, entry);

    return value ? value->text : NULL;
}

enum xenstable_xlu_config_value_type
xenstable_xlu_cfg_value_type(const xenstable_xlu_config_value *value)
{
    return value->type;
}

int xenstable_xlu_cfg_value_get_string(const xenstable_xlu_config *cfg,
                                       xenstable_xlu_config_value *value,
                                       char **value_r, int dont_warn)
{
    *value_r = value->text;
    return value->text ? 0
                       : refuse(cfg, value->line, dont_warn,
                                "a list, and should be text");
}

int xenstable_xlu_cfg_value_get_list(const xenstable_xlu_config *cfg,
                                     xenstable_xlu_config_value *value,
                                     xenstable_xlu_config_list **value_r,
                                     int dont_warn)
{
    *value_r = value->type == XENSTABLE_XLU_LIST ? &value->list : NULL;
    return *value_r ? 0
                    : refuse(cfg, value->line, dont_warn,
                             "one value, and should be a list");
}
