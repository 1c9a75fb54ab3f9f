import { putSettings } from '../images/image-settings.ts'
import { operation } from '../operation.ts'

/**
 * Lets images of the account be made public.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisableImageBlockPublicAccess.html
 */
export const DisableImageBlockPublicAccess = operation('DisableImageBlockPublicAccess', {
  resource: () => '*',

  async handle({ change }) {
    await change(async (records) => putSettings(records, { blockPublicAccess: false }))
    return { ImageBlockPublicAccessState: 'unblocked' as const }
  },
})
