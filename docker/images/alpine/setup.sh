#!/bin/sh
# Makes a machine image of an Alpine that has the packages: what a cloud's image has and a copy of
# somebody's machine has not. Run inside it, as root.
set -eu

# Each machine makes its own keys when sshd first starts, as Alpine does by itself.
rm -f /etc/ssh/ssh_host_* /etc/machine-id

# The kernel, its devices and the addresses are the host's; /run is there already.
cat >> /etc/rc.conf <<'END'
rc_sys="docker"
rc_provide="net loopback localmount"
END
cat > /etc/inittab <<'END'
::sysinit:/sbin/openrc sysinit
::sysinit:/sbin/openrc boot
::wait:/sbin/openrc default
::shutdown:/sbin/openrc shutdown
END

setup-cloud-init
rc-update add sshd default
