# shellcheck shell=bash
# source.sh - Debian's source packages, changed as docs/porting says, and
# built in a minimal root.

readonly porting=docs/porting/debian suffix=+xenstable1

# source, suite, the file that uses Xen, scenario of the lab that proves that it
# works, packages: the first one has that file
readonly driver=usr/lib/$multiarch/libvirt/connection-driver/libvirt_driver_libxl.so
readonly sources="
kexec-tools bookworm usr/sbin/kexec kexec-tools kexec-tools
kexec-tools trixie usr/sbin/kexec kexec-tools kexec-tools
qemu bookworm usr/libexec/xen-qemu-system-i386 qemu-package qemu-system-xen
qemu trixie usr/libexec/xen-qemu-system-i386 qemu-package qemu-system-xen
libvirt bookworm $driver libvirt-package libvirt-daemon-driver-xen libvirt-daemon libvirt-daemon-driver-qemu libvirt0 libvirt-clients
libvirt trixie $driver libvirt-package libvirt-daemon-driver-xen libvirt-daemon libvirt-daemon-common libvirt-daemon-log libvirt-common libvirt0 libvirt-clients
"

# our_packages - sets $debs, the folder of ours; tests/packages/debian made them
our_packages() {
    debs=build/packages/debian/root/build
    compgen -G "$debs/libxenstable1_*.deb" >/dev/null || tests/packages/debian
}

# make_builder SUITE - sets $builder, a root that has our packages for
# developers; $debs is their folder
make_builder() {
    builder=$work/builder-$1
    [[ ! -d $builder ]] || return 0
    make_root "$builder" "$1"
    sed 's/^deb /deb-src /' "$builder/etc/apt/sources.list" \
        >"$builder/etc/apt/sources.list.d/source.list"
    logged apt "$builder" update
    install_files "$builder" "$debs"/libxenstable{1,-dev,-dropin-dev}_*.deb
    logged apt "$builder" install dpkg-dev patch
}

# get_source SOURCE - in the builder: Debian's source package, unpacked in tree.
# Mirrors are not always complete. Without the package's description (.dsc) or
# upstream's signature the archives are taken, which apt checks by its signed
# list, too; dpkg-source applies the patches when it packs them again.
get_source() {
    local archives="apt-get source --only-source $1"
    set -eu
    if $archives --download-only; then
        dpkg-source -x ./*.dsc tree
        return
    fi
    $archives --tar-only
    $archives --diff-only
    mkdir tree
    tar x -C tree --strip-components=1 -f ./*.orig.tar.*z
    tar x -C tree -f ./*.debian.tar.*
}

# changed_source SOURCE SUITE - Debian's, with the diff; sets $dsc
changed_source() {
    local source=$1 suite=$2 tree=$builder/$1/tree
    mkdir -p "$builder/$source"
    logged in_root "$builder" bash -c "cd /$source && $(declare -f get_source)
        get_source $source"
    logged patch -d "$tree" -p1 --fuzz=0 \
        --input="$PWD/$porting/$source-$suite.diff"
    {
        sed -n "1s/)/$suffix)/p" "$tree/debian/changelog"
        printf '\n  * Rebuilt with libxenstable.\n\n'
        grep -m 1 '^ -- ' "$tree/debian/changelog" |
            sed "s/--.*>/-- libxenstable developers <nobody@localhost>/"
        echo
        cat "$tree/debian/changelog"
    } >"$tree/changelog"
    mv "$tree/changelog" "$tree/debian/changelog"
    logged in_root "$builder" sh -c "cd /$source && dpkg-source -b tree"
    dsc=$(echo "$builder/$source"/*"$suffix.dsc")
}

# Of QEMU's dozens of builds the one for Xen is made, and only what that needs
# is installed. Sets $needs; prints what make is told.
build_settings() {
    needs=()
    case $1 in
    qemu)
        echo "MAKEFLAGS=qemu-builds=xen"
        needs=(debhelper libcap-ng-dev libfdt-dev libglib2.0-dev libjpeg-dev
            libpixman-1-dev libspice-server-dev libusb-1.0-0-dev libxen-dev
            meson ninja-build python3 python3-venv zlib1g-dev)
        ;;
    esac
}

# rebuild OUT SOURCE SUITE PACKAGE... - by dpkg-buildpackage, with nothing but
# the above in its environment
rebuild() {
    local out=$1 source=$2 suite=$3 dsc name needs options=(-B)
    shift 3
    make_builder "$suite"
    changed_source "$source" "$suite"
    # Read by su, so that it is in force for the build.
    build_settings "$source" >"$builder/etc/environment"
    if [[ ${#needs[@]} -gt 0 ]]; then
        install_in_root "$builder" "${needs[@]}"
        options+=(-d)
        # The source's other packages stay out.
        sed -n 's/^Package: //p' "$builder/$source/tree/debian/control" |
            grep -vxF "$(printf '%s\n' "$@")" |
            sed '1s/^/DH_OPTIONS=/; s/[^=]*$/-N&/' | paste -s -d ' ' \
            >>"$builder/etc/environment"
    fi
    build_in_root "$builder" "$dsc" "${options[@]}"
    for name in "$@"; do
        cp "$builder/build/$name"_*"${suffix}"_*.deb "$out/"
    done
}

# kept_packages SOURCE SUITE PACKAGE... - sets $kept, a folder of the cache
# with these packages; the first one must need libxenstable1, and none of Xen's
# unstable libraries. Sets $depends, what it needs.
kept_packages() {
    local source=$1 suite=$2 first=$3 made
    shift 2
    kept=$cache/packages/$source-$suite-$(build_key "$source" "$suite" "$first")
    if [[ ! -d $kept ]]; then
        mkdir -p "$work/rebuilt" "$cache/packages"
        rebuild "$work/rebuilt" "$source" "$suite" "$@"
        made=$(mktemp -d "$cache/packages/new.XXXXXX")
        mv "$work/rebuilt"/* "$made/"
        rm -rf "$cache/packages/$source-$suite"-*
        mv -T "$made" "$kept"
    fi
    depends=$(dpkg-deb -f "$kept/$first"_*.deb Depends Recommends Suggests)
    [[ $depends == *libxenstable1* && $depends != *libxenmisc* ]] ||
        die "$first: $depends"
}

# what_programs_get - all that a program's package takes of ours: headers but
# their comments, what is linked statically, pkg-config's files, and of the
# shared library the names and the dependency. Its code and the pages are not
# part of a program.
what_programs_get() {
    local unpacked=$work/what-programs-get
    if [[ ! -d $unpacked ]]; then
        dpkg-deb -x "$debs"/libxenstable-dev_*.deb "$unpacked"
        dpkg-deb -x "$debs"/libxenstable-dropin-dev_*.deb "$unpacked"
        dpkg-deb -e "$debs"/libxenstable1_*.deb "$unpacked/control"
        find "$unpacked" -name '*.h' -exec \
            gcc -w -fpreprocessed -dD -E -P -o {}.c {} \; -delete
    fi
    (cd "$unpacked" &&
        find usr/include usr/lib control/symbols control/shlibs -type f |
        LC_ALL=C sort | xargs sha256sum)
}

# build_key SOURCE SUITE PACKAGE - of Debian's version, what it takes of ours and
# how it is built
build_key() {
    local needs
    make_builder "$2"
    {
        in_root "$builder" apt-cache show --no-all-versions "$3" |
            grep ^Version
        what_programs_get
        cat "$porting/$1-$2.diff"
        build_settings "$1"
        echo "${needs[@]}"
        declare -f get_source changed_source rebuild
    } | sha256sum | cut -c 1-16
}
