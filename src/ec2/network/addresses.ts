/** Elastic IPs, as EC2 names, finds and shows them. */
import type { ElasticIp, NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterCombination, missingParameter, notFound, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { existing, type Place } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** What EC2 calls the pool of addresses that it owns itself. */
export const ownPool = 'amazon'

/** How an input names an elastic IP. */
export interface AddressName {
  readonly AllocationId?: string | undefined
  readonly PublicIp?: string | undefined
}

/**
 * The elastic IP that an input names. Throws MissingParameter, InvalidParameterCombination,
 * InvalidAllocationID.NotFound, InvalidAddress.NotFound.
 */
export async function findAddress(records: ComputeReader, name: AddressName): Promise<ElasticIp> {
  const { AllocationId: id, PublicIp: publicIp } = name
  if (id && publicIp) {
    const message = 'You may specify public IP or allocation id, but not both in the same call'
    throw invalidParameterCombination(message)
  }
  if (id) return existing(records, 'elastic-ip', id)
  if (publicIp) return addressOf(records, publicIp)
  throw missingParameter('AllocationId')
}

/** The elastic IP of a public address. Throws InvalidAddress.NotFound. */
export async function addressOf(records: ComputeReader, publicIp: string): Promise<ElasticIp> {
  const found = (await records.all('elasticIp')).find((each) => each.publicIp === publicIp)
  if (found !== undefined) return found
  throw addressNotFound(publicIp)
}

/** InvalidAddress.NotFound */
export function addressNotFound(publicIp: string): Error {
  const error = notFound('InvalidAddress.NotFound', '')
  error.message = `Address '${publicIp}' not found.`
  return error
}

/** Throws AuthFailure for an interface that belongs to a service, as a NAT gateway's does. */
export async function requireUnmanaged(
  records: ComputeReader,
  networkInterfaceId: string | undefined,
): Promise<void> {
  const found = await records.get('networkInterface', networkInterfaceId ?? '')
  if (found?.requesterManaged !== true) return
  const message = 'You do not have permission to access the specified resource.'
  throw refusal('AuthFailure', message)
}

/** An elastic IP with the interface that it leads to. */
export interface SeenAddress extends ElasticIp {
  readonly networkInterface?: NetworkInterface
}

/** Joins elastic IPs with the interfaces that they lead to. */
export async function seenAddresses(
  records: ComputeReader,
  elasticIps: readonly ElasticIp[],
): Promise<SeenAddress[]> {
  const interfaces = await records.all('networkInterface')
  const byId = new Map(interfaces.map((each) => [each.networkInterfaceId, each]))
  return elasticIps.map((elasticIp) => {
    const networkInterface = byId.get(elasticIp.association?.networkInterfaceId ?? '')
    return { ...elasticIp, ...(networkInterface && { networkInterface }) }
  })
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */
export function addressFilters({ account, region }: Place) {
  return withTagFilters<SeenAddress>({
    'allocation-id': ({ allocationId }) => allocationId,
    'association-id': ({ association }) => association?.associationId,
    domain: () => 'vpc',
    'instance-id': ({ networkInterface }) => networkInterface?.attachment?.instanceId,
    'network-border-group': () => region,
    'network-interface-id': ({ association }) => association?.networkInterfaceId,
    'network-interface-owner-id': ({ association }) => association && account,
    'private-ip-address': ({ association }) => association?.privateIp,
    'public-ip': ({ publicIp }) => publicIp,
  })
}

/** An elastic IP, as lists show it. */
export function addressOutput(seen: SeenAddress, { account, region }: Place) {
  const { allocationId, publicIp, association, networkInterface, tags } = seen
  return {
    PublicIp: publicIp,
    AllocationId: allocationId,
    Domain: 'vpc' as const,
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
  }
}
