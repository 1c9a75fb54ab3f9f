"""What libcloud.test.ts runs: a machine's life, as Apache Libcloud's EC2 driver sees it."""

import json
import os
import sys
import time
from urllib.parse import urlsplit

from libcloud.compute.providers import get_driver
from libcloud.compute.types import NodeState, Provider, StorageVolumeState

endpoint = urlsplit(os.environ["AWS_ENDPOINT_URL"])
driver = get_driver(Provider.EC2)(
    os.environ["AWS_ACCESS_KEY_ID"],
    os.environ["AWS_SECRET_ACCESS_KEY"],
    region="us-east-1",
    host=endpoint.hostname,
    port=endpoint.port,
    secure=False,
    signature_version="4",
)


def eventually(find, state, seconds=60):
    """What is found, when it is in the state."""
    end = time.monotonic() + seconds
    while True:
        found = find()
        if found.state == state:
            return found
        assert time.monotonic() < end, f"{found.id} is {found.state}, not {state}"
        time.sleep(0.2)


def until(node, state):
    return eventually(lambda: next(one for one in driver.list_nodes() if one.id == node.id), state)


def available(volume):
    volumes = lambda: next(one for one in driver.list_volumes() if one.id == volume.id)
    return eventually(volumes, StorageVolumeState.AVAILABLE)


def main():
    image = driver.get_image(os.environ["IMAGE_ID"])
    size = next(one for one in driver.list_sizes() if one.id == "t3.nano")
    assert driver.list_locations(), "zones"
    key = driver.create_key_pair("cloud")
    assert key.private_key.startswith("-----BEGIN"), key
    assert [one.name for one in driver.list_key_pairs()] == ["cloud"]
    group = driver.ex_create_security_group("cloud", "of libcloud")
    driver.ex_authorize_security_group("cloud", 22, 22, "0.0.0.0/0")
    node = driver.create_node(
        name="cloud",
        image=image,
        size=size,
        ex_keyname="cloud",
        ex_security_groups=["cloud"],
        ex_metadata={"team": "libcloud"},
    )
    node = until(node, NodeState.RUNNING)
    assert node.public_ips and node.private_ips, node
    assert node.extra["tags"]["team"] == "libcloud", node.extra
    volume = driver.create_volume(1, "cloud", location=None, ex_volume_type="gp3")
    assert volume.size == 1
    available(volume)
    snapshot = driver.create_volume_snapshot(volume, "cloud")
    assert snapshot.id in [one.id for one in driver.list_snapshots(owner="self")]
    address = driver.ex_allocate_address(domain="vpc")
    driver.ex_associate_address_with_node(node, address, domain="vpc")
    address = next(one for one in driver.ex_describe_all_addresses() if one.ip == address.ip)
    driver.ex_disassociate_address(address, domain="vpc")
    driver.ex_release_address(address, domain="vpc")
    assert driver.ex_stop_node(node)
    until(node, NodeState.STOPPED)
    assert driver.ex_start_node(node)
    until(node, NodeState.RUNNING)
    assert driver.reboot_node(node)
    assert driver.destroy_node(node)
    until(node, NodeState.TERMINATED)
    driver.destroy_volume_snapshot(snapshot)
    driver.destroy_volume(volume)
    driver.ex_delete_security_group_by_id(group["group_id"])
    driver.delete_key_pair(key)
    print(json.dumps("ok"))


if __name__ == "__main__":
    sys.exit(main())
