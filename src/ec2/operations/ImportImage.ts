import { generateId } from '../../compute/ids.ts'
import type { ImportImageTask } from '../../compute/images/image-task-entities.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { importTaskOutput, parseDiskPlace, parseImportArchitecture } from '../images/image-tasks.ts'
import { parseImageDescription } from '../images/images.ts'
import { readableObject, requireRole } from '../images/object-access.ts'
import { type Input, operation } from '../operation.ts'
import { madeBefore, requestToken } from '../request-tokens.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Begins to make an image of an object in a bucket: a disk, or what AWS does not take, an archive
 * of a root file system or of `docker save`.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportImage.html
 */
export const ImportImage = operation('ImportImage', {
  resource: (context) => [newResource(context, 'import-image-task'), newResource(context, 'image')],
  creates: 'import-image-task',

  async handle({ input, account, now, random, host, accounts, objects, change }) {
    requireOffered(input)
    const description = parseImageDescription(input.Description)
    const { format, bucket, key } = parseContainer(input)
    const tags = creationTags(input.TagSpecifications, 'import-image-task')
    const architecture = parseImportArchitecture(input.Architecture)
    await requireRole(accounts, account, input.RoleName)
    const { sizeBytes, ...object } = await readableObject(objects, { bucket, key })
    const token = requestToken(input)
    const task = await change(async (records) => {
      const before = madeBefore(await records.all('importImageTask'), token)
      if (before !== undefined) return before
      const made: ImportImageTask = {
        taskId: generateId('import-ami', random),
        imageId: generateId('ami', random),
        createdAt: now,
        ...{ description, architecture, object, sizeBytes, format, tags },
        state: 'active',
        statusMessage: 'pending',
        ...(input.RoleName && { roleName: input.RoleName }),
        ...(input.BootMode && { bootMode: input.BootMode }),
        ...(token && { token }),
      }
      records.put('importImageTask', made.taskId, made)
      return made
    })
    host.changed(account)
    return importTaskOutput(task)
  },
})

function requireOffered(input: Input<'ImportImage'>): void {
  if (input.Encrypted || input.KmsKeyId) {
    throw refusal('UnsupportedOperation', 'This server offers no encrypted images.')
  }
  if (input.Platform !== undefined && input.Platform.toLowerCase() !== 'linux') {
    throw refusal('UnsupportedOperation', 'Machines of this server are Linux.')
  }
}

/** What AWS takes, and what is told apart by its first bytes anyway. */
const formats = ['RAW', 'VHD', 'VHDX', 'VMDK', 'QCOW2', 'TAR', 'DOCKER']

function parseContainer({ DiskContainers: containers = [] }: Input<'ImportImage'>) {
  const [container] = containers
  if (container === undefined) throw missingParameter('DiskContainers')
  if (containers.length > 1) {
    throw refusal('UnsupportedOperation', 'This server imports one disk, the root, at a time.')
  }
  const { Format: given = 'RAW', SnapshotId } = container
  const format = given.toUpperCase()
  if (!formats.includes(format)) {
    const known = formats.join(' | ')
    throw invalidParameterValue(`Value (${given}) for parameter format is invalid: ${known}`)
  }
  if (SnapshotId !== undefined) {
    throw refusal('UnsupportedOperation', 'This server imports images from buckets.')
  }
  return { format, ...parseDiskPlace(container) }
}
