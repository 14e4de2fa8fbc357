# shellcheck shell=bash
# setup.sh - read by scripts/demo and scripts/test from the top folder.

# shellcheck source-path=SCRIPTDIR source=packages.sh
. scripts/lib/packages.sh

progress() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

export HOME=${HOME:-$PWD}
build=${XENSTABLE_BUILD:-$PWD/build}
multiarch=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null ||
    echo "$(uname -m)-linux-gnu")

# configure_in FOLDER OPTION... - a build below $build that installs to /usr.
# One that is configured like this is left as it is.
configure_in() {
    local folder=$build/$1 top=$PWD
    shift
    set -- --prefix=/usr --libdir="/usr/lib/$multiarch" "$@"
    [[ -x configure && configure -nt configure.ac ]] || autoreconf -fi
    [[ $folder/config.status -nt configure &&
        $(cat "$folder/options" 2>/dev/null) == "$*" ]] && return
    mkdir -p "$folder"
    (cd "$folder" && "$top/configure" "$@" && echo "$*" >options)
}

# The same for a build whose results are to be run in the lab.
build_for_lab() {
    configure_in main --enable-werror
    make -C "$build/main" -j"$(nproc)" lab-payload
}
