import { putImage } from '../../compute/images/images.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Guards an image against deregistration.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageDeregistrationProtection.html
 */
export const EnableImageDeregistrationProtection = operation(
  'EnableImageDeregistrationProtection',
  {
    resource: (context) => imageResource(context, context.input.ImageId),

    async handle({ input, account, changeShared }) {
      const protection = { withCooldown: input.WithCooldown === true }
      await changeShared(async (records, shared) => {
        const image = await ownImage({ records, shared, account }, input.ImageId)
        putImage(records, shared, { ...image, protection })
      })
      return { Return: 'true' }
    },
  },
)
