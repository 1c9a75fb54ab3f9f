import { generateId } from '../../compute/ids.ts'
import type { ExportImageTask } from '../../compute/images/image-task-entities.ts'
import { missingParameter } from '../errors.ts'
import { diskExtensions, exportTaskOutput, parseDiskFormat } from '../images/image-tasks.ts'
import { imageResource, launchableImage, parseImageDescription } from '../images/images.ts'
import { requireRole, writableObject } from '../images/object-access.ts'
import { operation } from '../operation.ts'
import { madeBefore, requestToken } from '../request-tokens.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Begins to write an image's file system as a disk into a bucket, as `<prefix><task>.<format>`. The
 * disk has no kernel, as the image has none: `CreateStoreImageTask` writes the file system alone.
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
    const { DiskImageFormat, S3ExportLocation: location } = input
    if (!DiskImageFormat) throw missingParameter('DiskImageFormat')
    const format = parseDiskFormat(DiskImageFormat)
    const description = parseImageDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'export-image-task')
    const image = await launchableImage({ records, shared, account }, input.ImageId)
    await requireRole(accounts, account, input.RoleName)
    const prefix = location?.S3Prefix ?? ''
    const taskId = generateId('export-ami', random)
    const key = `${prefix}${taskId}.${diskExtensions[format]}`
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
