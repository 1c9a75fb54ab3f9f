"""The story of boto3.test.ts: each step goes on where the one before ended."""

import json
import os
import socket
import subprocess
import sys
import time
import traceback

import boto3
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../clients"))

from boto3_scene import called, client, refused, resource

folder = os.environ["STORY_FOLDER"]
image_id = os.environ["IMAGE_ID"]
user = os.environ.get("IMAGE_USER", "debian")

ec2 = client("ec2")
ec2s = resource("ec2")
s3 = client("s3")
story = {}

tool = """#!/bin/sh
echo "hello from $(hostname -I | cut -d' ' -f1)"
"""


def eventually(what, check, seconds=60):
    """Asks until the answer is true; the last one is returned."""
    end = time.monotonic() + seconds
    while True:
        answer = check()
        if answer:
            return answer
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.1)


def ssh(address, *command, key="first", check=True):
    """Runs a command in a machine as a person would: by its public address, with the key pair."""
    words = ["ssh", "-i", story[key], "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes"]
    words += ["-o", f"UserKnownHostsFile={folder}/known-{address}", "-o", "ConnectTimeout=5"]
    words += ["-o", "LogLevel=ERROR", f"{user}@{address}", *command]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    assert not check or done.returncode == 0, done.stderr
    return done.stdout if check else done


def is_open(address, port):
    try:
        with socket.create_connection((address, port), timeout=1) as connection:
            connection.settimeout(1)
            # A forwarder may take a connection before it knows: only an answer counts.
            return connection.recv(1) != b""
    except OSError:
        return False


def debian_package():
    """A program as a package, where machines can fetch it: in a bucket."""
    root = os.path.join(folder, "hello")
    os.makedirs(os.path.join(root, "DEBIAN"))
    os.makedirs(os.path.join(root, "usr/bin"))
    with open(os.path.join(root, "DEBIAN/control"), "w") as file:
        file.write("Package: hello-cairn\nVersion: 1\nArchitecture: all\n")
        file.write("Maintainer: nobody <nobody@example.com>\nDescription: says hello\n")
    with open(os.path.join(root, "usr/bin/hello-cairn"), "w") as file:
        file.write(tool)
    os.chmod(os.path.join(root, "usr/bin/hello-cairn"), 0o755)
    archive = os.path.join(folder, "hello.deb")
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", root, archive], check=True, capture_output=True)
    s3.create_bucket(Bucket="packages")
    s3.upload_file(archive, "packages", "hello.deb")
    return s3.generate_presigned_url("get_object", {"Bucket": "packages", "Key": "hello.deb"})


def network():
    vpc = ec2s.create_vpc(CidrBlock="10.7.0.0/16")
    vpc.wait_until_available()
    vpc.create_tags(Tags=[{"Key": "Name", "Value": "story"}])
    vpc.modify_attribute(EnableDnsHostnames={"Value": True})
    subnet = vpc.create_subnet(CidrBlock="10.7.1.0/24")
    ec2.modify_subnet_attribute(SubnetId=subnet.id, MapPublicIpOnLaunch={"Value": True})
    gateway = ec2s.create_internet_gateway()
    vpc.attach_internet_gateway(InternetGatewayId=gateway.id)
    table = next(iter(vpc.route_tables.all()))
    table.create_route(DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway.id)
    group = vpc.create_security_group(GroupName="story", Description="ssh, and each other")
    group.authorize_ingress(IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="0.0.0.0/0")
    own = [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group.id}]}]
    group.authorize_ingress(IpPermissions=own)
    story.update(vpc=vpc, subnet=subnet, group=group)


def key_pair():
    for name, kind in [("first", "ed25519"), ("second", "rsa")]:
        made = ec2.create_key_pair(KeyName=name, KeyType=kind)
        path = os.path.join(folder, f"{name}.pem")
        with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(made["KeyMaterial"])
        story[name] = path


