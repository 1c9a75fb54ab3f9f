import { generateId } from '../../compute/ids.ts'
import type { ExportImageTask } from '../../compute/image-task-entities.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { exportTaskOutput } from '../image-tasks.ts'
import { imageResource, launchableImage, parseImageDescription } from '../images.ts'
import { requireRole, writableObject } from '../object-access.ts'
import { operation } from '../operation.ts'
import { madeBefore, requestToken } from '../request-tokens.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

const extensions = { VMDK: 'vmdk', RAW: 'raw', VHD: 'vhd' } as const

/**
 * Begins to write an image's file system as a disk into a bucket, as `<prefix><task>.<format>`. It
 * takes libguestfs, and the disk has no kernel, as the image has none: `CreateStoreImageTask`
 * writes the file system alone.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ExportImage.html
 */
export const ExportImage = operation('ExportImage', {
  resource: async (context) => [
    await imageResource(context, context.input.ImageId),
    newResource(context, 'export-image-task'),
  ],
  creates: 'export-image-task',

  async handle(context) {
    const { input, account, now, random, host, accounts, objects, records, shared } = context
    const { DiskImageFormat: format, S3ExportLocation: location } = input
    if (!format) throw missingParameter('DiskImageFormat')
    if (!Object.hasOwn(extensions, format)) {
      throw invalidParameterValue(`Value (${format}) for parameter diskImageFormat is invalid.`)
    }
    const description = parseImageDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'export-image-task')
    const image = await launchableImage({ records, shared, account }, input.ImageId)
    await requireRole(accounts, account, input.RoleName)
    const prefix = location?.S3Prefix ?? ''
    const taskId = generateId('export-ami', random)
    const key = `${prefix}${taskId}.${extensions[format]}`
    const object = await writableObject(objects, { bucket: location?.S3Bucket, key })
    const token = requestToken(input)
    const task = await context.change(async (own) => {
      const before = madeBefore(await own.all('exportImageTask'), token)
      if (before !== undefined) return before
      const made: ExportImageTask = {
        ...{ taskId, createdAt: now, description, format, object, prefix, tags },
        ...{ sourceId: image.imageId, state: 'active', statusMessage: 'pending' },
        ...(image.dockerImage && { dockerImage: image.dockerImage }),
        ...(input.RoleName && { roleName: input.RoleName }),
        ...(token && { token }),
      }
      own.put('exportImageTask', taskId, made)
      return made
    })
    host.changed(account)
    return { ...exportTaskOutput(task), DiskImageFormat: format, RoleName: task.roleName }
  },
})
