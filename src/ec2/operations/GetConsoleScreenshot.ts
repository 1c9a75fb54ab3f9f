import { drawConsole } from '../../compute/console/console-picture.ts'
import { incorrectState, theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/** Of JPEG: text stays sharp. */
const quality = 85

/**
 * The console of an instance that runs, drawn as a terminal shows it. Machines here have no screen
 * that sleeps, so there is nothing to wake up.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetConsoleScreenshot.html
 */
export const GetConsoleScreenshot = operation('GetConsoleScreenshot', {
  resource: theInstance,

  async handle({ input: { InstanceId: id = '' }, records, host }) {
    const instance = await existing(records, 'instance', id)
    if (instance.state !== 'running') throw incorrectState(instance, 'photographed')
    const output = await host.consoleOutput(instance.instanceId)
    const { default: jpeg } = await import('jpeg-js')
    const { data } = jpeg.encode(drawConsole(output), quality)
    return { InstanceId: instance.instanceId, ImageData: Buffer.from(data).toString('base64') }
  },
})
