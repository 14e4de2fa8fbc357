# shellcheck shell=bash
# proof.sh - is it really libxenstable that the program uses?

# prove TREE LOG - every binary of the recipe needs libxenstable.so.1 and no
# unstable library of Xen's, and has their names neither as imports nor as
# exports.
prove() {
    local tree=$1 log=$2 binary file status=0
    local unstable='lib(xenctrl|xenguest|xenlight|xlutil)'
    for binary in "${binaries[@]}"; do
        file="$tree/$binary"
        if [[ ! -e $file ]]; then
            problem "$binary was not built"
            continue
        fi
        needed "$file" | grep -qx 'libxenstable\.so\.1' ||
            problem "$binary does not need libxenstable.so.1"
        if needed "$file" | grep -E "^$unstable"; then
            problem "$binary needs a library of Xen's own"
        fi
        if nm -D "$file" | awk '{ print $NF }' | grep -E '^(xc|libxl|xlu)_'; then
            problem "$binary has Xen's names as dynamic symbols"
        fi
        # It may have been compiled with an earlier build of the library.
        if nm -D --undefined-only "$file" | awk '{ print $NF }' |
            grep '^xenstable_' | sort -u | comm -23 - <(library_names) | grep .; then
            problem "$binary wants names that libxenstable does not have"
        fi
        if readelf -d "$file" | grep -E 'R(UN)?PATH'; then
            problem "$binary has a search path of its own"
        fi
    done
    # A search that links Xen's own library statically would pass the above.
    if grep -nE "[/ ](-l:)?$unstable\.(a|so\.4)" "$log"; then
        problem "a library of Xen's own was given to the linker"
    fi
    return "$status"
}

problem() {
    echo "build: $name: $*" >&2
    status=1
}

needed() {
    readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
}

# Which files these are: to be compared with what ran in the lab.
show_hashes() {
    local binary
    for binary in "${binaries[@]}"; do
        (cd "$1" && sha256sum "$binary")
    done
}
