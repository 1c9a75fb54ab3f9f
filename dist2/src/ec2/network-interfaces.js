/** Network interfaces with what stands beside them, as EC2 finds and shows them. */
import { ipName } from '../compute/host-names.js';
import { zonesOf } from '../compute/zones.js';
import { tagsOutput } from './tags.js';
/** Who is said to own addresses that nobody allocated. */
const amazon = 'amazon';
/** Reads what answers say of interfaces beside their own records; once for all of them. */
export async function interfaceViews(records, place) {
    const elasticIps = await records.all('elasticIp');
    const groups = await records.all('securityGroup');
    const names = new Map(groups.map(({ groupId, groupName }) => [groupId, groupName]));
    const reached = new Map(elasticIps.flatMap((each) => {
        const to = each.association;
        return to === undefined ? [] : [[`${to.networkInterfaceId} ${to.privateIp}`, each]];
    }));
    return (one) => {
        const addresses = one.addresses.map(({ address, publicIp }) => {
            const elastic = reached.get(`${one.networkInterfaceId} ${address}`);
            if (elastic?.association === undefined) {
                return { address, ...(publicIp && { public: { publicIp, owner: amazon } }) };
            }
            const { allocationId, association } = elastic;
            const { associationId } = association;
            const found = { publicIp: elastic.publicIp, owner: place.account };
            return { address, public: { ...found, allocationId, associationId } };
        });
        const groupsOf = one.groupIds.map((id) => ({ GroupId: id, GroupName: names.get(id) ?? '' }));
        return { ...one, seen: addresses, groups: groupsOf, owner: place.account };
    };
}
/** `in-use` or `available`: a service's interface is in use for as long as it is there. */
export function statusOf({ attachment, requesterManaged }) {
    return attachment === undefined && !requesterManaged ? 'available' : 'in-use';
}
/** An interface, as answers show it. */
export function interfaceOutput(one, { region }) {
    const zones = zonesOf(region);
    const zone = zones.find(({ zoneName }) => zoneName === one.availabilityZone);
    const [primary] = one.seen;
    const association = primary && associationOutput(primary);
    return {
        NetworkInterfaceId: one.networkInterfaceId,
        OwnerId: one.owner,
        VpcId: one.vpcId,
        SubnetId: one.subnetId,
        AvailabilityZone: one.availabilityZone,
        AvailabilityZoneId: zone?.zoneId,
        Description: one.description,
        // AWS says `nat_gateway` here, not `natGateway` as its schema has it.
        InterfaceType: one.interfaceType,
        Status: statusOf(one),
        ...(association && { Association: association }),
        ...(one.attachment && { Attachment: attachmentOutput(one) }),
        Groups: [...one.groups],
        Ipv6Addresses: [],
        MacAddress: one.macAddress,
        PrivateDnsName: primary && ipName(primary.address, region),
        PrivateIpAddress: primary?.address,
        PrivateIpAddresses: one.seen.map((each) => {
            const found = associationOutput(each);
            return {
                Primary: each === primary,
                PrivateDnsName: ipName(each.address, region),
                PrivateIpAddress: each.address,
                ...(found && { Association: found }),
            };
        }),
        ...(one.requesterManaged && { RequesterId: amazon }),
        RequesterManaged: one.requesterManaged,
        SourceDestCheck: one.sourceDestCheck,
        DenyAllIgwTraffic: false,
        TagSet: tagsOutput(one.tags),
    };
}
function associationOutput({ public: found }) {
    if (found === undefined)
        return undefined;
    return {
        AllocationId: found.allocationId,
        AssociationId: found.associationId,
        IpOwnerId: found.owner,
        // No name of ours is known outside of the VPC.
        PublicDnsName: '',
        PublicIp: found.publicIp,
    };
}
/** Where an interface is plugged in, as answers show it. */
export function attachmentOutput({ attachment, owner }) {
    if (attachment === undefined)
        return undefined;
    return {
        AttachmentId: attachment.attachmentId,
        AttachTime: new Date(attachment.attachTime),
        DeleteOnTermination: attachment.deleteOnTermination,
        DeviceIndex: attachment.deviceIndex,
        NetworkCardIndex: 0,
        InstanceId: attachment.instanceId,
        InstanceOwnerId: owner,
        Status: 'attached',
    };
}
