# shellcheck shell=bash
# root.sh - build the root file system that dom0 runs from.
#
# A root is cached as a folder. Its key are this file, the guest files and the
# versions of its packages, so that any change makes a new root.

readonly kernel_suite=bookworm
readonly newest_suite=trixie

# What every root has from the newest suite: it runs programs and Xen
# libraries of all older suites, as on a host in the middle of an upgrade.
readonly base_packages=(
    libc6 libc-bin busybox-static libgcc-s1
    libxencall1 libxendevicemodel1 libxenevtchn1 libxenforeignmemory1
    libxengnttab1 libxenhypfs1 libxenstore4 libxentoolcore1 libxentoollog1
    xenstore-utils
    libyajl2 libext2fs2t64 libcom-err2 libuuid1 libncurses6 libtinfo6 libjson-c5
    zlib1g liblzma5 libzstd1 libbz2-1.0 liblzo2-2 libelf1t64
    libglib2.0-0t64 libpixman-1-0 libfdt1 libjpeg62-turbo
)

# Of these packages only the files named: what QEMU loads into HVM guests, and
# what Xen's hotplug scripts call.
readonly file_packages=(seabios qemu-system-data bash util-linux)
readonly file_names=(
    usr/bin/{bash,flock}
    usr/share/seabios/{bios-256k,vgabios-stdvga,vgabios-cirrus}.bin
    usr/share/qemu/{kvmvapic,linuxboot,linuxboot_dma}.bin
    usr/share/qemu/keymaps/en-us
)
# QEMU wants these to be there; nothing boots from a network, so that they are
# made empty, which saves half a minute of emulated 16-bit code.
readonly empty_roms=(usr/share/qemu/{efi,pxe}-{e1000,rtl8139}.rom)

# Loaded at boot; modules that these depend on come along.
readonly boot_modules=(
    xen-privcmd xen-evtchn xen-gntdev xen-gntalloc xenfs
)
# In the root for scenarios that load them with modprobe.
readonly more_modules=(xen-blkback xen-netback xen-pciback loop tun bridge
    e1000)
# In the guests' root, for their devices: domu-init loads them.
readonly guest_modules=(xen-blkfront xen-netfront ata_piix sd_mod 8139cp
    e1000)

readonly multiarch=x86_64-linux-gnu

suite_of_release() {
    case $1 in
    4.14) echo bullseye ;;
    4.17) echo bookworm ;;
    4.20) echo trixie ;;
    *) return 1 ;;
    esac
}

# fetch_release X.Y - Xen of that release; its folder is in $release_dir
fetch_release() {
    local release=$1 suite packages
    if ! suite=$(suite_of_release "$release"); then
        fetch_error="no Debian suite with Xen $release is known"
        return 1
    fi
    packages=("xen-hypervisor-$release-amd64" "xen-utils-$release"
        "libxenmisc$release" xen-utils-common)
    if [[ $suite == bullseye ]]; then
        packages+=(libxenstore3.0)
    fi
    fetch_set "$suite" xen alone "${packages[@]}" || return 1
    release_dir=$set_dir
}

# fetch_base - what all roots share; in $base_dir, $files_dir, $kernel_dir
fetch_base() {
    local package
    fetch_set "$newest_suite" base closure "${base_packages[@]}" || return 1
    base_dir=$set_dir
    fetch_set "$newest_suite" files alone "${file_packages[@]}" || return 1
    files_dir=$set_dir
    suite_ready "$kernel_suite" || return 1
    package=$(suite_apt "$kernel_suite" apt-cache depends linux-image-amd64 |
        awk '$1 == "Depends:" && $2 ~ /^linux-image-[0-9]/ {
            print $2; exit }')
    if [[ -z $package ]]; then
        fetch_error="suite $kernel_suite has no linux-image-amd64"
        return 1
    fi
    fetch_set "$kernel_suite" kernel alone "$package" || return 1
    kernel_dir=$set_dir/$package
}

# fetch_package SUITE:PACKAGE[+PACKAGE]... - for the packages directive; in
# $set_dir
fetch_package() {
    local packages=()
    IFS=+ read -ra packages <<<"${1#*:}"
    fetch_set "${1%%:*}" "${packages[0]}" closure "${packages[@]}"
}

