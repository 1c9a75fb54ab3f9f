import { putImage } from '../../compute/images/images.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * Says when an image gets out of date: lists of others then leave it out.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageDeprecation.html
 */
export const EnableImageDeprecation = operation('EnableImageDeprecation', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, now, changeShared }) {
    if (input.DeprecateAt === undefined) throw missingParameter('DeprecateAt')
    const at = input.DeprecateAt.getTime()
    if (Number.isNaN(at) || at < now || at > now + limits.imageDeprecationMaxMs) {
      const message = 'The deprecation time must be in the future, and at most 10 years from now.'
      throw invalidParameterValue(message)
    }
    // AWS rounds it to the minute.
    const deprecatedAt = Math.round(at / 60_000) * 60_000
    await changeShared(async (records, shared) => {
      const image = await ownImage({ records, shared, account }, input.ImageId)
      putImage(records, shared, { ...image, deprecatedAt })
    })
    return { Return: true }
  },
})
