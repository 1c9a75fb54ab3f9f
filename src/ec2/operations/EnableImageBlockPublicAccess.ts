import { invalidParameterValue } from '../errors.ts'
import { putSettings } from '../images/image-settings.ts'
import { operation } from '../operation.ts'

/**
 * Refuses from now on to make images of the account public.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageBlockPublicAccess.html
 */
export const EnableImageBlockPublicAccess = operation('EnableImageBlockPublicAccess', {
  resource: () => '*',

  async handle({ input, change }) {
    const { ImageBlockPublicAccessState: state } = input
    if (state !== 'block-new-sharing') {
      const message = `Value (${state ?? ''}) for parameter imageBlockPublicAccessState is invalid.`
      throw invalidParameterValue(message)
    }
    await change(async (records) => putSettings(records, { blockPublicAccess: true }))
    return { ImageBlockPublicAccessState: state }
  },
})
