# shellcheck shell=bash
# lib.sh - read by the commands of this folder from the top folder.

# shellcheck source-path=SCRIPTDIR source=../../scripts/lib/setup.sh
. scripts/lib/setup.sh

# What the last command printed is worth keeping; the result goes last.
passed() {
    echo "PASS: $(basename "$0"): $*"
}

die() {
    echo "FAIL: $(basename "$0"): $*" >&2
    exit 1
}

# need COMMAND - sets $work, an empty folder below the build folder, and
# installs what the command needs
need() {
    work=$build/packages/${1##*/}
    # A chroot's root belongs to others when a build in it was interrupted.
    rm -rf "$work"
    mkdir -p "$work"
    work=$(cd "$work" && pwd)
    install_for "$1"
}

# clone FOLDER - the last commit and what is changed in tracked files
clone() {
    git clone -q . "$1"
    git diff --binary HEAD | git -C "$1" apply --allow-empty --index
}

# make_tarball FOLDER - clone into FOLDER and release from it; sets $tarball
make_tarball() {
    clone "$1"
    (
        cd "$1"
        autoreconf -fi
        ./configure
        make dist
    ) >"$1.log" 2>&1 || {
        tail -n 20 "$1.log" >&2
        die "there is no tarball; see $1.log"
    }
    tarball=$(echo "$1"/libxenstable-*.tar.xz)
    version=${tarball##*/libxenstable-}
    version=${version%.tar.xz}
}

# make_source_package DIR - Debian's, of the last commit and tracked changes
make_source_package() {
    local source
    make_tarball "$1/clone"
    cp "$tarball" "$1/libxenstable_$version.orig.tar.xz"
    tar xf "$tarball" -C "$1"
    source=$1/libxenstable-$version
    cp -R "$1/clone/debian" "$source/"
    (cd "$1" && dpkg-source -b "$source") >"$1/source.log" 2>&1 || {
        tail "$1/source.log"
        die "there is no source package"
    }
}
