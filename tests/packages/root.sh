# shellcheck shell=bash
# root.sh - minimal Debian roots, to build and install packages in.
#
# All mounts are made in a mount namespace of the command's own, and end with
# it; the machine's own packages are not touched.

cache=${XENSTABLE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/libxenstable}
mkdir -p "$cache"

# For the address of the archive that this machine uses.
# shellcheck source-path=SCRIPTDIR source=../lab/lib/debian.sh
. tests/lab/lib/debian.sh

need_root() {
    if [[ $EUID -ne 0 ]]; then
        echo "SKIP: $(basename "$0"): roots are made by root only"
        exit 77
    fi
}

# make_root DIR SUITE [MMDEBSTRAP-OPTION...] - one that was made today is kept
# in the cache
make_root() {
    local root=$1 suite=$2 address kept made
    shift 2
    address=$(archive_addresses | head -n 1)
    mkdir -p "$cache/minimal"
    find "$cache/minimal" -name '*.tar*' ! -newermt "$(date +%F)" -delete
    kept=$cache/minimal/$suite-$(sha256sum <<<"$address $*" | cut -c 1-8).tar
    progress "making a minimal root of $suite"
    if [[ ! -e $kept ]]; then
        # Others may make it as well, some with the same process number.
        made=$(mktemp --suffix=.tar "$kept.XXXXXX")
        unshare --mount mmdebstrap --quiet --variant=minbase \
            --skip=cleanup/apt/lists --dpkgopt=force-unsafe-io \
            --keyring="$archive_keyring" "$@" \
            "$suite" "$made" \
            "deb $address $suite main" >"$root.log" 2>&1 || {
            tail -n 20 "$root.log"
            rm -f "$made"
            echo "SKIP: $(basename "$0"): no root of $suite can be made"
            exit 77
        }
        mv "$made" "$kept"
    fi
    mkdir "$root"
    tar xf "$kept" -C "$root" --numeric-owner
    # Services are not to be started, now or on an upgrade.
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod 755 "$root/usr/sbin/policy-rc.d"
    # Nothing of a root needs to outlive a power failure.
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/root"
}

# in_root [--offline] ROOT COMMAND ARG...
in_root() {
    local options=(--mount --pid --ipc --fork --kill-child)
    if [[ $1 == --offline ]]; then
        options+=(--net)
        shift
    fi
    # shellcheck disable=SC2016  # expanded by the inner shell
    unshare "${options[@]}" bash -euc '
        root=$1
        shift
        # A mount, since unshare in it wants one as its root.
        mount --rbind "$root" "$root"
        mount --rbind /dev "$root/dev"
        mount -t proc proc "$root/proc"
        # Not exec: this shell is the process 1 that takes note of daemons that
        # have ended. Programs wait for them to be gone (tests of libvirt).
        status=0
        env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
            LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            chroot "$root" "$@" || status=$?
        exit "$status"' bash "$@"
}

# install_in_root ROOT PACKAGE...
install_in_root() {
    local root=$1
    shift
    in_root "$root" apt-get -qq -y -o Dpkg::Use-Pty=0 install \
        --no-install-recommends "$@" >>"$root.log" 2>&1 || {
        tail -n 20 "$root.log"
        die "$* cannot be installed"
    }
}

# build_in_root ROOT DSC [OPTION...] - the packages are in ROOT/build; options
# are those of dpkg-buildpackage: with -d, the caller has installed what is
# needed
build_in_root() {
    local root=$1 dsc=$2 log=$1.build.log only=()
    shift 2
    [[ $* != *-B* ]] || only=(--arch-only)
    if [[ ! -d $root/build ]]; then
        in_root "$root" useradd --create-home builder
        mkdir "$root/build"
    fi
    dcmd cp "$dsc" "$root/build/"
    progress "installing what $(basename "$dsc") needs to be built"
    install_in_root "$root" dpkg-dev fakeroot build-essential
    [[ " $* " == *" -d "* ]] || in_root "$root" apt-get -qq -y \
        -o Dpkg::Use-Pty=0 build-dep --no-install-recommends "${only[@]}" \
        "/build/$(basename "$dsc")" >>"$root.log" 2>&1 || {
        tail "$root.log"
        die "the build dependencies cannot be installed"
    }
    progress "building $(basename "$dsc") without network"
    in_root "$root" chown -R builder /build
    in_root --offline "$root" su builder -c "
        set -eu
        cd /build
        rm -rf source
        dpkg-source -x ${dsc##*/} source
        cd source
        export DEB_BUILD_OPTIONS=\"\${DEB_BUILD_OPTIONS:-} parallel=$(nproc)\"
        dpkg-buildpackage -us -uc $*" \
        >"$log" 2>&1 || {
        tail -n 40 "$log"
        die "$(basename "$dsc") does not build; see $log"
    }
}

# apt ROOT ARG...
apt() {
    in_root "$1" apt-get -qq -y -o Dpkg::Use-Pty=0 \
        -o APT::Install-Recommends=false "${@:2}"
}

# logged COMMAND ARG... - into $work/log
logged() {
    "$@" >>"$work/log" 2>&1 || {
        tail -n 20 "$work/log"
        die "$* failed; see $work/log"
    }
}

# install_files ROOT DEB...
install_files() {
    local root=$1
    shift
    mkdir -p "$root/packages"
    cp "$@" "$root/packages/"
    logged apt "$root" install "${@/#*\///packages/}"
}

# package_names ROOT
package_names() {
    # shellcheck disable=SC2016  # dpkg expands it
    in_root "$1" dpkg-query -Wf '${binary:Package}\n'
}

# tree_of_root ROOT TREE - what was installed beyond the minimal root, whose
# packages are in ROOT.minimal, and its libraries, for the lab to lay over its
# own root
tree_of_root() {
    local root=$1 tree=$2
    rm -rf "$tree"
    mkdir "$tree"
    package_names "$root" | grep -vxFf "$root.minimal" >"$work/added"
    # shellcheck disable=SC2046  # names are words
    {
        in_root "$root" dpkg -L $(cat "$work/added")
        cd "$root" && find "usr/lib/$multiarch" \
            \( -name 'lib*.so*' -o -name 'ld-*' \)
    } | sed -E 's,^/,,; s,^(bin|sbin|lib|lib64)/,usr/\1/,' |
        grep -E '^(usr|etc|var)/' |
        grep -vE '(/(lib)?(perl|python)|/gconv/|/debug/|/share/(doc|man|locale|i18n|icons|fonts|perl|mime|X11)/)' |
        sort -u >"$work/files"
    (cd "$root" && tar c --no-recursion --ignore-failed-read \
        -T "$work/files" 2>/dev/null) | tar x -C "$tree"
}