# overlay FROM TO [TAR-OPTION]... - copy a tree over a root; links that stand
# for folders there (lib, bin) stay.
overlay() {
    local from=$1 to=$2
    shift 2
    tar c -C "$from" "$@" . |
        tar x -C "$to" --keep-directory-symlink --no-same-owner
}

# The skeleton, libraries, busybox, kernel and modules.
build_base() {
    local root=$1 dir package applet file
    for dir in usr/bin usr/sbin usr/lib usr/lib64 "usr/lib/$multiarch" dev \
        proc sys run tmp root etc opt boot home/lab var/log/xen/console \
        var/lib/xen var/lib/xenstored usr/local; do
        mkdir -p "$root/$dir"
    done
    chmod 1777 "$root/tmp"
    ln -s usr/bin "$root/bin"
    ln -s usr/sbin "$root/sbin"
    ln -s usr/lib "$root/lib"
    ln -s usr/lib64 "$root/lib64"
    ln -s ../run "$root/var/run"
    ln -s ../run/lock "$root/var/lock"

    for package in "$base_dir"/*/; do
        for dir in lib lib64 usr/lib usr/lib64 usr/bin; do
            # Of programs only those that talk to xenstore.
            [[ $dir != usr/bin || $package == */xenstore-utils/ ]] ||
                continue
            [[ -d $package$dir ]] || continue
            mkdir -p "$root/$dir"
            overlay "$package$dir" "$root/$dir" --exclude=gconv \
                --exclude='*.py' --exclude='perl*' --exclude='*.a' \
                --exclude=audit --exclude='engines*'
        done
    done
    cp "$busybox" "$root/usr/bin/busybox"
    # Its list of applets contains "busybox": a link would replace itself.
    for applet in $("$busybox" --list); do
        [[ -e $root/usr/bin/$applet ]] ||
            ln -s busybox "$root/usr/bin/$applet"
    done
    cp "$(find "$base_dir/libc-bin" -name ldconfig -type f)" \
        "$root/usr/sbin/ldconfig"
    for file in "${file_names[@]}"; do
        mkdir -p "$root/$(dirname "$file")"
        cp "$files_dir"/*/"$file" "$root/$file"
    done
    for file in "${empty_roms[@]}"; do
        truncate -s 512 "$root/$file"
    done
    # xl complains when there is none.
    mkdir -p "$root/etc/xen"
    : >"$root/etc/xen/xl.conf"
    install -D "$lab_dir/guest/vif-bridge" "$root/etc/xen/scripts/vif-bridge"

    printf '%s\n' /usr/local/lib "/usr/local/lib/$multiarch" \
        "/usr/lib/$multiarch" /usr/lib /usr/lib64 /usr/local/lib64 \
        >"$root/etc/ld.so.conf"
    printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' \
        'lab:x:1000:1000:an ordinary user:/home/lab:/bin/sh' \
        >"$root/etc/passwd"
    printf '%s\n' 'root:x:0:' 'lab:x:1000:' >"$root/etc/group"
    printf '%s\n' '127.0.0.1 localhost lab' >"$root/etc/hosts"
    build_kernel "$root"
}

# add_modules ROOT NAME... - modules of dom0's kernel and what they need
add_modules() {
    local root=$1 version modules name file dependency
    shift
    version=$(basename "$kernel_dir"/lib/modules/*)
    modules="$kernel_dir/lib/modules/$version"
    [[ -e $modules/modules.dep ]] ||
        "$busybox" depmod -b "$kernel_dir" "$version"
    for name in "$@"; do
        # A line is "module: dependency dependency...", as paths.
        for dependency in $(sed -n "s|^\(.*/$name\.ko\):|\1 |p" \
            "$modules/modules.dep"); do
            file="$root/lib/modules/$version/$dependency"
            mkdir -p "$(dirname "$file")"
            cp -n "$modules/$dependency" "$file"
        done
    done
    cp "$modules"/modules.{order,builtin} "$root/lib/modules/$version/"
    "$busybox" depmod -b "$root" "$version"
}

