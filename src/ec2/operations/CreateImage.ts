import { newImage, putImage } from '../../compute/images.ts'
import type { Instance } from '../../compute/machine-entities.ts'
import { refusal } from '../errors.ts'
import { parseImageDescription, parseImageName, requireFreeName } from '../images.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes an image of an instance's root volume, which shuts down and starts again unless NoReboot
 * says that it need not.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const CreateImage = operation('CreateImage', {
  resource: async (context) => [
    await resourceOf(context, 'instance', context.input.InstanceId),
    newResource(context, 'image'),
  ],
  creates: 'image',

  async handle({ input, account, now, random, host, changeShared }) {
    requireOffered(input)
    const { InstanceId: instanceId = '', NoReboot: noReboot = false } = input
    const name = parseImageName(input.Name)
    const description = parseImageDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'image')
    const { architecture } = await host.facts()
    const { imageId: ImageId } = await changeShared(async (records, shared) => {
      const instance = await existing(records, 'instance', instanceId)
      requireWhole(instance)
      await requireFreeName(records, name)
      const image = {
        ...newImage({ owner: account, name, description, architecture, now, random, tags }),
        source: { type: 'instance', instanceId, noReboot } as const,
      }
      putImage(records, shared, image)
      if (!noReboot && instance.state === 'running') {
        const rebootsAsked = instance.rebootsAsked + 1
        records.put('instance', instanceId, { ...instance, rebootsAsked })
      }
      return image
    })
    host.changed(account)
    return { ImageId }
  },
})

function requireOffered({ BlockDeviceMappings: devices = [], ...input }: Input<'CreateImage'>) {
  if (input.SnapshotLocation === 'local' || input.BootModeOverride !== undefined) {
    const message = 'This server keeps images in its region, and boots them in one way.'
    throw refusal('UnsupportedOperation', message)
  }
  if (devices.some(({ NoDevice }) => NoDevice === undefined)) {
    const message = 'This server makes images of root volumes; snapshot other volumes themselves.'
    throw refusal('UnsupportedOperation', message)
  }
}

function requireWhole({ instanceId, state }: Instance): void {
  if (state === 'running' || state === 'stopped' || state === 'stopping') return
  const message = `Instance '${instanceId}' is not in state 'running' or 'stopped'.`
  throw refusal('IncorrectState', message)
}
