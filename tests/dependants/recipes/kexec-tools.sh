# shellcheck shell=bash disable=SC2034,SC2154
# kexec-tools: found by its configure script as any libxenctrl would be.

source=kexec-tools
build_packages=(autoconf automake)
binaries=(usr/sbin/kexec)
suites=(bookworm)
scenarios=(kexec-tools kexec-crash)
distribution=kexec-tools

recipe_build() {
    autoreconf -fi
    # As Debian's for amd64: neither library is among its build dependencies.
    ./configure --prefix=/usr --sbindir=/usr/sbin --without-lzma \
        --without-zlib CPPFLAGS="$CPPFLAGS" LDFLAGS="$LDFLAGS"
    # Not having found the library is only a notice in its output.
    grep -q '^#define HAVE_LIBXENCTRL 1' include/config.h
    grep -q '^#define HAVE_KEXEC_CMD_STATUS 1' include/config.h
    make -j"$jobs"
    install -D build/sbin/kexec "$1/usr/sbin/kexec"
}