build_kernel() {
    local root=$1
    cp "$kernel_dir"/boot/vmlinuz-* "$root/boot/vmlinuz"
    add_modules "$root" "${boot_modules[@]}" "${more_modules[@]}"
    printf '%s\n' "${boot_modules[@]}" >"$root/etc/boot-modules"
    unpack_kernel "$root/boot/vmlinuz" "$work/vmlinux"
    # For guests. Unpacking it anew costs each of them as much time as half a
    # boot of the machine.
    cp "$work/vmlinux" "$root/boot/guest-vmlinux"
    build_small_image "$lab_dir/guest/crash-init" \
        "$root/boot/crash-initrd.img"
    build_small_image "$lab_dir/guest/domu-init" "$work/guest-initrd" \
        "${guest_modules[@]}"
    # This one is compressed: QEMU hands it to HVM guests byte by byte.
    gzip -n -c "$work/guest-initrd" >"$root/boot/guest-initrd.img"
}

# unpack_kernel VMLINUZ VMLINUX - done here, because Xen takes two seconds for
# it on the emulated processor. Offsets: Linux's x86 boot protocol.
unpack_kernel() {
    local setup offset length unpack
    read -r setup < <(od -An -tu1 -j 497 -N 1 "$1")
    read -r offset length < <(od -An -tu4 -j 584 -N 8 "$1")
    offset=$(((setup + 1) * 512 + offset))
    case $(od -An -tx1 -j "$offset" -N 4 "$1") in
    " fd 37 7a 58") unpack=xz ;;
    " 28 b5 2f fd") unpack=zstd ;;
    " 1f 8b"*) unpack=gzip ;;
    *) die "the kernel of $kernel_suite is compressed in an unknown way" ;;
    esac
    # The last four bytes are the unpacked size.
    head -c "$((offset + length - 4))" "$1" | tail -c "+$((offset + 1))" |
        "$unpack" -dc >"$2"
}

