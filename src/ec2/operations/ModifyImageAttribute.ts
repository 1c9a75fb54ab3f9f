import type { Image, ImageSettings } from '../../compute/images/image-entities.ts'
import { putImage } from '../../compute/images/images.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import { settingsOf } from '../images/image-settings.ts'
import { imageResource, ownImage, parseImageDescription } from '../images/images.ts'
import { parsePermissionChange, withPermissions } from '../images/launch-permission.ts'
import { type Input, operation } from '../operation.ts'

/**
 * Changes one attribute of an image: who may launch it, its description, or that its instances
 * ask for tokens of the metadata service.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyImageAttribute.html
 */
export const ModifyImageAttribute = operation('ModifyImageAttribute', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle({ input, account, changeShared }) {
    const change = parseChange(input)
    await changeShared(async (records, shared) => {
      const image = await ownImage({ records, shared, account }, input.ImageId)
      const changed = change(image)
      if (changed.isPublic && !image.isPublic) requireSharing(await settingsOf(records))
      putImage(records, shared, changed)
    })
    return {}
  },
})

function parseChange(input: Input<'ModifyImageAttribute'>): (image: Image) => Image {
  const { Attribute: attribute, Value: value } = input
  if (input.ProductCodes?.length || attribute === 'productCodes') {
    throw refusal('UnsupportedOperation', 'This server has no product codes.')
  }
  const permissions = parsePermissionChange(input)
  const description = input.Description?.Value ?? (attribute === 'description' ? value : undefined)
  const imds = input.ImdsSupport?.Value ?? (attribute === 'imdsSupport' ? value : undefined)
  const asked = [permissions, description, imds].filter((each) => each !== undefined)
  if (asked.length > 1) {
    throw invalidParameterCombination('Fields for multiple attribute types specified')
  }
  if (permissions !== undefined) return (image) => withPermissions(image, permissions)
  if (description !== undefined) {
    const parsed = parseImageDescription(description)
    return (image) => ({ ...image, description: parsed })
  }
  // AWS never lets it be taken back.
  if (imds === 'v2.0') return (image) => ({ ...image, imdsSupport: imds })
  if (imds !== undefined) {
    throw invalidParameterValue(`Value (${imds}) for parameter imdsSupport is invalid.`)
  }
  throw missingParameter('attribute')
}

function requireSharing({ blockPublicAccess }: ImageSettings): void {
  if (!blockPublicAccess) return
  throw refusal(
    'OperationNotPermitted',
    "You can't publicly share this image because block public access for AMIs is enabled for " +
      'this account.',
  )
}
