import { defaultCredits, familyOutput, parseFamily } from '../instances/credit-defaults.ts'
import { operation } from '../operation.ts'

/**
 * What new instances of a family may use beyond their share.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetDefaultCreditSpecification.html
 */
export const GetDefaultCreditSpecification = operation('GetDefaultCreditSpecification', {
  resource: () => '*',

  async handle({ input, records }) {
    const family = parseFamily(input.InstanceFamily)
    return familyOutput(family, await defaultCredits(records, family))
  },
})
