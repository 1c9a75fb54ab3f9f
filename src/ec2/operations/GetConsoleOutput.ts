import { theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * What an instance wrote on its console since its last start: the last 64 KiB, as they are now.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleOutput.html
 */
export const GetConsoleOutput = operation('GetConsoleOutput', {
  resource: theInstance,

  async handle({ input: { InstanceId: id = '' }, records, host, now }) {
    const { instanceId, state } = await existing(records, 'instance', id)
    const output = state === 'terminated' ? Buffer.alloc(0) : await host.consoleOutput(instanceId)
    return {
      InstanceId: instanceId,
      Timestamp: new Date(now),
      ...(output.length > 0 && { Output: output.toString('base64') }),
    }
  },
})
