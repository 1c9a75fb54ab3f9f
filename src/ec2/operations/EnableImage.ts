import { putImage } from '../../compute/images/images.ts'
import { refusal } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Makes a disabled image available again, to its owner alone.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImage.html
 */
export const EnableImage = operation('EnableImage', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, changeShared }) {
    await changeShared(async (records, shared) => {
      const image = await ownImage({ records, shared, account }, input.ImageId)
      if (image.state !== 'disabled' && image.state !== 'available') {
        throw refusal('InvalidAMIID.Unavailable', `The image ${image.imageId} is ${image.state}.`)
      }
      putImage(records, shared, { ...image, state: 'available' })
    })
    return { Return: true }
  },
})
