import { deviceName } from '../../accounts/mfa.ts'
import { deviceResource, existingDevice, parseSerialNumber } from '../mfa.ts'
import { operation } from '../operation.ts'
import { parseTags, withTags } from '../tags.ts'

/**
 * Adds tags to a device.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagMFADevice.html
 */
export const TagMFADevice = operation('TagMFADevice', {
  permission: 'iam:TagMFADevice',
  resource: deviceResource,

  async handle({ input, change }) {
    const serialNumber = parseSerialNumber(input.SerialNumber)
    const added = parseTags(input.Tags)
    await change(async (records) => {
      const device = await existingDevice(records, serialNumber)
      const tagged = { ...device, tags: withTags(device.tags, added) }
      records.put('mfaDevice', deviceName(serialNumber), tagged)
    })
    return {}
  },
})
