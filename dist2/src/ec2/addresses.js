import { invalidParameterCombination, missingParameter, notFound, refusal } from './errors.js';
import { withTagFilters } from './filters.js';
import { existing } from './resources.js';
import { tagsOutput } from './tags.js';
/** What EC2 calls the pool of addresses that it owns itself. */
export const ownPool = 'amazon';
/**
 * The elastic IP that an input names. Throws MissingParameter, InvalidParameterCombination,
 * InvalidAllocationID.NotFound, InvalidAddress.NotFound.
 */
export async function findAddress(records, name) {
    const { AllocationId: id, PublicIp: publicIp } = name;
    if (id && publicIp) {
        const message = 'You may specify public IP or allocation id, but not both in the same call';
        throw invalidParameterCombination(message);
    }
    if (id)
        return existing(records, 'elastic-ip', id);
    if (publicIp)
        return addressOf(records, publicIp);
    throw missingParameter('AllocationId');
}
/** The elastic IP of a public address. Throws InvalidAddress.NotFound. */
export async function addressOf(records, publicIp) {
    const found = (await records.all('elasticIp')).find((each) => each.publicIp === publicIp);
    if (found !== undefined)
        return found;
    throw addressNotFound(publicIp);
}
/** InvalidAddress.NotFound */
export function addressNotFound(publicIp) {
    const error = notFound('InvalidAddress.NotFound', '');
    error.message = `Address '${publicIp}' not found.`;
    return error;
}
/** Throws AuthFailure for an interface that belongs to a service, as a NAT gateway's does. */
export async function requireUnmanaged(records, networkInterfaceId) {
    const found = await records.get('networkInterface', networkInterfaceId ?? '');
    if (found?.requesterManaged !== true)
        return;
    const message = 'You do not have permission to access the specified resource.';
    throw refusal('AuthFailure', message);
}
/** Joins elastic IPs with the interfaces that they lead to. */
export async function seenAddresses(records, elasticIps) {
    const interfaces = await records.all('networkInterface');
    const byId = new Map(interfaces.map((each) => [each.networkInterfaceId, each]));
    return elasticIps.map((elasticIp) => {
        const networkInterface = byId.get(elasticIp.association?.networkInterfaceId ?? '');
        return { ...elasticIp, ...(networkInterface && { networkInterface }) };
    });
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */
export function addressFilters({ account, region }) {
    return withTagFilters({
        'allocation-id': ({ allocationId }) => allocationId,
        'association-id': ({ association }) => association?.associationId,
        domain: () => 'vpc',
        'instance-id': ({ networkInterface }) => networkInterface?.attachment?.instanceId,
        'network-border-group': () => region,
        'network-interface-id': ({ association }) => association?.networkInterfaceId,
        'network-interface-owner-id': ({ association }) => association && account,
        'private-ip-address': ({ association }) => association?.privateIp,
        'public-ip': ({ publicIp }) => publicIp,
    });
}
/** An elastic IP, as lists show it. */
export function addressOutput(seen, { account, region }) {
    const { allocationId, publicIp, association, networkInterface, tags } = seen;
    return {
        PublicIp: publicIp,
        AllocationId: allocationId,
        Domain: 'vpc',
        PublicIpv4Pool: ownPool,
        NetworkBorderGroup: region,
        ...(association && {
            AssociationId: association.associationId,
            NetworkInterfaceId: association.networkInterfaceId,
            NetworkInterfaceOwnerId: account,
            PrivateIpAddress: association.privateIp,
            InstanceId: networkInterface?.attachment?.instanceId,
        }),
        Tags: tagsOutput(tags),
    };
}
