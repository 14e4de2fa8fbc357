# shellcheck shell=bash disable=SC2034,SC2154
# collectd with the plug-in that reads Xen's CPU times, one that writes files
# and one that logs.
#
# Its option --with-libxenctrl=PREFIX loses the folder (a misspelt variable in
# configure.ac), so CPPFLAGS and LDFLAGS say where the library is.

source=collectd
build_packages=(autoconf automake libtool pkg-config bison flex)
binaries=(usr/lib/collectd/xencpu.so)
suites=(bookworm)
scenarios=(collectd)
distribution=collectd-core

recipe_build() {
    if [[ -e build.sh ]]; then
        ./build.sh
    else
        autoreconf -fi
    fi
    ./configure --prefix=/usr --sysconfdir=/etc --localstatedir=/var \
        --disable-all-plugins --enable-xencpu --enable-csv --enable-logfile \
        --without-java --without-perl-bindings \
        CPPFLAGS="$CPPFLAGS" LDFLAGS="$LDFLAGS"
    make -j"$jobs"
    make install DESTDIR="$PWD/all"
    # What a run needs, and no more.
    install -D all/usr/sbin/collectd "$1/usr/sbin/collectd"
    install -D -m 644 all/usr/share/collectd/types.db \
        "$1/usr/share/collectd/types.db"
    install -D -t "$1/usr/lib/collectd" all/usr/lib/collectd/*.so
}
