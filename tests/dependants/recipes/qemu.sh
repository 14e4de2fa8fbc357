# shellcheck shell=bash disable=SC2034,SC2154
# QEMU: the device model of Debian's package qemu-system-xen, without sound,
# USB and file sharing.

source=qemu
build_packages=(ninja-build pkg-config python3 python3-venv libglib2.0-dev
    libfdt-dev libpixman-1-dev zlib1g-dev)
binaries=(usr/libexec/xen-qemu-system-i386)
suites=(bookworm trixie)
scenarios=(qemu qemu-half-upgraded qemu-pci)
distribution=qemu-system-xen
# Xen's stable libraries and the guest headers; the drop-in comes first.
recipe_xen_headers=yes
recipe_meson=yes

recipe_build() {
    local libraries program=xen-qemu-system-i386 options=()
    local firmware=/usr/share/qemu:/usr/share/seabios:/usr/lib/ipxe/qemu
    libraries=$xen_headers/usr/lib/$(gcc -print-multiarch)
    export PKG_CONFIG_PATH="$PKG_CONFIG_PATH:$libraries/pkgconfig"
    # 7.2 has a way of its own to keep from downloading, and no pixman option.
    if grep -q -e --disable-download configure; then
        options+=(--disable-download --enable-pixman)
    else
        options+=(--with-git-submodules=ignore)
    fi
    # Neither debug information nor tracing: they take half of the time.
    ./configure --prefix=/usr --target-list=i386-softmmu \
        --without-default-features --disable-werror --disable-docs \
        --disable-debug-info --enable-trace-backends=nop \
        --enable-system --disable-tcg --disable-kvm --disable-tools \
        --enable-xen --enable-xen-pci-passthrough --enable-vnc \
        --firmwarepath="$firmware" --disable-install-blobs \
        "${options[@]}" --extra-cflags="$CPPFLAGS" \
        --extra-ldflags="-Wl,-rpath-link=$libraries"
    ninja -C build -j"$jobs" qemu-system-i386
    # Installing is what removes meson's search path from the program; it
    # wants all that is installed, which --no-rebuild and the tag leave out.
    DESTDIR="$PWD/all" meson install -C build --no-rebuild --tags runtime
    # As Debian's package has it; libxl of Xen 4.14 looks for the other name.
    install -D -s all/usr/bin/qemu-system-i386 "$1/usr/libexec/$program"
    mkdir -p "$1/usr/bin"
    ln -s "../libexec/$program" "$1/usr/bin/qemu-system-i386"
}
