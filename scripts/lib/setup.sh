# shellcheck shell=bash
# setup.sh - read by scripts/demo and scripts/test from the top folder.

# For the build, the tests and the lab, in this order.
packages=(
    autoconf automake libtool make pkg-config python3 gcc g++ clang
    libc6-dev libyajl-dev libelf-dev check
    libclang-rt-dev clang-format shellcheck valgrind abigail-tools binutils
    gcovr yajl-tools mandoc man-db bsdutils
    dpkg-dev apt-utils qemu-system-x86 cpio gzip xz-utils zstd bc kmod
    python3-sphinx furo python3-myst-parser python3-sphinxcontrib.spelling
    graphviz hunspell-en-gb
    git ca-certificates debian-archive-keyring
)

progress() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
}

export HOME=${HOME:-$PWD}
build=${XENSTABLE_BUILD:-$PWD/build}
multiarch=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null ||
    echo "$(uname -m)-linux-gnu")

is_installed() {
    [[ $(dpkg-query -Wf '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# The clang runtime's package carries its version in its name.
real_package() {
    if [[ $1 == libclang-rt-dev ]]; then
        apt-cache depends clang 2>/dev/null |
            sed -n 's/.*Depends: clang-\([0-9]*\)$/libclang-rt-\1-dev/p' |
            head -n 1
    else
        echo "$1"
    fi
}

install_packages() {
    local package missing=()

    if [[ $EUID -eq 0 ]] && ! apt-cache show clang >/dev/null 2>&1; then
        apt-get update -qq
    fi
    for package in "${packages[@]}"; do
        package=$(real_package "$package")
        if [[ -n $package ]] && ! is_installed "$package"; then
            missing+=("$package")
        fi
    done
    [[ ${#missing[@]} -eq 0 ]] && return
    if [[ $EUID -ne 0 ]]; then
        progress "please install: ${missing[*]}"
        return 1
    fi
    progress "installing ${#missing[@]} packages"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
        --no-install-recommends "${missing[@]}" >"$build/apt.log" 2>&1 || {
        tail -n 20 "$build/apt.log" >&2
        return 1
    }
}

# configure FOLDER OPTION... - a build below $build that installs to /usr
configure_in() {
    local folder=$build/$1 top=$PWD
    shift
    [[ -x configure && configure -nt configure.ac ]] || autoreconf -fi
    mkdir -p "$folder"
    (cd "$folder" && "$top/configure" --prefix=/usr \
        --libdir="/usr/lib/$multiarch" "$@")
}

# The same for a build whose results are to be run in the lab.
build_for_lab() {
    configure_in main --enable-werror
    make -C "$build/main" -j"$(nproc)" lab-payload
}
