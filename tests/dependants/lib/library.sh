# shellcheck shell=bash
# library.sh - find the installed libxenstable and say how to compile with it.

library_dropin='' library_so='' library_headers='' library_include=''
library_cppflags='' library_ldflags='' library_pkgconfig='' library_folder=''

# find_library DIR - by its drop-in libxenctrl, wherever libdir is below DIR
find_library() {
    local dir script written
    [[ -d $1 ]] || die "$1 is not a folder"
    dir=$(cd "$1" && pwd)
    script=$(find "$dir" -path '*/xenstable/drop-in/libxenctrl.so' \
        -print -quit 2>/dev/null)
    [[ -n $script ]] || die "no libxenstable is installed in $dir" \
        "(looked for xenstable/drop-in/libxenctrl.so); use --prefix"
    library_dropin=$(dirname "$script")
    library_headers=$(find "$dir" -path '*/xenstable/drop-in/xenctrl.h' \
        -printf '%h\n' -quit)
    [[ -n $library_headers ]] || die "$dir has no drop-in xenctrl.h"
    library_include=${library_headers%/xenstable/drop-in}
    library_so="$(dirname "$(dirname "$library_dropin")")/libxenstable.so.1"
    [[ -e $library_so ]] || die "$library_so is missing"

    written=$(sed -n 's|.*(  *\(/[^ ]*\)/libxenctrl_nonshared\.a.*|\1|p' \
        "$script")
    [[ -n $written ]] || die "$script does not name libxenctrl_nonshared.a"
    if [[ $written != "$library_dropin" ]]; then
        copy_staged "$written" "$dir"
    fi
    # The folder above has <xenstable/toolstack.h>, which libxl.h includes.
    library_cppflags="-I$library_headers"
    library_cppflags+=" -I${library_headers%/xenstable/drop-in}"
    library_ldflags="-L$library_dropin"
    # For what is linked with a library of the program's that needs ours.
    library_folder=$(cd "$(dirname "$library_so")" && pwd)
    library_ldflags+=" -Wl,-rpath-link=$library_folder"
    library_pkgconfig="$library_dropin/pkgconfig"
    progress "libxenstable: $library_so"
}

# In a DESTDIR the linker script names the folders of the later system: take
# a copy that names those of the DESTDIR.
copy_staged() {
    local written=$1 dir=$2 destdir copy
    destdir=${library_dropin%"$written"}
    [[ $destdir != "$library_dropin" ]] || die "$library_dropin/libxenctrl.so" \
        "names $written, which is not where it lies; install it anew"
    copy="$cache/dependants/staged"
    rm -rf "$copy"
    mkdir -p "$copy"
    cp -R "$library_dropin/." "$copy/"
    # All paths in these files are absolute and begin after a blank, = or -I.
    sed -i -E "s#(\( )/#\1$destdir/#g" "$copy"/lib*.so
    sed -i -E -e "s#^([a-z_]+=)/#\1$destdir/#; s#(-[IL])/#\1$destdir/#g" \
        -e "s#^(Libs:).* (-l[a-z]*)#\1 -L$copy \2#" "$copy"/pkgconfig/*.pc
    library_dropin=$copy
    progress "$dir is a DESTDIR: its drop-in files are used by a copy"
}

# What a program takes in of the library: a change of this needs a new build.
# Symbols for debuggers name the folder where the archive was compiled.
library_abi() {
    local archive
    (cd "$library_headers" && cat -- *.h ../toolstack.h)
    for archive in "$library_dropin"/*_nonshared.a; do
        strip -g -o "$work/stripped.a" "$archive"
        sha256sum <"$work/stripped.a"
    done
}

# The names that the library has for programs, with their versions.
library_names() {
    nm -D --defined-only "$library_so" | awk '{ print $NF }' |
        sed 's/@@/@/' | sort -u
}
