# shellcheck shell=bash
# fetch.sh - download Debian packages of any suite and unpack them.
#
# Each suite has an apt root of its own in the cache: neither the machine's
# package lists nor its installed packages play a part or are changed.

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

# suite_apt SUITE COMMAND ARG... - run apt with the suite's own root
suite_apt() {
    local root="$cache/apt/$1" command=$2
    shift 2
    "$command" -q \
        -o Dir="$root" \
        -o Dir::State="$root/var/lib/apt" \
        -o Dir::State::status="$root/var/lib/dpkg/status" \
        -o Dir::Cache="$root/var/cache/apt" \
        -o Dir::Etc="$root/etc/apt" \
        -o Dir::Log="$root/var/log/apt" \
        -o APT::Architecture=amd64 \
        -o APT::Architectures=amd64 \
        -o APT::Sandbox::User= \
        -o APT::Install-Recommends=false \
        -o Acquire::Languages=none \
        -o Acquire::Retries=2 \
        "$@"
}

# Read the suite's package list, with the signature checked. Suites too old
# for the main keyring are tried with Debian's keyring of removed keys, which
# is said aloud; there is no unsigned way.
suite_update() {
    local suite=$1 root="$cache/apt/$1" address keyring log reason
    local keyrings=("$archive_keyring")

    log="$root/update.log"
    mkdir -p "$root"/etc/apt/{apt.conf.d,preferences.d,sources.list.d} \
        "$root"/etc/apt/trusted.gpg.d "$root"/var/lib/{apt/lists,dpkg} \
        "$root"/var/cache/apt/archives/partial "$root"/var/log/apt
    : >"$root/var/lib/dpkg/status"
    : >"$log"
    if [[ -e $removed_keyring ]]; then
        keyrings+=("$removed_keyring")
    fi
    for keyring in "${keyrings[@]}"; do
        for address in $(archive_addresses); do
            echo "deb [signed-by=$keyring] $address $suite main" \
                >"$root/etc/apt/sources.list"
            if suite_apt "$suite" apt-get -o APT::Update::Error-Mode=any \
                update >>"$log" 2>&1; then
                if [[ $keyring != "$archive_keyring" ]]; then
                    diag "suite $suite is signed by a key that Debian" \
                        "has removed; checked with $removed_keyring"
                fi
                touch "$root/updated"
                return 0
            fi
        done
    done
    reason=$(sed -n 's/^[EW]: //p' "$log" | head -n 1)
    fetch_error="suite $suite cannot be fetched:"
    fetch_error+=" ${reason:-no Debian archive in the apt sources}"
    rm -f "$root/updated"
    return 1
}

# The suite's list is read once and again only when a download fails.
suite_ready() {
    [[ -e $cache/apt/$1/updated ]] || suite_update "$1"
}

# fetch_set SUITE NAME MODE PACKAGE... - download and unpack; sets $set_dir
#
# MODE "alone" takes only the packages named, "closure" all they depend on.
# The result is $set_dir/PACKAGE/..., one tree a package, and $set_dir/list,
# the package files by name, which is what later steps key their caches by.
fetch_set() {
    local suite=$1 name=$2 mode=$3 key
    shift 3
    key=$(printf '%s\n' "$suite" "$mode" "$@" | sha256sum | cut -c 1-12)
    set_dir="$cache/sets/$suite-$name-$key"
    [[ -e $set_dir/list ]] && return 0

    fetch_error=
    suite_ready "$suite" || return 1
    progress "downloading $name from $suite"
    if ! download_set "$suite" "$mode" "$set_dir.debs" "$@"; then
        # The list may be older than the archive: read it anew, once.
        suite_update "$suite" || return 1
        if ! download_set "$suite" "$mode" "$set_dir.debs" "$@"; then
            fetch_error="packages of $suite cannot be fetched:"
            fetch_error+=" $(sed -n 's/^E: //p' "$set_dir.log" | head -n 1)"
            return 1
        fi
    fi
    unpack_set
    # What an older recipe needed is of no use any more.
    find "$cache/sets" -maxdepth 1 -name "$suite-$name-????????????" \
        ! -path "$set_dir" -exec rm -rf {} +
}

download_set() {
    local suite=$1 mode=$2 debs=$3
    shift 3
    rm -rf "$debs"
    mkdir -p "$debs/partial"
    case $mode in
    alone)
        (cd "$debs" && suite_apt "$suite" apt-get download "$@") \
            >"$set_dir.log" 2>&1
        ;;
    closure)
        suite_apt "$suite" apt-get -y -o Dir::Cache::archives="$debs" \
            install --download-only --no-install-recommends "$@" \
            >"$set_dir.log" 2>&1
        ;;
    esac
}

unpack_set() {
    local deb package new="$set_dir.new"
    rm -rf "$new" "$set_dir"
    mkdir -p "$new"
    for deb in "$set_dir.debs"/*.deb; do
        package=$(dpkg-deb --field "$deb" Package)
        mkdir -p "$new/$package"
        dpkg-deb --fsys-tarfile "$deb" |
            tar x -C "$new/$package" --keep-directory-symlink \
                --no-same-owner --exclude='./usr/share/doc' \
                --exclude='./usr/share/man' --exclude='./usr/share/locale'
        basename "$deb" >>"$new/list"
    done
    mv "$new" "$set_dir"
    rm -rf "$set_dir.debs" "$set_dir.log"
}
