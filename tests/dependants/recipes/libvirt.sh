# shellcheck shell=bash disable=SC2034,SC2154
# libvirt: libvirtd, virsh and the libxl driver, and the tests of its own that
# need no hypervisor. Other drivers stay out.

source=libvirt
build_packages=(meson ninja-build pkg-config gettext python3-docutils
    libglib2.0-dev libgnutls28-dev libxml2-dev libxml2-utils xsltproc
    libtirpc-dev libnl-3-dev libnl-route-3-dev libyajl-dev libjson-c-dev)
binaries=(usr/lib/libvirt/connection-driver/libvirt_driver_libxl.so)
suites=(bookworm trixie)
# Of the same suite, and in the same tree: its HVM guests need a device model.
companions=(qemu)
scenarios=(libvirt libvirt-dump libvirt-half-upgraded libvirt-hvm)
distribution=libvirt-daemon-driver-xen
# xenstore and xentoollog, which are stable; the drop-in comes first.
recipe_xen_headers=yes

# Its tests of the libxl driver.
libvirt_tests=(libxlxml2domconfigtest xlconfigtest xmconfigtest
    virdrivermoduletest)

recipe_build() {
    local libraries json=json_c
    libraries=$xen_headers/usr/lib/$(gcc -print-multiarch)
    # What pkg-config does not know is found by -I: our headers, then Xen's
    # stable ones.
    export CPPFLAGS="$CPPFLAGS -isystem $xen_headers/usr/include"
    export LDFLAGS="$LDFLAGS -Wl,-rpath-link=$libraries"
    export PKG_CONFIG_PATH="$PKG_CONFIG_PATH:$libraries/pkgconfig"
    grep -q "option('json_c'" meson_options.txt || json=yajl
    # Debug information takes half of the time.
    CFLAGS=${CFLAGS/-g /} \
    meson setup build --prefix=/usr --libdir=lib --sysconfdir=/etc \
        --localstatedir=/var --buildtype=plain --wrap-mode=nodownload \
        -Dauto_features=disabled -Ddriver_libxl=enabled \
        -Ddriver_libvirtd=enabled -Ddriver_remote=enabled -Dlibnl=enabled \
        -D"$json"=enabled -Dtests=enabled -Dwerror=false \
        -Dpackager=libxenstable -Dgit_werror=disabled -Drunstatedir=/run
    # Not having found them is not an error.
    grep -q '^#define WITH_XEN_PVH 1' build/meson-config.h
    ninja -C build -j"$jobs"
    LD_LIBRARY_PATH=$library_folder:$libraries meson test -C build --no-rebuild \
        --print-errorlogs "${libvirt_tests[@]}"
    count_cases build/meson-logs/testlog.txt
    DESTDIR="$PWD/all" meson install -C build --no-rebuild
    libvirt_tree "$1"
}

# count_cases LOG - the cases in libvirt_tests, each of which must be OK; meson
# counts programs only
count_cases() {
    awk -v programs="${#libvirt_tests[@]}" '
        $1 == "TEST:" { name = $2 }
        $NF == "OK" && $(NF - 1) ~ /^[1-9][0-9]*$/ {
            print "TESTS: " name ": " $(NF - 1) " cases passed"
            counted++
        }
        END { exit counted != programs }' "$1"
}

# What a run needs: no headers, manuals or languages.
libvirt_tree() {
    local tree=$1
    mkdir -p "$tree/usr/lib" "$tree/usr/share"
    cp -a all/usr/bin all/usr/sbin "$tree/usr/"
    cp -a all/usr/lib/libvirt* "$tree/usr/lib/"
    cp -a all/usr/share/libvirt "$tree/usr/share/"
    cp -a all/etc "$tree/"
}
