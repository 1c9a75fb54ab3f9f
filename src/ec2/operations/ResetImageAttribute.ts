import { putImage } from '../../compute/images/images.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Takes an image back from all that it was lent to.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetImageAttribute.html
 */
export const ResetImageAttribute = operation('ResetImageAttribute', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, changeShared }) {
    const { ImageId, Attribute } = input
    if (!Attribute) throw missingParameter('attribute')
    if (Attribute !== 'launchPermission') {
      throw invalidParameterValue(`Value (${Attribute}) for parameter attribute is invalid.`)
    }
    await changeShared(async (records, shared) => {
      const image = await ownImage({ records, shared, account }, ImageId)
      putImage(records, shared, { ...image, isPublic: false, launchAccounts: [] })
    })
    return {}
  },
})
