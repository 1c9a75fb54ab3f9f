import { newImage, putImage } from '../../compute/images/images.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { imageDevices, parseImageDevices } from '../images/image-devices.ts'
import { parseImportArchitecture } from '../images/image-tasks.ts'
import { parseImageDescription, parseImageName, requireFreeName } from '../images/images.ts'
import { type ObjectAccess, readableObject } from '../images/object-access.ts'
import { type Input, operation } from '../operation.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

/**
 * Makes an image of a snapshot, or of an object in a bucket (`ImageLocation`: `bucket/key`): an
 * archive of a root file system or of `docker save`, or a disk. It is pending until it is read.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RegisterImage.html
 */
export const RegisterImage = operation('RegisterImage', {
  resource: (context) => newResource(context, 'image'),
  creates: 'image',

  async handle({ input, account, now, random, host, objects, changeShared }) {
    const name = parseImageName(input.Name)
    const description = parseImageDescription(input.Description)
    const architecture = parseImportArchitecture(input.Architecture)
    const tags = creationTags(input.TagSpecifications, 'image')
    requireSupported(input, notOffered)
    const sourceOf = await sourceOfInput(input, objects)
    const { imageId: ImageId } = await changeShared(async (records, shared) => {
      await requireFreeName(records, name)
      const image = {
        ...newImage({ owner: account, name, description, architecture, now, random, tags }),
        ...(input.ImdsSupport && { imdsSupport: input.ImdsSupport }),
        ...(input.BootMode && { bootMode: input.BootMode }),
        ...(await sourceOf(records)),
      }
      putImage(records, shared, image)
      return image
    })
    host.changed(account)
    return { ImageId }
  },
})

const notOffered: Unsupported<Input<'RegisterImage'>> = [
  ['paravirtual machines', (input) => input.VirtualizationType === 'paravirtual'],
  ['kernels and RAM disks', (input) => Boolean(input.KernelId ?? input.RamdiskId)],
  ['product codes', (input) => hasAny(input.BillingProducts)],
  ['trusted platform modules', (input) => input.TpmSupport !== undefined],
]

/** What the image is made of; a snapshot is looked for in the change that makes the image. */
async function sourceOfInput(input: Input<'RegisterImage'>, objects: ObjectAccess) {
  const { ImageLocation: location, BlockDeviceMappings: mappings = [] } = input
  if (location === undefined && mappings.length > 0) {
    const wish = parseImageDevices(mappings, input.RootDeviceName)
    return (records: ComputeReader) => imageDevices(records, wish)
  }
  const object = await readableObject(objects, parseLocation(location))
  return async () => ({ source: { type: 'object', object } as const })
}

function parseLocation(location: string | undefined) {
  if (!location) throw missingParameter('ImageLocation')
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(location) ?? []
  if (bucket !== undefined && key !== undefined) return { bucket, key }
  throw invalidParameterValue(`Value (${location}) for parameter imageLocation is invalid.`)
}
