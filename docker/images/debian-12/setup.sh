#!/bin/sh
# Makes a machine image of a Debian that has the packages: what a cloud's image has and a copy of
# somebody's machine has not. Run inside it, as root.
set -eu

# Each machine makes its own identity and keys at its first boot.
: > /etc/machine-id
rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id
mkdir -p /etc/systemd/system/ssh.service.d
cat > /etc/systemd/system/ssh.service.d/keys.conf <<'END'
[Service]
ExecStartPre=
ExecStartPre=/usr/bin/ssh-keygen -A
ExecStartPre=/usr/sbin/sshd -t
END

# No guess is needed: it is EC2's metadata, and addresses are put on from outside.
cat > /etc/cloud/ds-identify.cfg <<'END'
datasource: Ec2
END
cat > /etc/cloud/cloud.cfg.d/90_cairn.cfg <<'END'
datasource_list: [Ec2, None]
datasource:
  Ec2:
    metadata_urls: ["http://169.254.169.254"]
    max_wait: 30
    timeout: 5
    apply_full_imds_network_config: false
network: {config: disabled}
manage_etc_hosts: false
END

# Twenty machines on one host would all wake up at the same time of the night.
systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer >/dev/null

rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/*.log /var/log/apt
