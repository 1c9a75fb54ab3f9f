import { parseChoice } from '../choices.ts'
import { missingParameter } from '../errors.ts'
import { familyOutput, parseFamily } from '../instances/credit-defaults.ts'
import { operation } from '../operation.ts'

/**
 * Changes what new instances of a family may use beyond their share; here at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyDefaultCreditSpecification.html
 */
export const ModifyDefaultCreditSpecification = operation('ModifyDefaultCreditSpecification', {
  resource: () => '*',

  async handle({ input, change }) {
    const family = parseFamily(input.InstanceFamily)
    const values = ['standard', 'unlimited'] as const
    const cpuCredits = parseChoice(input.CpuCredits, { name: 'cpuCredits', values })
    if (cpuCredits === undefined) throw missingParameter('CpuCredits')
    await change(async (records) => records.put('creditDefault', family, { cpuCredits }))
    return familyOutput(family, cpuCredits)
  },
})
