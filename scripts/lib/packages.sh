# shellcheck shell=bash
# packages.sh - installs what a command needs, by the table scripts/packages.
# Can be read from any folder.

packages_table=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../packages

# packages_for COMMAND - those of its lines and of the commands that they
# name; nothing for a command that the table does not have
packages_for() {
    local word
    sed -nE "s|^command $1( =[^:]*)?: ||p" "$packages_table" |
        sed -E 's/\+make /+make%/g' | tr ' ' '\n' | sort -u |
        while read -r word; do
            case $word in
            +*) packages_for "$(tr % ' ' <<<"${word#+}")" ;;
            *) echo "$word" ;;
            esac
        done
}

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

# install_packages PACKAGE... - those that are missing; who is not root is
# told what to install
install_packages() {
    local package missing=() log

    if [[ $EUID -eq 0 ]] && ! apt-cache show clang >/dev/null 2>&1; then
        apt-get update -qq || true
    fi
    for package in "$@"; do
        package=$(real_package "$package")
        if [[ -n $package ]] && ! is_installed "$package"; then
            missing+=("$package")
        fi
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $EUID -ne 0 ]]; then
        echo "$(basename "$0"): please install, as root:" \
            "apt-get install ${missing[*]}" >&2
        return 1
    fi
    echo "$(basename "$0"): installing ${#missing[@]} packages" >&2
    log=$(mktemp)
    # Once more with a new list: the machine's may be old.
    apt_install "${missing[@]}" >"$log" 2>&1 ||
        { apt-get update -qq && apt_install "${missing[@]}"; } \
            >>"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        rm -f "$log"
        echo "$(basename "$0"): apt-get cannot install ${missing[*]}" >&2
        return 1
    }
    rm -f "$log"
}

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
        --no-install-recommends "$@"
}

# install_for COMMAND...
install_for() {
    local command packages=()
    for command in "$@"; do
        mapfile -t -O "${#packages[@]}" packages < <(packages_for "$command")
    done
    if [[ ${#packages[@]} -eq 0 ]]; then
        echo "$(basename "$0"): scripts/packages does not know: $*" >&2
        return 2
    fi
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
    install_packages "${packages[@]}"
}
