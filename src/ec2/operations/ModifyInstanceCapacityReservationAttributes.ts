import type { Instance } from '../../compute/instances/machine-entities.ts'
import { parseChoice } from '../choices.ts'
import { missingParameter, refusal } from '../errors.ts'
import { changeInstance, requireStopped, theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Says whether an instance that is stopped would use a capacity reservation. There are none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCapacityReservationAttributes.html
 */
export const ModifyInstanceCapacityReservationAttributes = operation(
  'ModifyInstanceCapacityReservationAttributes',
  {
    resource: theInstance,

    async handle({ input: { InstanceId, CapacityReservationSpecification: given }, change }) {
      if (given === undefined) throw missingParameter('CapacityReservationSpecification')
      const preference = parseChoice(given.CapacityReservationPreference, {
        name: 'CapacityReservationPreference',
        values: ['open', 'none', 'capacity-reservations-only'],
      })
      const isReserved = preference === 'capacity-reservations-only'
      if (isReserved || given.CapacityReservationTarget !== undefined) {
        const message = 'This server does not offer capacity reservations.'
        throw refusal('UnsupportedOperation', message)
      }
      await change((records) =>
        changeInstance(records, InstanceId, (instance) => {
          requireStopped(instance)
          const { capacityPreference: _before, ...rest } = instance
          return preference === 'none'
            ? { ...rest, capacityPreference: preference }
            : (rest as Instance)
        }),
      )
      return { Return: true }
    },
  },
)
