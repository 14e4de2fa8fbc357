# shellcheck shell=sh
# stand-in.sh - programs as a distribution ships them, on another Xen. To be
# read after tap.sh.

# shipped SUITE RELEASE FOLDER FILE PROGRAM [ALSO] - make PROGRAM a script that
# has `xenstable run` start this file of a package, with the libraries that
# came along with it but Xen's own, and with $options before its own arguments
shipped() {
    stand_in=$2
    shipped_root=/opt/debian/$1-$3
    shipped_file=$shipped_root/$4
    shipped_path=$shipped_root/usr/lib/$LAB_MULTIARCH
    shipped_path=$shipped_path:$shipped_root/lib/$LAB_MULTIARCH
    root_decides "$shipped_root/usr/lib/$LAB_MULTIARCH"
    root_decides "$shipped_root/lib/$LAB_MULTIARCH"
    rm -f "$5"
    cat >"$5" <<END
#!/bin/sh
export LD_LIBRARY_PATH=$shipped_path
exec /usr/bin/xenstable run ${6:+--also "$6"} "$shipped_file" ${options:-} "\$@"
END
    chmod 755 "$5"
    for lab_file in "$shipped_file" ${6:+"$6"}; do
        diag "$(sha256sum "$lab_file")"
        LD_LIBRARY_PATH=$shipped_path xenstable run --explain \
            ${6:+--also "$6"} "$lab_file" >/run/lab/explained 2>&1
        is $? 0 "${4##*/} of $1 can run on Xen $LAB_XEN" ||
            diag </run/lab/explained
    done
    if [ "$LAB_XEN" = "$2" ]; then
        like "$(cat /run/lab/explained)" "the running release's own" \
            "it needs no stand-in on Xen $2"
    else
        like "$(cat /run/lab/explained)" "/stand-in/$2/lib[a-z]*.so.$2 " \
            "it has the stand-in of $2"
    fi
}
