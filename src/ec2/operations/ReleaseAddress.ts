import { releasePublicAddress } from '../../compute/network/public-addresses.ts'
import { invalidParameterValue, refusal } from '../errors.ts'
import { addressNotFound, findAddress } from '../network/addresses.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Gives an elastic IP back to the region.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReleaseAddress.html
 */
export const ReleaseAddress = operation('ReleaseAddress', {
  resource: (context) => resourceOf(context, 'elastic-ip', context.input.AllocationId),

  async handle({ input, region, changeShared }) {
    const { NetworkBorderGroup: group = region } = input
    await changeShared(async (records, shared) => {
      const { allocationId, publicIp, association } = await findAddress(records, input)
      if (group !== region) throw addressNotFound(publicIp)
      if (!input.AllocationId) {
        const message = 'You must specify an allocation id when releasing a VPC elastic IP address'
        throw invalidParameterValue(message)
      }
      if (association !== undefined) {
        throw refusal('InvalidIPAddress.InUse', `Address ${publicIp} is in use.`)
      }
      records.remove('elasticIp', allocationId)
      releasePublicAddress(shared, publicIp)
    })
    return {}
  },
})