# build_small_image INIT IMAGE [MODULE]... - a root of busybox alone, for the
# crash kernel and for guests
build_small_image() {
    local init=$1 image=$2 tree name
    shift 2
    tree=$(mktemp -d "$work/small.XXXXXX")
    mkdir -p "$tree"/{bin,sbin,proc,sys,dev,run}
    cp "$busybox" "$tree/bin/busybox"
    for name in sh mount uname poweroff reboot sleep cat dd head ip modprobe \
        ping sed; do
        ln -s busybox "$tree/bin/$name"
    done
    # The kernel calls them when the toolstack asks the guest to end.
    for name in poweroff reboot; do
        printf '%s\n' '#!/bin/sh' "exec /bin/$name -f" >"$tree/sbin/$name"
        chmod 755 "$tree/sbin/$name"
    done
    install -m 755 "$init" "$tree/init"
    if [[ $# -gt 0 ]]; then
        mkdir "$tree/lib"
        add_modules "$tree" "$@"
    fi
    pack "$tree" "$image"
}

# Not compressed: the emulated processor unpacks far slower than QEMU copies.
pack() {
    (cd "$1" && find . -print0 | sort -z |
        cpio --quiet -0 -o -H newc -R 0:0) >"$2"
}

# base_root - after fetch_base: the cached root without any Xen release, in
# $root_dir; dom0's kernel, unpacked, is in $root_dir.vmlinux
base_root() {
    local key new
    busybox="$base_dir/busybox-static/usr/bin/busybox"
    key=$(cat "$lab_dir/lib/root.sh" "$lab_dir/guest/"{*-init,vif-bridge} \
        "$base_dir/list" "$files_dir/list" "$kernel_dir/../list" |
        sha256sum | cut -c 1-12)
    root_dir="$cache/roots/base-$key"
    [[ -e $root_dir ]] && return 0

    progress "building the root"
    new="$work/root"
    rm -rf "$new"
    mkdir -p "$new" "$cache/roots"
    build_base "$new"
    # Only the newest root is kept.
    rm -rf "$cache/roots/base-"*
    mv "$work/vmlinux" "$root_dir.vmlinux"
    mv "$new" "$root_dir"
}

# add_release ROOT RELEASE-DIR - its unstable libraries and its tools
add_release() {
    local root=$1 package
    for package in "$2"/libxen*/ "$2"/xen-utils-[0-9]*/; do
        overlay "$package" "$root" --exclude=./usr/lib/debug \
            --exclude='*.py' --exclude='python3*' --exclude=oxenstored \
            --exclude=xenfsimage --exclude=./usr/share --exclude=./boot
    done
    # The lab has a vif-bridge of its own.
    mkdir -p "$root/etc/xen/scripts"
    overlay "$2/xen-utils-common/etc/xen/scripts" "$root/etc/xen/scripts" \
        --exclude=./vif-bridge
}

# add_tree ROOT DIR - the same, from Xen's own "make install DESTDIR=DIR"
add_tree() {
    local root=$1 tree=$2 name part
    # The tree's libraries win over Debian's of the same name, and over what
    # that is a link to: ldconfig would lead it there again.
    find "$tree" -name 'lib*.so.*' -printf '%f\n' |
        while read -r name; do
            name=$root/usr/lib/$multiarch/$name
            rm -f "$(readlink -f "$name")" "$name"
        done
    for part in usr lib lib64 bin sbin etc; do
        [[ -d $tree/$part ]] || continue
        mkdir -p "$root/$part"
        overlay "$tree/$part" "$root/$part" --exclude=lib/debug \
            --exclude='*.a' --exclude='python3*' --exclude=share/doc \
            --exclude=share/man --exclude=include --exclude=src
    done
    # The lab's own hotplug scripts stay: the tree's ask for more programs.
    find "$root" -path '*/xen/scripts/vif-bridge' \
        -exec install "$lab_dir/guest/vif-bridge" {} \;
    add_machine_libraries "$root"
}

# add_machine_libraries ROOT - what a tree's programs need and the root lacks:
# from the machine where the tree was built, which is taken to be this one
add_machine_libraries() {
    local root=$1 name file added=yes
    while [[ $added == yes ]]; do
        added=no
        for name in $(needed_libraries "$root/usr"); do
            [[ -z $(find "$root/usr" -name "$name" -print -quit) ]] || continue
            file=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p |
                awk -v name="$name" '$1 == name && /x86-64/ && !found {
                    print found = $NF }')
            [[ -n $file ]] || continue
            cp -L "$file" "$root/usr/lib/$multiarch/$name"
            diag "the tree's programs need $name: it is this machine's"
            added=yes
        done
    done
}

# add_private DIR FROM... - the daemons of the running release, where no
# search for libraries finds them: see own_tool() in guest/tap.sh.
add_private() {
    local private=$1 name
    shift
    mkdir -p "$private/bin" "$private/lib"
    for name in xenstored xenconsoled xen-init-dom0 xl libxl-save-helper; do
        find "$@" -name "$name" -type f ! -path '*/share/*' \
            -exec cp {} "$private/bin/" \;
    done
    find "$@" -name 'lib*.so.*' ! -path '*/xenfsimage/*' \
        ! -path '*/debug/*' -exec cp -a {} "$private/lib/" \;
}

# add_package ROOT SUITE:PACKAGE[+PACKAGE]... - for scenarios that compare with
# Debian's own programs: the packages and the libraries they need, in a private
# folder that has the first one's name.
add_package() {
    local suite=${2%%:*} private file name found added=yes packages=()
    IFS=+ read -ra packages <<<"${2#*:}"
    fetch_package "$2"
    private="$1/opt/debian/$suite-${packages[0]}"
    mkdir -p "$private/usr/lib/$multiarch"
    for name in "${packages[@]}"; do
        overlay "$set_dir/$name" "$private"
    done
    while [[ $added == yes ]]; do
        added=no
        for name in $(needed_libraries "$private"); do
            # The C library and its loader only work as a pair: the root's.
            case $name in
            ld-linux* | libc.so.* | libm.so.* | libdl.so.* | librt.so.* | \
                libpthread.so.* | libresolv.so.* | libutil.so.*) continue ;;
            esac
            file="$private/usr/lib/$multiarch/$name"
            [[ ! -e $file ]] || continue
            found=$(find "$set_dir" -name "$name" -print -quit)
            [[ -n $found ]] || continue
            cp -L "$found" "$file"
            added=yes
        done
    done
}

needed_libraries() {
    find "$1" -type f \( -perm -u+x -o -name '*.so*' \) ! -name '*.ko' \
        -print0 | { xargs -0 -r readelf -d 2>/dev/null || true; } |
        sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u
}

# check_libraries ROOT - every library that is needed must be there, or in the
# folder of a package, which a scenario may use
check_libraries() {
    local name missing=()
    for name in $(needed_libraries "$1/usr"); do
        if [[ -z $(find "$1/usr" "$1/opt" -name "$name" -print -quit) ]]; then
            missing+=("$name")
        fi
    done
    if [[ ${#missing[@]} -gt 0 ]]; then
        diag "no package in the root has: ${missing[*]}" \
            "(see base_packages in tests/lab/lib/root.sh)"
    fi
}
