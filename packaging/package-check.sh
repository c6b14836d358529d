#!/bin/sh
# Installs the Debian package from dist/ into a clean, minimal system, tries it there, removes it, and looks what is left.
#
# Needs root, debootstrap and Debian's own packages from the mirror that this computer uses. Whoever has not is told so, and nothing is checked.
#
#     ROOT_TEMPLATE=/some/root   a minimal system that is already there: it is copied, not changed
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
if [ -z "${ROOT_TEMPLATE:-}" ]; then
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

echo "A clean system ($VERSION_CODENAME, nothing but its own minimum)"
if [ -n "${ROOT_TEMPLATE:-}" ]; then
    cp -a "$ROOT_TEMPLATE/." "$root/"
else
    mirror=$(sh packaging/debian-mirror.sh)
    debootstrap --variant=minbase "$VERSION_CODENAME" "$root" $mirror >"$root.log" 2>&1 || {
        cat "$root.log" >&2
        rm -f "$root.log"
        not_checked "the clean system could not be made."
    }
    rm -f "$root.log"
fi
# It may ask where this computer may ask, by this computer's own settings.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
rm -f "$root/etc/apt/sources.list"
if [ -f /etc/apt/sources.list.d/debian.sources ]; then
    cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"
else
    cp /etc/apt/sources.list "$root/etc/apt/"
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

echo "Install $(basename "$package")"
cp "$package" "$root/carehome-desktop.deb"
inside apt-get update -qq
inside dpkg-query -W -f='${Package}\n' | sort >"$root/before"
inside apt-get install -qq -y --no-install-recommends /carehome-desktop.deb >"$root/install.log" 2>&1 || {
    tail -n 30 "$root/install.log" >&2
    exit 1
}
inside dpkg-query -W -f='${Package}\n' | sort >"$root/after"
echo "    $(comm -13 "$root/before" "$root/after" | grep -c .) packages came with it; $(inside du -sm /usr/lib/carehome-desktop | cut -f1) MB on the disk"
inside dpkg -V carehome-desktop
inside useradd --create-home --home-dir "$house" manager
took

echo "The program tries itself, as an ordinary user without a screen"
as_manager 'carehome-desktop --selftest'
took

echo "The demo, and the home's own folder"
as_manager 'cd && carehome-desktop --version && carehome-desktop demo --out demo >/dev/null && ls demo'
as_manager 'cd && carehome-desktop home set name "Rose House" --manager "A Name" >/dev/null && carehome-desktop --practice returns show beds >/dev/null'
took

echo "It is not removed while it is open"
as_manager 'QT_QPA_PLATFORM=offscreen carehome-desktop --practice >/dev/null 2>&1 & echo $! >/tmp/window; sleep 1; wait' &
window=$!
waited=0
until inside sh -c 'for each in /proc/[0-9]*; do [ "$(readlink $each/exe 2>/dev/null)" != /usr/lib/carehome-desktop/carehome-desktop ] || exit 0; done; exit 1'; do
    waited=$((waited + 1))
    [ "$waited" -lt 60 ] || { echo "The window did not open." >&2; exit 1; }
    sleep 1
done
if inside dpkg --remove carehome-desktop >"$root/refused" 2>&1; then
    echo "It was removed while it was open." >&2
    exit 1
fi
grep -m 1 "is open" "$root/refused" | sed 's/^/    /'
inside sh -c 'for each in /proc/[0-9]*; do [ "$(readlink $each/exe 2>/dev/null)" != /usr/lib/carehome-desktop/carehome-desktop ] || kill "${each#/proc/}"; done'
wait "$window" 2>/dev/null || true
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
echo "The package was installed, tried, refused to go while it was open, and was removed. Only the user's own files are left."
