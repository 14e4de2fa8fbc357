# SPDX-License-Identifier: LGPL-2.1-or-later
# What `readelf --wide --debug-dump=info` prints, as a line a fact:
#
#   type NAME                          a struct, union, enum or typedef of ours
#   typedef NAME TYPE
#   member TYPE PATH PLACE TYPE        of ours, with those of unnamed parts
#   enumerator NAME
#   variable NAME TYPE
#
# A type is written from its inside: "char const*" points to what is constant.

function remember_name(text) {
    sub(/.*DW_AT_name *: /, "", text)
    sub(/^\([^)]*\)(: | *\(offset: [0-9a-fx]*\): | )/, "", text)
    gsub(/[ \t]+$/, "", text)
    return text
}

function number(text) {
    sub(/.*[ \t]/, "", text)
    return text + 0
}

/^ *<[0-9a-f]+><[0-9a-f]+>: Abbrev Number: / {
    split($0, part, /[<>]/)
    depth = part[2]
    at = part[4]
    sub(/.*\(DW_TAG_/, "")
    sub(/\).*/, "")
    sub(/structure/, "struct")
    sub(/enumeration/, "enum")
    if (/Abbrev/) { # the end of children
        at = ""
        next
    }
    order[++count] = at
    tag[at] = $0
    open[depth] = at
    parent = depth ? open[depth - 1] : ""
    child[parent, ++children[parent]] = at
    if (!depth)
        whole[at] = 1
    next
}
at == "" { next }
/DW_AT_name / { name[at] = remember_name($0) }
/DW_AT_type / {
    match($0, /<0x[0-9a-f]+>/)
    of[at] = substr($0, RSTART + 3, RLENGTH - 4)
}
/DW_AT_data_member_location/ { place[at] = number($0) }
/DW_AT_bit_size/ { bits[at] = ":" number($0) }
/DW_AT_(upper_bound|count) / {
    bound[at] = number($0) + (/upper_bound/ ? 1 : 0)
}

# Compilers have other words for the same number.
function base(text) {
    if (text ~ /long|short/)
        sub(/ int$/, "", text)
    if (sub(/ unsigned/, "", text))
        text = "unsigned " text
    return text == "bool" ? "_Bool" : text
}

function parameter(id) {
    id = of[id]
    while (tag[id] ~ /^(const|restrict|volatile)_type$/)
        id = of[id]
    return written(id)
}

# The array that a type with another name is, or nothing.
function array_of(id) {
    while (tag[id] ~ /^(const_type|typedef)$/)
        id = of[id]
    return tag[id] == "array_type" ? id : ""
}

function written(id,    text, i, part) {
    if (id == "")
        return "void"
    if (tag[id] == "base_type")
        return base(name[id])
    if (tag[id] == "typedef")
        return name[id]
    if (tag[id] ~ /^(struct|union|enum)_type$/)
        return substr(tag[id], 1, length(tag[id]) - 5) " " name[id]
    if (tag[id] == "const_type" && array_of(id))
        return written(array_of(id)) # gcc has no "const" there
    text = written(of[id])
    if (tag[id] == "pointer_type")
        return text "*"
    if (tag[id] == "array_type" || tag[id] == "subroutine_type") {
        part = ""
        for (i = 1; i <= children[id]; i++)
            if (tag[child[id, i]] == "subrange_type")
                text = text "[" bound[child[id, i]] "]"
            else if (tag[child[id, i]] == "unspecified_parameters")
                part = part (part == "" ? "" : ",") "..."
            else
                part = part (part == "" ? "" : ",") parameter(child[id, i])
        return tag[id] == "array_type" ? text : text "(" part ")"
    }
    return text " " substr(tag[id], 1, length(tag[id]) - 5)
}

function members(outer, id, path, begin,    i, it, inner) {
    for (i = 1; i <= children[id]; i++) {
        it = child[id, i]
        if (tag[it] != "member")
            continue
        inner = of[it]
        if (tag[inner] ~ /^(struct|union)_type$/ && name[inner] == "")
            members(outer, inner, path (name[it] == "" ? "" : name[it] "."),
                begin + place[it])
        else
            print "member", outer, path name[it], begin + place[it],
                written(inner) bits[it]
    }
}

END {
    for (i = 1; i <= count; i++) {
        at = order[i]
        if (tag[at] == "enumerator")
            print "enumerator", name[at]
        else if (tag[at] == "variable")
            print "variable", name[at], written(of[at])
        if (name[at] !~ /^xenstable_/)
            continue
        if (tag[at] ~ /^(struct|union|enum)_type$/) {
            print "type", name[at]
            members(name[at], at, "", 0)
        } else if (tag[at] == "typedef") {
            print "type", name[at]
            print "typedef", name[at], written(of[at])
            if (name[of[at]] == "" &&
                tag[of[at]] ~ /^(struct|union)_type$/)
                members(name[at], of[at], "", 0)
        }
    }
}
