# shellcheck shell=bash
# fetch.sh - download Debian packages of any suite and unpack them.
#
# Each suite has a root of its own for apt in the cache; see debian.sh.

# suite_apt SUITE COMMAND ARG... - run apt with the suite's own root
suite_apt() {
    local root="$cache/apt/$1" command=$2
    shift 2
    apt_in "$root" "$command" -o APT::Architecture=amd64 \
        -o APT::Architectures=amd64 "$@"
}

# Read the suite's package list. Suites too old for the main keyring are tried
# with Debian's keyring of removed keys, which is said aloud; there is no
# unsigned way.
suite_update() {
    local suite=$1 root="$cache/apt/$1" keyring
    rm -f "$root/update.log"
    for keyring in "$archive_keyring" "$removed_keyring"; do
        if [[ -e $keyring ]] && apt_update "$root" "$suite" "$keyring" deb
        then
            if [[ $keyring != "$archive_keyring" ]]; then
                diag "suite $suite is signed by a key that Debian" \
                    "has removed; checked with $removed_keyring"
            fi
            return 0
        fi
    done
    fetch_error="suite $suite cannot be fetched:"
    fetch_error+=" $(apt_reason "$root/update.log")"
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
            fetch_error+=" $(apt_reason "$set_dir.log")"
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
