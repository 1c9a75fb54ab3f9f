import { generateId } from '../../compute/ids.ts'
import { takePublicAddress } from '../../compute/network/public-addresses.ts'
import { invalidParameterValue, limitExceeded, refusal } from '../errors.ts'
import { addressNotFound, ownPool } from '../network/addresses.ts'
import { type Input, operation } from '../operation.ts'
import { quotaOf } from '../quotas.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Gives an account a public address for as long as it likes.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
 */
export const AllocateAddress = operation('AllocateAddress', {
  resource: (context) => newResource(context, 'elastic-ip'),
  creates: 'elastic-ip',

  async handle({ input, account, accounts, region, changeShared, random, publicRange }) {
    checkPool(input, region)
    const { Address: wanted } = input
    const tags = creationTags(input.TagSpecifications, 'elastic-ip')
    const allocationId = generateId('eipalloc', random)
    const publicIp = await changeShared(async (records, shared) => {
      const most = await quotaOf({ accounts, account }, 'elasticIps')
      if ((await records.all('elasticIp')).length >= most) {
        throw limitExceeded('AddressLimitExceeded', 'addresses')
      }
      const wish = { account, holder: allocationId, range: publicRange }
      const taken = await takePublicAddress(shared, { ...wish, ...(wanted && { wanted }) })
      if (taken === undefined) throw wanted ? addressNotFound(wanted) : noneLeft()
      records.put('elasticIp', allocationId, { allocationId, publicIp: taken, tags })
      return taken
    })
    return {
      PublicIp: publicIp,
      AllocationId: allocationId,
      Domain: 'vpc' as const,
      PublicIpv4Pool: ownPool,
      NetworkBorderGroup: region,
    }
  },
})

function checkPool(input: Input<'AllocateAddress'>, region: string): void {
  const { Domain: domain, NetworkBorderGroup: group, PublicIpv4Pool: pool } = input
  if (domain === 'standard') {
    throw refusal('UnsupportedOperation', 'This server offers addresses of VPCs alone.')
  }
  if (domain !== undefined && domain !== 'vpc') {
    throw invalidParameterValue(`Value (${domain}) for parameter domain is invalid.`)
  }
  if (group !== undefined && group !== region) {
    throw invalidParameterValue(`Value (${group}) for parameter networkBorderGroup is invalid.`)
  }
  if (pool !== undefined && pool !== ownPool) {
    const message = `The pool ID '${pool}' does not exist`
    throw refusal('InvalidPublicIpv4PoolID.NotFound', message)
  }
  if (input.CustomerOwnedIpv4Pool || input.IpamPoolId) {
    throw refusal('UnsupportedOperation', 'This server offers no address pools but its own.')
  }
}

function noneLeft(): Error {
  const message = 'Not enough available addresses to satisfy your minimum request.'
  return refusal('InsufficientAddressCapacity', message)
}
