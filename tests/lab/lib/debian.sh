# shellcheck shell=bash
# debian.sh - Debian packages of any suite, by an apt with its own root. The
# machine's package lists and installed packages are not used or changed. Also
# read by ../../dependants/build.

readonly archive_keyring=/usr/share/keyrings/debian-archive-keyring.gpg
readonly removed_keyring=/usr/share/keyrings/debian-archive-removed-keys.gpg

# The reason why the last fetch failed, for the skip line.
fetch_error=

# Repository addresses of the main archive in the machine's own apt sources.
archive_addresses() {
    # shellcheck disable=SC2016  # apt expands these
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' \
        'Created-By: Packages' 2>/dev/null |
        awk -F'|' '$1 == "Debian" && $2 == "Debian" { print $3 }' | sort -u
}

# apt_in ROOT COMMAND ARG... - run a command of apt with that root
apt_in() {
    local root=$1 command=$2
    shift 2
    "$command" -q \
        -o Dir="$root" \
        -o Dir::State="$root/var/lib/apt" \
        -o Dir::State::status="$root/var/lib/dpkg/status" \
        -o Dir::Cache="$root/var/cache/apt" \
        -o Dir::Etc="$root/etc/apt" \
        -o Dir::Log="$root/var/log/apt" \
        -o APT::Sandbox::User= \
        -o APT::Install-Recommends=false \
        -o Acquire::Languages=none \
        -o Acquire::Retries=2 \
        "$@"
}

# apt_update ROOT SUITE KEYRING KIND... - read the lists, signature checked; a
# KIND is deb or deb-src. ROOT/updated says that there are lists.
apt_update() {
    local root=$1 suite=$2 keyring=$3 address
    shift 3
    mkdir -p "$root"/etc/apt/{apt.conf.d,preferences.d,sources.list.d} \
        "$root"/etc/apt/trusted.gpg.d "$root"/var/lib/{apt/lists,dpkg} \
        "$root"/var/cache/apt/archives/partial "$root"/var/log/apt
    : >"$root/var/lib/dpkg/status"
    # Whose archive an address is, is known only after a first update.
    if [[ -z $(archive_addresses) && $(id -u) -eq 0 ]]; then
        progress "the machine has no package lists; running apt-get update"
        apt-get -q update >>"$root/update.log" 2>&1 || true
    fi
    for address in $(archive_addresses); do
        printf "%s [signed-by=$keyring] $address $suite main\n" "$@" \
            >"$root/etc/apt/sources.list"
        if apt_in "$root" apt-get -o APT::Update::Error-Mode=any update \
            >>"$root/update.log" 2>&1; then
            touch "$root/updated"
            return 0
        fi
    done
    rm -f "$root/updated"
    return 1
}

# apt_reason LOG - why apt failed
apt_reason() {
    local line
    line=$(sed -n 's/^[EW]: //p' "$1" 2>/dev/null | head -n 1)
    # Addresses differ from machine to machine and explain nothing.
    echo "${line:-no Debian archive in the apt sources (try apt-get update)}" |
        sed -E 's#https?://[^ ]*/##g; s/ *\[IP:[^]]*\]//'
}
