# shellcheck shell=bash disable=SC2034,SC2154
# kexec-tools, changed to be written for libxenstable's own interface: the
# worked example of the porting guide.

source=kexec-tools
build_packages=(autoconf automake patch)
# Beside the unmodified one, so that both fit into one tree.
binaries=(opt/native/sbin/kexec)
suites=(bookworm)
scenarios=(kexec-tools-native)
recipe_patch=docs/porting/kexec-tools-native.patch

recipe_build() {
    autoreconf -fi
    # As the unmodified one, but for the setting that the patch adds.
    ./configure --prefix=/usr --sbindir=/usr/sbin --without-lzma \
        --without-zlib --with-xen=stable CPPFLAGS="$CPPFLAGS" \
        LDFLAGS="$LDFLAGS"
    grep -q '^#define HAVE_LIBXENSTABLE 1' include/config.h
    make -j"$jobs"
    install -D build/sbin/kexec "$1/opt/native/sbin/kexec"
}
