import { putImage } from '../../compute/images/images.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Says that an image does not get out of date after all.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImageDeprecation.html
 */
export const DisableImageDeprecation = operation('DisableImageDeprecation', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, changeShared }) {
    await changeShared(async (records, shared) => {
      const found = await ownImage({ records, shared, account }, input.ImageId)
      const { deprecatedAt: _, ...image } = found
      putImage(records, shared, image)
    })
    return { Return: true }
  },
})
