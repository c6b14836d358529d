#!/bin/sh
# Installs the Debian package from dist/ into a clean, minimal system, tries it there, removes it, and looks what is left.
#
# Needs root, debootstrap and Debian's own packages from the mirror that this computer uses. Whoever has not is told so, and nothing is checked.
#
#     RELEASE=trixie             another release of Debian than this computer's own
#     ROOT_TEMPLATE=/some/root   a minimal system that is already there, of Debian or Ubuntu: it is copied, not changed
#     OLDER=/some/older.deb      an older version to update from; without it, this one under a lower number
set -eu
cd "$(dirname "$0")/.."

not_checked() {
    echo "NOT CHECKED: $1"
    exit 0
}

package=$(ls -t dist/carehome-desktop_*.deb 2>/dev/null | head -n 1)
[ -n "$package" ] || not_checked "there is no package in dist. Run first: make package-linux"
[ "$(id -u)" -eq 0 ] || not_checked "making a clean system needs root. Run: sudo make package-check"
. /etc/os-release
[ "${ID:-}" = debian ] || not_checked "the clean system is made with Debian's tools, and this is not Debian."
ours=$VERSION_CODENAME
release=${RELEASE:-$ours}
if [ -n "${ROOT_TEMPLATE:-}" ]; then
    . "$ROOT_TEMPLATE/etc/os-release"  # from here on, what it says of itself
    release=$VERSION_CODENAME
    [ "$release" = "${RELEASE:-$release}" ] || not_checked "$ROOT_TEMPLATE is $release and not $RELEASE."
