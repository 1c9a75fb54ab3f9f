/** What an account wants of its images. */
import type { ImageSettings } from '../../compute/images/image-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'

/**
 * The settings; accounts begin with public access blocked, as new ones at AWS do.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html
 */
export async function settingsOf(records: ComputeReader): Promise<ImageSettings> {
  return (await records.get('imageSettings', 'settings')) ?? { blockPublicAccess: true }
}

/** Keeps settings. */
export function putSettings(records: ComputeChange, settings: ImageSettings): void {
  records.put('imageSettings', 'settings', settings)
}
