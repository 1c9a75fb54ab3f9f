import { putImage } from '../../compute/images/images.ts'
import { refusal } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Takes an image out of use: no instance is launched from it, and it is lent to nobody, until it
 * is enabled, and lent, again.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImage.html
 */
export const DisableImage = operation('DisableImage', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, changeShared }) {
    await changeShared(async (records, shared) => {
      const image = await ownImage({ records, shared, account }, input.ImageId)
      if (image.state !== 'disabled' && image.state !== 'available') {
        throw refusal('InvalidAMIID.Unavailable', `The image ${image.imageId} is ${image.state}.`)
      }
      const unlent = { isPublic: false, launchAccounts: [] }
      putImage(records, shared, { ...image, ...unlent, state: 'disabled' })
    })
    return { Return: true }
  },
})
