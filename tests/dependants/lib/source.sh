# shellcheck shell=bash
# source.sh - fetch Debian source packages, by an apt with its own root.
#
# The machine's own lists and installed packages are not used or changed.

# shellcheck source-path=SCRIPTDIR source=../../lab/lib/debian.sh
. "$here/../lab/lib/debian.sh"

source_dir='' source_version='' source_note=''

# source_apt SUITE COMMAND ARG...
source_apt() {
    apt_in "$cache/apt-sources/$1" "${@:2}"
}

# Lists are read when there are none, and again when a download fails.
source_update() {
    local root="$cache/apt-sources/$1"
    if [[ ! -e $archive_keyring ]]; then
        fetch_error="$archive_keyring is missing; install it with:"
        fetch_error+=" apt-get install debian-archive-keyring"
        return 1
    fi
    progress "reading the package lists of $1"
    rm -f "$root/update.log"
    apt_update "$root" "$1" "$archive_keyring" deb deb-src || {
        fetch_error="the lists of $1 cannot be read:"
        fetch_error+=" $(apt_reason "$root/update.log")"
        return 1
    }
}

# fetch_source SUITE NAME - sets source_dir, source_version and source_note
#
# Mirrors are not always complete. Without the package's description (.dsc) the
# archives it names are taken, which apt checks by the signed list; without
# Debian's changes upstream's alone, and source_note says so on the result line.
fetch_source() {
    local suite=$1 name=$2
    source_note=
    source_dir="$cache/sources/$suite-$name"
    if [[ ! -e $source_dir/files ]]; then
        [[ -e $cache/apt-sources/$suite/updated ]] || source_update "$suite" ||
            return 1
        download_source "$suite" "$name" ||
            { source_update "$suite" && download_source "$suite" "$name"; } ||
            return 1
    fi
    read -r source_version <"$source_dir/version"
    [[ ! -e $source_dir/upstream-alone ]] ||
        source_note=" (upstream only; Debian's changes were not available)"
}

download_source() {
    local suite=$1 name=$2 log="$source_dir.log"
    rm -rf "$source_dir"
    mkdir -p "$source_dir"
    : >"$log"
    progress "downloading the source of $name from $suite"
    if ! download_part --download-only; then
        fetch_error="the source of $name cannot be fetched:"
        fetch_error+=" $(apt_reason "$log")"
        # What is not complete would only be in the way.
        rm -rf "$source_dir"
        mkdir -p "$source_dir"
        download_part --tar-only || return 1
        [[ -n $(find "$source_dir" -name '*.orig.tar.*') ]] || return 1
        if download_part --diff-only &&
            [[ -n $(find "$source_dir" -name '*.debian.tar.*') ]]; then
            progress "$fetch_error; taking its archives"
        else
            progress "$fetch_error; taking upstream's source alone"
            echo "$fetch_error" >"$source_dir/upstream-alone"
        fi
    fi
    source_apt "$suite" apt-cache showsrc --only-source "$name" |
        sed -n 's/^Version: //p' | sort -V | tail -n 1 \
        >"$source_dir/version" || return 1
    (cd "$source_dir" && sha256sum -- *.tar.*) >"$source_dir/files"
}

# download_part OPTION - of apt-get source, which says what of the package
download_part() {
    (cd "$source_dir" && source_apt "$suite" apt-get source "$1" \
        --only-source "$name") >>"$log" 2>&1
}

# use_source TREE NAME - the same of a tree that is here
use_source() {
    source_dir="$cache/sources/tree-$2"
    rm -rf "$source_dir"
    mkdir -p "$source_dir"
    source_version=${1##*/} source_note=" (a tree, not Debian's source)"
    cp -R "$1" "$source_dir/tree"
    (cd "$source_dir" && find tree -type f -print0 | sort -z |
        xargs -0 sha256sum) >"$source_dir/files"
}

# unpack_source DIR TREE - with Debian's patches applied
unpack_source() {
    local dir=$1 tree=$2
    rm -rf "$tree"
    if [[ -d $dir/tree ]]; then
        cp -R "$dir/tree" "$tree"
        return
    fi
    unpack_archives "$dir" "$tree" >"$work/unpack.log" 2>&1 || {
        cat "$work/unpack.log" >&2
        return 1
    }
}

unpack_archives() {
    local dir=$1 tree=$2
    if compgen -G "$dir/*.dsc" >/dev/null; then
        dpkg-source --no-copy -x "$dir"/*.dsc "$tree"
        return
    fi
    mkdir -p "$tree" &&
        tar x -C "$tree" --strip-components=1 -f "$dir"/*.orig.tar.* || return 1
    [[ ! -e $dir/upstream-alone ]] || return 0
    # What unpacking by the description would do.
    tar x -C "$tree" -f "$dir"/*.debian.tar.* &&
        dpkg-source --before-build "$tree"
}

# fetch_unpacked SUITE NAME PACKAGE... - packages in a folder of our own, which
# unpacked_dir says
fetch_unpacked() {
    local suite=$1 name=$2 log deb new
    shift 2
    unpacked_dir="$cache/sources/$suite-$name"
    [[ ! -e $unpacked_dir/movable ]] || return 0
    new="$unpacked_dir.new" log="$unpacked_dir.log"
    rm -rf "$new" "$unpacked_dir"
    mkdir -p "$new/debs"
    progress "downloading $name from $suite"
    download_packages "$suite" "$new/debs" "$@" >"$log" 2>&1 ||
        { source_update "$suite" &&
            download_packages "$suite" "$new/debs" "$@" >"$log" 2>&1; } || {
        fetch_error="$name cannot be fetched: $(apt_reason "$log")"
        return 1
    }
    for deb in "$new"/debs/*.deb; do
        dpkg-deb -x "$deb" "$new"
    done
    rm -rf "$new/debs"
    # From where the file is: the cache may have another name tomorrow.
    find "$new" -name '*.pc' | while read -r pc; do
        sed -i "s|=/usr|=\${pcfiledir}/$(realpath -m \
            --relative-to="${pc%/*}" "$new/usr")|" "$pc"
    done
    touch "$new/movable"
    mv "$new" "$unpacked_dir"
}

download_packages() {
    (cd "$2" && source_apt "$1" apt-get download "${@:3}")
}

# fetch_xen_headers - Xen's development files, with the shared libraries that
# their links point to, of the suite that this machine is: it is its linker
# that reads them. Sets xen_headers.
#
# For programs that use Xen's stable libraries beside libxenctrl. Debian's
# package has the unstable libraries' files as well: the proof shows that they
# are not used.
fetch_xen_headers() {
    local host packages
    # shellcheck source=/dev/null
    host=$(. /etc/os-release && echo "$VERSION_CODENAME")
    if [[ ! -e $cache/apt-sources/$host/updated ]]; then
        source_update "$host" || return 1
    fi
    mapfile -t packages < <(source_apt "$host" apt-cache depends libxen-dev |
        awk '$1 == "Depends:" && $2 ~ /^libxen/ { print $2 }')
    fetch_unpacked "$host" libxen-dev libxen-dev "${packages[@]}" || return 1
    xen_headers=$unpacked_dir
}

# fetch_meson SUITE - the suite's own, which is Python alone: sources want a
# meson of their time, but not its whole suite. Sets meson_dir.
fetch_meson() {
    fetch_unpacked "$1" meson meson || return 1
    meson_dir=$unpacked_dir
}