def launch():
    url = debian_package()
    # The URL is signed for a name of the host's; inside, the same server has another address.
    endpoint = "169.254.169.252:80"
    host = url.split("/")[2]
    user_data = f"""#cloud-config
write_files:
- path: /root/told
  content: by user data
runcmd:
- [curl, -sSf, --retry, "5", --connect-to, "{host}:{endpoint}", -o, /root/hello.deb, "{url}"]
- [dpkg, -i, /root/hello.deb]
- [touch, /root/done]
"""
    machines = ec2s.create_instances(
        ImageId=image_id,
        InstanceType="t2.nano",
        MinCount=3,
        MaxCount=3,
        KeyName="first",
        SubnetId=story["subnet"].id,
        SecurityGroupIds=[story["group"].id],
        UserData=user_data,
        TagSpecifications=[
            {"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "story"}]},
            {"ResourceType": "volume", "Tags": [{"Key": "Name", "Value": "story-root"}]},
        ],
    )
    assert [one.state["Name"] for one in machines] == ["pending"] * 3, machines
    story["machines"] = machines


def waiters():
    ids = [one.id for one in story["machines"]]
    pace = {"Delay": 1, "MaxAttempts": 60}
    ec2.get_waiter("instance_exists").wait(InstanceIds=ids, WaiterConfig=pace)
    ec2.get_waiter("instance_running").wait(InstanceIds=ids, WaiterConfig=pace)
    ec2.get_waiter("instance_status_ok").wait(InstanceIds=ids, WaiterConfig=pace)
    ec2.get_waiter("system_status_ok").wait(InstanceIds=ids, WaiterConfig=pace)
    for machine in story["machines"]:
        machine.reload()
        assert machine.public_ip_address and machine.private_ip_address, machine.id
    found = ec2s.instances.filter(Filters=[{"Name": "tag:Name", "Values": ["story"]}])
    assert {one.id for one in found} == set(ids)


def quota():
    """As many processors as the three have, and the fourth machine is refused."""
    quotas = client("service-quotas")
    vcpus = {"ServiceCode": "ec2", "QuotaCode": "L-1216C47A"}
    quotas.request_service_quota_increase(**vcpus, DesiredValue=3)
    wish = dict(ImageId=image_id, InstanceType="t2.nano", MinCount=1, MaxCount=1)
    error = refused(ec2.exceptions.ClientError, ec2.run_instances, **wish)
    assert error["Code"] == "VcpuLimitExceeded", error


def ssh_in():
    """By the address that came with the launch, with the pair that was made."""
    for machine in story["machines"]:
        address = machine.public_ip_address
        eventually(f"{address} takes ssh", lambda a=address: ssh(a, "true", check=False).returncode == 0)
        assert ssh(address, "id", "-un").strip() == user
        assert machine.private_ip_address in ssh(address, "hostname", "-I")


def elastic_address():
    machine = story["machines"][0]
    address = ec2.allocate_address(Domain="vpc")
    ec2.associate_address(InstanceId=machine.id, AllocationId=address["AllocationId"])
    public = address["PublicIp"]
    eventually("the elastic address", lambda: ssh(public, "true", check=False).returncode == 0)
    machine.reload()
    assert machine.public_ip_address == public
    story["elastic"] = public


def user_data():
    address = story["elastic"]
    ssh(address, "sudo", "cloud-init", "status", "--wait")
    assert ssh(address, "sudo", "cat", "/root/told") == "by user data"
    own = story["machines"][0].private_ip_address
    assert ssh(address, "hello-cairn") == f"hello from {own}\n"


def neighbours():
    """By private address and by name; not a machine of another VPC, though it has the same range."""
    address = story["elastic"]
    for other in story["machines"][1:]:
        ssh(address, "ping", "-c1", "-W2", other.private_ip_address)
        ssh(address, "ping", "-c1", "-W2", other.private_dns_name)
        ssh(address, "ping", "-c1", "-W2", other.private_dns_name.split(".")[0])


def closed_port():
    address = story["elastic"]
    assert is_open(address, 22)
    rule = dict(IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="0.0.0.0/0")
    story["group"].revoke_ingress(**rule)
    began = time.monotonic()
    eventually("the port is closed", lambda: not is_open(address, 22), seconds=5)
    story["cut"] = time.monotonic() - began
    assert story["cut"] < 1.5, f"cut after {story['cut']:.2f} s"
    story["group"].authorize_ingress(**rule)
    eventually("the port is open", lambda: is_open(address, 22), seconds=5)


def console():
    output = story["machines"][0].console_output()["Output"]
    assert "systemd" in output or "Welcome" in output, output[:500]


def stop_and_start():
    machine = story["machines"][1]
    before = machine.private_ip_address
    ssh(machine.public_ip_address, "sh", "-c", "'echo kept > kept && sync'")
    machine.stop()
    machine.wait_until_stopped(WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    machine.start()
    machine.wait_until_running(WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    machine.reload()
    assert machine.private_ip_address == before
    eventually("ssh again", lambda: ssh(machine.public_ip_address, "cat", "kept", check=False).stdout == "kept\n")


def terminate():
    machines = story["machines"]
    ids = [one.id for one in machines]
    ec2.terminate_instances(InstanceIds=ids)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=ids, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    for machine in machines:
        machine.reload()
        assert machine.state["Name"] == "terminated"
    eventually("no volume is left", lambda: not list(ec2s.volumes.all()))


steps = [
    network,
    key_pair,
    launch,
    waiters,
    quota,
    ssh_in,
    elastic_address,
    user_data,
    neighbours,
    closed_port,
    console,
    stop_and_start,
    terminate,
]


def main():
    outcomes = {}
    for step in steps:
        try:
            step()
            outcomes[step.__name__] = "ok"
        except Exception:
            outcomes[step.__name__] = traceback.format_exc()
    print(json.dumps({"outcomes": outcomes, "called": sorted(called)}))


if __name__ == "__main__":
    sys.exit(main())
