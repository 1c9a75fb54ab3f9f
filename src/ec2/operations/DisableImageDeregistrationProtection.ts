import { putImage } from '../../compute/images/images.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Ends an image's protection: at once, or a day later if it was to cool down.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImageDeregistrationProtection.html
 */
export const DisableImageDeregistrationProtection = operation(
  'DisableImageDeregistrationProtection',
  {
    resource: (context) => imageResource(context, context.input.ImageId),

    async handle({ input, account, now, changeShared }) {
      await changeShared(async (records, shared) => {
        const found = await ownImage({ records, shared, account }, input.ImageId)
        const { protection, ...image } = found
        const cools = protection?.withCooldown && { ...protection, endedAt: now }
        putImage(records, shared, cools ? { ...image, protection: cools } : image)
      })
      return { Return: 'true' }
    },
  },
)
