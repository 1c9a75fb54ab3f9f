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

# It is EC2's metadata, with its session tokens. By itself cloud-init asks for those only where the
# hardware says "ec2", which in a container is the host's. Addresses are put on from outside.
packages=$(dirname "$(python3 -c 'import cloudinit; print(cloudinit.__path__[0])')")
cat > "$packages/DataSourceCairn.py" <<'END'
"""The EC2 data source of cloud-init, for machines of Cairn."""
from cloudinit import sources, util
from cloudinit.sources import DataSourceEc2

# Metadata is at an address: names that are not there need not be looked up first, for half a minute
# where no DNS answers.
util._DNS_REDIRECT_IP = set()


class DataSourceCairn(DataSourceEc2.DataSourceEc2):
    def _get_cloud_name(self):
        return DataSourceEc2.CloudNames.AWS


datasources = [
    (DataSourceCairn, (sources.DEP_FILESYSTEM, sources.DEP_NETWORK)),
]


def get_datasource_list(depends):
    return sources.list_from_depends(depends, datasources)
END
cat > /etc/cloud/ds-identify.cfg <<'END'
datasource: Cairn
END
cat > /etc/cloud/cloud.cfg.d/90_cairn.cfg <<'END'
datasource_list: [Cairn, None]
datasource:
  Ec2:
    metadata_urls: ["http://169.254.169.254"]
    max_wait: 30
    timeout: 5
    apply_full_imds_network_config: false
network: {config: disabled}
manage_etc_hosts: false
locale: 'false'
END

# Where SDKs and aws-cli find Cairn's own API: for sessions of PAM, and for shells of others.
endpoint=AWS_ENDPOINT_URL=http://169.254.169.252
echo "$endpoint" >> /etc/environment
echo "export $endpoint" > /etc/profile.d/cairn.sh

# Twenty machines on one host would all wake up at the same time of the night.
systemctl mask apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer >/dev/null

rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/log/*.log /var/log/apt
