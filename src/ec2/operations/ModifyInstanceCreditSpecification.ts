import { typeOf } from '../../compute/instances/instance-size.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { AwsError } from '../../wire/errors.ts'
import { missingParameter, refusal } from '../errors.ts'
import { changeInstance } from '../instances/instance-changes.ts'
import { parseCredits } from '../instances/instance-processors.ts'
import { type Input, type Output, operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Changes what instances that burst may use beyond their share; each for itself.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCreditSpecification.html
 */
export const ModifyInstanceCreditSpecification = operation('ModifyInstanceCreditSpecification', {
  resource: (context) =>
    Promise.all(
      (context.input.InstanceCreditSpecifications ?? []).map(({ InstanceId }) =>
        resourceOf(context, 'instance', InstanceId),
      ),
    ),

  async handle({ input: { InstanceCreditSpecifications: specifications }, change }) {
    if (specifications === undefined || specifications.length === 0) {
      throw missingParameter('InstanceCreditSpecifications')
    }
    return change(async (records) => {
      const done = []
      const failed = []
      for (const each of specifications) {
        const failure = await tryOne(records, each)
        if (failure === undefined) done.push({ InstanceId: each.InstanceId })
        else failed.push({ InstanceId: each.InstanceId, Error: failure })
      }
      return {
        SuccessfulInstanceCreditSpecifications: done,
        UnsuccessfulInstanceCreditSpecifications: failed,
      }
    })
  },
})

type Specification = NonNullable<
  Input<'ModifyInstanceCreditSpecification'>['InstanceCreditSpecifications']
>[number]
type Failure = NonNullable<
  Output<'ModifyInstanceCreditSpecification'>['UnsuccessfulInstanceCreditSpecifications']
>[number]['Error']

/** Each instance fails by itself. */
async function tryOne(records: ComputeChange, specification: Specification): Promise<Failure> {
  const { InstanceId, CpuCredits } = specification
  try {
    await changeInstance(records, InstanceId, (instance) => {
      const type = typeOf(instance)
      if (!type.burstable) {
        const message = `The instance type ${type.name} has no CPU credits.`
        throw refusal('InstanceCreditSpecification.NotSupported', message)
      }
      return { ...instance, cpuCredits: parseCredits(CpuCredits, type) }
    })
    return undefined
  } catch (error) {
    if (!(error instanceof AwsError) || !reported.includes(error.code)) throw error
    return { Code: error.code as NonNullable<Failure>['Code'], Message: error.message }
  }
}

const reported = [
  'InvalidInstanceID.Malformed',
  'InvalidInstanceID.NotFound',
  'IncorrectInstanceState',
  'InstanceCreditSpecification.NotSupported',
]
