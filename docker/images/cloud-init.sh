#!/bin/sh
# Tells cloud-init and SDKs where Cairn is: the same for all distributions. Run inside an image that
# has cloud-init, as root, before the distribution's own setup.
set -eu

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
# As Amazon Linux 2023: an RSA key takes as long to make as all the rest of a boot together.
ssh_genkeytypes: [ed25519, ecdsa]
# There is no disk to grow and no boot loader to ask.
growpart: {mode: 'off'}
resize_rootfs: false
grub_dpkg: {enabled: false}
END

# Where SDKs and aws-cli find Cairn's own API: for sessions of PAM, and for shells of others.
endpoint=AWS_ENDPOINT_URL=http://169.254.169.252
echo "$endpoint" >> /etc/environment
echo "export $endpoint" > /etc/profile.d/cairn.sh
