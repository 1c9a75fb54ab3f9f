#!/bin/sh
# Makes a machine image of a Debian or Ubuntu that has the packages: what a cloud's image has and a
# copy of somebody's machine has not. Run inside it, as root.
set -eu

# Each machine makes its own identity and keys at its first boot.
: > /etc/machine-id
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id
mkdir -p /etc/systemd/system/ssh.service.d
cat > /etc/systemd/system/ssh.service.d/keys.conf <<'END'
[Service]
ExecStartPre=
ExecStartPre=/bin/sh -c 'test -e /etc/ssh/ssh_host_ed25519_key || exec /usr/bin/ssh-keygen -A'
ExecStartPre=/usr/sbin/sshd -t
END

# Twenty machines on one host would all wake up at the same time of the night.
systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer >/dev/null

rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/*.log /var/log/apt
