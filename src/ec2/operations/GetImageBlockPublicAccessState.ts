import { settingsOf } from '../images/image-settings.ts'
import { operation } from '../operation.ts'

/**
 * Whether images of the account may be made public.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetImageBlockPublicAccessState.html
 */
export const GetImageBlockPublicAccessState = operation('GetImageBlockPublicAccessState', {
  resource: () => '*',

  async handle({ records }) {
    const { blockPublicAccess } = await settingsOf(records)
    const ImageBlockPublicAccessState = blockPublicAccess ? 'block-new-sharing' : 'unblocked'
    return { ImageBlockPublicAccessState, ManagedBy: 'account' as const }
  },
})
