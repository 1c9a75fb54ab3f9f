import type { Image, ImageDevice } from '../../compute/images/image-entities.ts'
import { newImage, putImage } from '../../compute/images/images.ts'
import { noVolume, putSnapshot, type SnapshotChanges } from '../../compute/volumes/snapshots.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import {
  imageResource,
  launchableImage,
  parseImageDescription,
  parseImageName,
  requireFreeName,
} from '../images/images.ts'
import { type Input, operation } from '../operation.ts'
import { madeBefore, requestToken } from '../request-tokens.ts'
import { newResource } from '../resources.ts'
import { creationTagsByType } from '../tags.ts'
import { newSnapshot, requireSnapshotRoom, type SnapshotFacts } from '../volumes/new-snapshot.ts'

/**
 * Makes an image of one's own of one that may be used; it stays when the other goes.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopyImage.html
 */
export const CopyImage = operation('CopyImage', {
  resource: async (context) => [
    await imageResource(context, context.input.SourceImageId),
    newResource(context, 'image'),
  ],
  creates: 'image',

  async handle({ input, account, region, now, random, accounts, changeShared, host }) {
    requireOffered(input, region)
    const name = parseImageName(input.Name)
    const description = parseImageDescription(input.Description)
    const given = creationTagsByType(input.TagSpecifications, ['image', 'snapshot'])
    const token = requestToken(input)
    const { imageId: ImageId } = await changeShared(async (records, shared) => {
      const before = madeBefore(await records.all('image'), token)
      if (before !== undefined) return before
      const source = await launchableImage({ records, shared, account }, input.SourceImageId)
      await requireFreeName(records, name)
      const tags = { ...(input.CopyImageTags && source.tags), ...given.image }
      const { architecture, rootDeviceName, platformDetails, imageId } = source
      const facts = { account, accounts, now, random, tags: given.snapshot }
      const devices = await copiedDevices({ records, shared }, source, facts)
      const image = {
        ...newImage({ owner: account, name, description, architecture, now, random, tags }),
        ...{ devices, rootDeviceName, platformDetails },
        source: { type: 'image', imageId, dockerImage: source.dockerImage ?? '' } as const,
        ...(token && { token }),
      }
      putImage(records, shared, image)
      return image
    })
    host.changed(account)
    return { ImageId }
  },
})

/** The devices, with copies of their snapshots: they stay when those of the source go. */
async function copiedDevices(
  scopes: SnapshotChanges,
  { devices, imageId, owner }: Image,
  facts: Omit<SnapshotFacts, 'description'>,
): Promise<ImageDevice[]> {
  const copied: ImageDevice[] = []
  for (const device of devices) {
    const { snapshotId } = device
    if (snapshotId !== undefined) {
      await requireSnapshotRoom(scopes.records, facts)
      const description = `Copied for the image ${imageId} from ${snapshotId}`
      const made = newSnapshot({ ...facts, description })
      const volumeSize = device.snapshotSize ?? device.volumeSize
      const source = { snapshotId, owner }
      await putSnapshot(scopes, { ...made, volumeId: noVolume, volumeSize, source })
      copied.push({ ...device, snapshotId: made.snapshotId })
    } else copied.push(device)
  }
  return copied
}

function requireOffered(input: Input<'CopyImage'>, region: string): void {
  if (!input.SourceRegion) throw missingParameter('SourceRegion')
  if (input.SourceRegion !== region) {
    const message = `Value (${input.SourceRegion}) for parameter sourceRegion is invalid.`
    throw invalidParameterValue(`${message} This server is the region ${region}.`)
  }
  if (input.Encrypted || input.KmsKeyId) {
    throw refusal('UnsupportedOperation', 'This server offers no encrypted images.')
  }
  if (input.DestinationOutpostArn || input.DestinationAvailabilityZone) {
    throw refusal('UnsupportedOperation', 'This server keeps images in its region alone.')
  }
}
