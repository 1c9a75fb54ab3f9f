import type { Image } from '../../compute/images/image-entities.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { deviceOutput, protectionOf } from '../images/image-output.ts'
import { imageResource, ownImage } from '../images/images.ts'
import { operation } from '../operation.ts'

/**
 * One attribute of an image of the account's own.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImageAttribute.html
 */
export const DescribeImageAttribute = operation('DescribeImageAttribute', {
  resource: (context) => imageResource(context, context.input.ImageId),

  async handle(context) {
    const { ImageId, Attribute } = context.input
    if (!Attribute) throw missingParameter('attribute')
    const read = attributes[Attribute]
    if (read === undefined) {
      throw invalidParameterValue(`Value (${Attribute}) for parameter attribute is invalid.`)
    }
    return { ImageId, ...read(await ownImage(context, ImageId)) }
  },
})

/** Attributes that no image here has are answered with their empty element, as AWS does. */
const attributes: Readonly<Record<string, (image: Image) => object>> = {
  blockDeviceMapping: ({ devices }) => ({ BlockDeviceMappings: devices.map(deviceOutput) }),
  bootMode: ({ bootMode }) => ({ BootMode: { Value: bootMode } }),
  deregistrationProtection: (image) => ({
    DeregistrationProtection: { Value: protectionOf(image) },
  }),
  description: ({ description }) => ({ Description: { Value: description } }),
  imdsSupport: ({ imdsSupport }) => ({ ImdsSupport: { Value: imdsSupport } }),
  kernel: () => ({ KernelId: {} }),
  lastLaunchedTime: () => ({ LastLaunchedTime: {} }),
  launchPermission: ({ isPublic, launchAccounts }) => ({
    LaunchPermissions: [
      ...(isPublic ? [{ Group: 'all' }] : []),
      ...launchAccounts.map((UserId) => ({ UserId })),
    ],
  }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({ RamdiskId: {} }),
  sriovNetSupport: () => ({ SriovNetSupport: { Value: 'simple' } }),
  tpmSupport: () => ({ TpmSupport: {} }),
  uefiData: () => ({ UefiData: {} }),
}
