import type { Subnet } from '../../compute/network/network-entities.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Changes one attribute of a subnet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export const ModifySubnetAttribute = operation('ModifySubnetAttribute', {
  resource: (context) => resourceOf(context, 'subnet', context.input.SubnetId),

  async handle({ input, change }) {
    const { SubnetId: subnetId = '' } = input
    const changed = parseChange(input)
    await change(async (records) => {
      const subnet = await existing(records, 'subnet', subnetId)
      records.put('subnet', subnetId, { ...subnet, ...changed })
    })
    return {}
  },
})

function parseChange(input: Input<'ModifySubnetAttribute'>): Partial<Subnet> {
  const { SubnetId: _, ...attributes } = input
  const asked = Object.entries(attributes).filter(([, value]) => value !== undefined)
  if (asked.length === 0) throw missingParameter('attribute')
  if (asked.length > 1) {
    throw invalidParameterCombination('Fields for multiple attribute types specified')
  }
  const hostnameType = input.PrivateDnsHostnameTypeOnLaunch
  if (input.MapPublicIpOnLaunch?.Value !== undefined) {
    return { mapPublicIpOnLaunch: input.MapPublicIpOnLaunch.Value }
  }
  if (input.EnableResourceNameDnsARecordOnLaunch?.Value !== undefined) {
    return { resourceNameARecord: input.EnableResourceNameDnsARecordOnLaunch.Value }
  }
  if (hostnameType === 'ip-name' || hostnameType === 'resource-name') return { hostnameType }
  if (hostnameType !== undefined) {
    const message = `Value (${hostnameType}) for parameter privateDnsHostnameTypeOnLaunch`
    throw invalidParameterValue(`${message} is invalid.`)
  }
  throw refusal('UnsupportedOperation', `This server does not offer ${asked[0]?.[0]}.`)
}
