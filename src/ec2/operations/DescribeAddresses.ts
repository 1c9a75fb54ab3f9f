import { filtered } from '../filters.ts'
import { addressFilters, addressOf, addressOutput, seenAddresses } from '../network/addresses.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * The elastic IPs of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html
 */
export const DescribeAddresses = operation('DescribeAddresses', {
  resource: () => '*',

  async handle(context) {
    const { input, records } = context
    const { AllocationIds: ids = [], PublicIps: publicIps = [] } = input
    const byId = await Promise.all(ids.map((id) => existing(records, 'elastic-ip', id)))
    const byAddress = await Promise.all(publicIps.map((each) => addressOf(records, each)))
    const named = [...byId, ...byAddress]
    const found = named.length > 0 ? named : await records.all('elasticIp')
    const seen = await seenAddresses(records, found)
    const shown = filtered(seen, input.Filters, addressFilters(context))
    return { Addresses: shown.map((each) => addressOutput(each, context)) }
  },
})
