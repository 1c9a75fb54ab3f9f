import type { Image } from '../../compute/images/image-entities.ts'
import { removeImage } from '../../compute/images/images.ts'
import { limits } from '../../limits.ts'
import { refusal } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Forgets an image. Instances that were launched from it keep what they have of it; Docker drops
 * it when the last of them is gone.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export const DeregisterImage = operation('DeregisterImage', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, now, changeShared, host }) {
    const { ImageId: imageId = '' } = input
    await changeShared(async (records, shared) => {
      requireUnprotected(await ownImage({ records, shared, account }, imageId), now)
      removeImage(records, shared, imageId)
    })
    host.changed(account)
    return { Return: true }
  },
})

function requireUnprotected({ imageId, protection }: Image, now: number): void {
  if (protection === undefined) return
  const { endedAt } = protection
  if (endedAt !== undefined && now >= endedAt + limits.imageProtectionCooldownMs) return
  const message = `The image ${imageId} is protected against deregistration.`
  throw refusal('OperationNotPermitted', message)
}