else
    sh packaging/system-packages.sh debootstrap || not_checked "debootstrap is not here."
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/carehome-clean-XXXXXX")
chmod 755 "$root"  # it will be everybody's root
tidy() {
    # Only what was started in that system has it for its root.
    for process in /proc/[0-9]*; do
        [ "$(readlink "$process/root" 2>/dev/null)" != "$root" ] || kill "${process#/proc/}" 2>/dev/null || true
    done
    umount "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap tidy EXIT
trap 'exit 1' INT TERM

inside() {
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="${home:-/}" LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
as_manager() {
    home=$house inside su manager -s /bin/sh -c "$1"
}
took() {
    echo "    $(($(date +%s) - began)) s"
    began=$(date +%s)
}
began=$(date +%s)
house=/srv/manager  # her home folder in there

echo "A clean system ($ID $release, nothing but its own minimum)"
if [ -n "${ROOT_TEMPLATE:-}" ]; then
    cp -a "$ROOT_TEMPLATE/." "$root/"
else
    mirror=$(sh packaging/debian-mirror.sh)
    debootstrap --variant=minbase "$release" "$root" $mirror >"$root.log" 2>&1 || {
        cat "$root.log" >&2
        rm -f "$root.log"
        not_checked "the clean system could not be made."
    }
    rm -f "$root.log"
fi
# It may ask where this computer may ask, by this computer's own settings; a system that is not Debian knows where its own lie.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
if [ "$ID" = debian ]; then
    rm -f "$root/etc/apt/sources.list"
    for sources in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
        [ -f "$sources" ] || continue
        sed "s/\b$ours\b/$release/g" "$sources" >"$root$sources"
        break
    done
fi
cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
if [ -d /etc/ssl/certs ]; then
    mkdir -p "$root/etc/ssl"
    cp -aL /etc/ssl/certs "$root/etc/ssl/" 2>/dev/null || true
fi
mount -t proc proc "$root/proc"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
took

# Show what a file says from these words on, or stop: it should have said them.
show() {
    grep -q -- "$1" "$2" || { echo "It should have said: $1" >&2; cat "$2" >&2; exit 1; }
    grep -m 1 -o -- "$1.*" "$2" | sed 's/^/    /'
}
# A practice home as a program of another age left it; only a checkout with its .venv can make one.
home_of() {
    place="$root$house/.local/share/carehome-desktop/practice"
    [ -x .venv/bin/python ] || { echo "NOT CHECKED: records of $1 program (needs make install)"; return 1; }
    rm -rf "$place"
    .venv/bin/python packaging/linux/other_home.py "$place" "$1"
    inside chown -R manager: "$house/.local"
}
runs() {
    inside sh -c 'for each in /proc/[0-9]*; do [ "$(readlink $each/exe 2>/dev/null)" != /usr/lib/carehome-desktop/carehome-desktop ] || { '"$1"'; }; done'
}
# With its window open, a command of dpkg must refuse in words and change nothing.
refused_while_open() {
    as_manager 'QT_QPA_PLATFORM=offscreen carehome-desktop --practice >/dev/null 2>&1' &
    window=$!
    waited=0
    until [ -n "$(runs 'echo yes')" ]; do
        waited=$((waited + 1))
        [ "$waited" -lt 60 ] || { echo "The window did not open." >&2; exit 1; }
        sleep 1
    done
    before=$(inside dpkg-query -W -f='${Version}' carehome-desktop)
    if inside dpkg "$@" >"$root/refused" 2>&1; then
        echo "dpkg $1 went on while it was open." >&2
        exit 1
    fi
    show 'Care home desktop is open' "$root/refused"
    [ "$before" = "$(inside dpkg-query -W -f='${Version}' carehome-desktop)" ] || { echo "The version changed." >&2; exit 1; }
    runs 'kill "${each#/proc/}"'
    wait "$window" 2>/dev/null || true
}

cp "$package" "$root/carehome-desktop.deb"
[ ! -f "$package.minisig" ] || cp "$package.minisig" "$root/carehome-desktop.deb.minisig"
if [ -n "${OLDER:-}" ]; then
    cp "$OLDER" "$root/older.deb"
else
    dpkg-deb --raw-extract "$package" "$root/unpacked"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$root/unpacked/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$root/unpacked" "$root/older.deb" >/dev/null
    rm -rf "$root/unpacked"
fi

echo "Install an older version first (${OLDER:-this one under a lower number; OLDER=FILE names another})"
inside apt-get update -qq
inside dpkg-query -W -f='${Package}\n' | sort >"$root/before"
inside apt-get install -qq -y --no-install-recommends /older.deb >"$root/install.log" 2>&1 || {
    tail -n 30 "$root/install.log" >&2
    exit 1
}
inside useradd --create-home --home-dir "$house" manager
as_manager 'cd && carehome-desktop --practice home set council Leeds >/dev/null'
rm "$root/older.deb"
took

echo "It is not updated while it is open"
refused_while_open --install /carehome-desktop.deb
took

echo "Update it to $(basename "$package")"
inside apt-get install -qq -y --no-install-recommends /carehome-desktop.deb >"$root/install.log" 2>&1 || {
    tail -n 30 "$root/install.log" >&2
    exit 1
}
inside dpkg-query -W -f='${Package}\n' | sort >"$root/after"
echo "    $(comm -13 "$root/before" "$root/after" | grep -c .) packages came with it; $(inside du -sm /usr/lib/carehome-desktop | cut -f1) MB on the disk"
inside dpkg -V carehome-desktop
as_manager 'carehome-desktop --practice home show' >"$root/said"
show 'Council: Leeds' "$root/said"
if home_of older; then
    as_manager 'carehome-desktop --practice home set council York >/dev/null && carehome-desktop --practice home show' >"$root/said"
    show 'Council: York' "$root/said"
    as_manager 'ls ~/.local/share/carehome-desktop/practice/copies' >"$root/said"
    show '.* before upgrade' "$root/said"
fi
took

echo "Records of a newer program are refused and left as they are"
if home_of newer; then
    sum=$(cd "$place" && cat header.json store.db | sha256sum)
    if as_manager 'carehome-desktop --practice home show' 2>"$root/refused"; then
        echo "They were opened." >&2
        exit 1
    fi
    show 'These records were saved by a newer version of this program' "$root/refused"
    [ "$sum" = "$(cd "$place" && cat header.json store.db | sha256sum)" ] || { echo "They were changed." >&2; exit 1; }
    rm -rf "$place"
fi
took

echo "A package from a stick"
as_manager 'cd && carehome-desktop --version' | sed 's/^/    /'
stick() {
    as_manager "carehome-desktop update check /carehome-desktop.deb" 2>"$root/refused" || true
    show "$1" "$root/refused"
}
if [ -f "$package.minisig" ]; then
    stick 'It is genuine, and there is nothing to install.'
    cp "$root/carehome-desktop.deb" "$root/whole.deb"
    printf 'x' | dd of="$root/carehome-desktop.deb" bs=1 seek=1000000 conv=notrunc 2>/dev/null
    stick 'is not the file that was signed'
    truncate -s 1000000 "$root/carehome-desktop.deb"
    stick 'is cut off: it has 1,000,000 bytes'
    mv "$root/whole.deb" "$root/carehome-desktop.deb"
    rm "$root/carehome-desktop.deb.minisig"
    stick 'There is no signature beside carehome-desktop.deb'
else
    stick 'This program is unsigned'
fi
took

echo "The program tries itself, as an ordinary user without a screen"
as_manager 'carehome-desktop --selftest'
took

echo "The demo, and the home's own folder"
as_manager 'cd && carehome-desktop demo --out demo >/dev/null && ls demo'
as_manager 'cd && carehome-desktop home set name "Rose House" --manager "A Name" >/dev/null && carehome-desktop --practice returns show beds >/dev/null'
took

echo "It is not removed while it is open"
refused_while_open --remove carehome-desktop
took

echo "Install it over itself, then remove it"
inside dpkg --install /carehome-desktop.deb >/dev/null
inside dpkg --remove carehome-desktop | sed 's/^/    /'
inside dpkg --purge carehome-desktop >/dev/null 2>&1 || true
left=$(find "$root/usr" "$root/etc" "$root/var/lib" "$root/opt" -name '*carehome*' ! -path "$root/var/lib/dpkg/*" 2>/dev/null | sed "s#^$root##")
[ -z "$left" ] || { echo "This was left behind: $left" >&2; exit 1; }
echo "    left of this user, and nothing else:"
(cd "$root$house" && find . -path ./demo -prune -o -type f -print | sed -n 's#^\.#    ~#p' | sort)
[ -s "$root$house/.local/share/carehome-desktop/home/store.db" ] || { echo "The records are gone." >&2; exit 1; }
if command -v Xvfb >/dev/null 2>&1 && command -v xdotool >/dev/null 2>&1 && [ -x .venv/bin/carehome-desktop ]; then
    echo "How long until the window is seen"
    dpkg-deb --extract "$package" "$root/unpacked"
    .venv/bin/python packaging/linux/first_window.py "$root/unpacked/usr/lib/carehome-desktop/carehome-desktop" .venv/bin/carehome-desktop
    took
else
    echo "NOT CHECKED: how long until the window is seen (needs Xvfb, xdotool, and make install)"
fi
echo "The package was updated to, tried, refused to be updated or to go while it was open, and was removed. Only the user's own files are left."
