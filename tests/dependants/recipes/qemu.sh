# shellcheck shell=bash disable=SC2034,SC2154
# QEMU: the device model alone, with Xen and PCI passthrough and hardly
# anything else. Compiled and linked; the lab does not run it.

source=qemu
build_packages=(meson ninja-build pkg-config python3 libglib2.0-dev
    libfdt-dev libpixman-1-dev zlib1g-dev)
binaries=(usr/bin/qemu-system-i386)
# Xen's stable libraries and the guest headers; the drop-in comes first.
recipe_xen_headers=yes

recipe_build() {
    local libraries
    libraries=$xen_headers/usr/lib/$(gcc -print-multiarch)
    export PKG_CONFIG_PATH="$PKG_CONFIG_PATH:$libraries/pkgconfig"
    # Neither debug information nor tracing: they take half of the time.
    ./configure --prefix=/usr --target-list=i386-softmmu \
        --without-default-features --disable-werror --disable-docs \
        --disable-debug-info --enable-trace-backends=nop \
        --enable-system --disable-tcg --disable-kvm --disable-tools \
        --enable-xen --enable-xen-pci-passthrough \
        --with-git-submodules=ignore --extra-cflags="$CPPFLAGS" \
        --extra-ldflags="-Wl,-rpath-link=$libraries"
    ninja -C build -j"$jobs" qemu-system-i386
    # Installing is what removes meson's search path from the program; it
    # wants all that is installed, which --no-rebuild and the tag leave out.
    DESTDIR="$PWD/all" meson install -C build --no-rebuild --tags runtime
    install -D all/usr/bin/qemu-system-i386 "$1/usr/bin/qemu-system-i386"
}
