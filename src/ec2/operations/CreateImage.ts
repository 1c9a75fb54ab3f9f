import type { ImageDevice } from '../../compute/images/image-entities.ts'
import { defaultRoot, newImage, putImage } from '../../compute/images/images.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { devicePath } from '../../compute/volumes/device-path.ts'
import type { SnapshotChanges } from '../../compute/volumes/snapshots.ts'
import { askedSpeed } from '../../compute/volumes/volume-form.ts'
import { refusal } from '../errors.ts'
import { parseImageDescription, parseImageName, requireFreeName } from '../images/images.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTagsByType } from '../tags.ts'
import { putNewSnapshot, type SnapshotFacts } from '../volumes/new-snapshot.ts'

/**
 * Makes an image of an instance with its volumes; it shuts down and starts again unless NoReboot
 * says that it need not.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
export const CreateImage = operation('CreateImage', {
  resource: async (context) => [
    await resourceOf(context, 'instance', context.input.InstanceId),
    newResource(context, 'image'),
  ],
  creates: ['image', 'snapshot'],

  async handle(context) {
    const { input, account, now, random, host, changeShared } = context
    requireOffered(input)
    const { InstanceId: instanceId = '', NoReboot: noReboot = false } = input
    const name = parseImageName(input.Name)
    const description = parseImageDescription(input.Description)
    const tags = creationTagsByType(input.TagSpecifications, ['image', 'snapshot'])
    const { architecture } = await host.facts()
    const { imageId: ImageId } = await changeShared(async (records, shared) => {
      const instance = await existing(records, 'instance', instanceId)
      requireWhole(instance)
      await requireFreeName(records, name)
      const words = `Created by CreateImage(${instanceId})`
      const facts = { ...context, description: words, tags: tags.snapshot }
      const image = {
        ...newImage({
          owner: account,
          name,
          description,
          architecture,
          now,
          random,
          tags: tags.image,
        }),
        rootDeviceName: instance.rootDeviceName,
        devices: await devicesOf({ records, shared }, input, facts),
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
    const message = 'An image here has the volumes of its instance, or fewer (NoDevice).'
    throw refusal('UnsupportedOperation', message)
  }
}

/** The root volume as it is, and a snapshot of each other one that is not left out. */
async function devicesOf(
  scopes: SnapshotChanges,
  { InstanceId: instanceId, BlockDeviceMappings: mappings = [] }: Input<'CreateImage'>,
  facts: SnapshotFacts,
): Promise<ImageDevice[]> {
  const volumes = (await scopes.records.all('volume')).filter(
    ({ attachment }) => attachment?.instanceId === instanceId,
  )
  const named = new Set(mappings.map(({ DeviceName = '' }) => devicePath(DeviceName)))
  const devices: ImageDevice[] = []
  for (const volume of volumes) {
    const { deviceName = '', deleteOnTermination = true } = volume.attachment ?? {}
    if (!volume.isRoot && named.has(devicePath(deviceName))) continue
    const device = {
      ...{ deviceName, deleteOnTermination, encrypted: false },
      ...{ volumeSize: volume.size, volumeType: volume.volumeType, ...askedSpeed(volume) },
    }
    if (volume.isRoot) devices.unshift({ ...device, deleteOnTermination: true })
    else {
      const { snapshotId } = await putNewSnapshot(scopes, volume, facts)
      devices.push({ ...device, snapshotId })
    }
  }
  return devices.some(({ snapshotId }) => snapshotId === undefined)
    ? devices
    : [defaultRoot, ...devices]
}

function requireWhole({ instanceId, state }: Instance): void {
  if (state === 'running' || state === 'stopped' || state === 'stopping') return
  const message = `Instance '${instanceId}' is not in state 'running' or 'stopped'.`
  throw refusal('IncorrectState', message)
}
