#!/bin/sh
# Makes a machine image of an AlmaLinux that has the packages: what a cloud's image has and a copy
# of somebody's machine has not. Run inside it, as root.
set -eu

# Each machine makes its own identity and keys at its first boot. Red Hat's keys are left to
# cloud-init where it is active; here sshd makes them itself, so that it never waits.
: > /etc/machine-id
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id
mkdir -p /etc/systemd/system/sshd.service.d
cat > /etc/systemd/system/sshd.service.d/keys.conf <<'END'
[Service]
ExecStartPre=/bin/sh -c 'test -e /etc/ssh/ssh_host_ed25519_key || exec /usr/bin/ssh-keygen -A'
END
systemctl enable sshd cloud-init-local cloud-init cloud-config cloud-final
systemctl set-default multi-user.target
# NetworkManager, should cloud-init have brought it, has no right to change addresses.
systemctl disable NetworkManager 2>/dev/null || true

# Twenty machines on one host would all wake up at the same time of the night.
systemctl mask dnf-makecache.timer fstrim.timer >/dev/null

dnf clean all
rm -rf /var/cache/dnf /var/log/*.log
