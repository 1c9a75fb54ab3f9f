import { typeOf } from '../../compute/instances/instance-size.ts'
import { missingParameter, refusal } from '../errors.ts'
import { changeInstance, requireStopped, theInstance } from '../instances/instance-changes.ts'
import { parseCpuOptions } from '../instances/instance-processors.ts'
import { operation } from '../operation.ts'

/**
 * Gives an instance that is stopped fewer processors than its type has, or all of them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCpuOptions.html
 */
export const ModifyInstanceCpuOptions = operation('ModifyInstanceCpuOptions', {
  resource: theInstance,

  async handle({ input, change }) {
    if (input.NestedVirtualization === 'enabled') {
      throw refusal('UnsupportedOperation', 'This server does not offer nested virtualization.')
    }
    if (input.CoreCount === undefined) throw missingParameter('CoreCount')
    const { instanceId, cpuOptions } = await change((records) =>
      changeInstance(records, input.InstanceId, (instance) => {
        requireStopped(instance)
        const asked = parseCpuOptions(input, typeOf(instance))
        return { ...instance, ...(asked && { cpuOptions: asked }) }
      }),
    )
    return {
      InstanceId: instanceId,
      CoreCount: cpuOptions?.coreCount,
      ThreadsPerCore: cpuOptions?.threadsPerCore,
    }
  },
})
