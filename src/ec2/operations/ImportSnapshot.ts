import { generateId } from '../../compute/ids.ts'
import type { ImportSnapshotTask } from '../../compute/images/image-task-entities.ts'
import { invalidParameterValue, missingParameter } from '../errors.ts'
import { importSnapshotOutput, parseDiskPlace } from '../images/image-tasks.ts'
import { readableObject, requireRole } from '../images/object-access.ts'
import { type Input, operation } from '../operation.ts'
import { madeBefore, requestToken } from '../request-tokens.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { requireSnapshotRoom } from '../volumes/new-snapshot.ts'
import { parseDescription } from '../volumes/snapshots.ts'
import { refuseEncryption } from '../volumes/volumes.ts'

/** What AWS takes, and QCOW2; which it is, the disk says itself. */
const formats = ['RAW', 'VHD', 'VHDX', 'VMDK', 'QCOW2']

/**
 * Begins to make a snapshot of a disk in a bucket.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportSnapshot.html
 */
export const ImportSnapshot = operation('ImportSnapshot', {
  resource: (context) => [
    newResource(context, 'import-snapshot-task'),
    newResource(context, 'snapshot'),
  ],
  creates: 'import-snapshot-task',

  async handle({ input, account, now, random, host, accounts, objects, change }) {
    refuseEncryption(input)
    const description = parseDescription(input.Description)
    const { format, bucket, key } = parseContainer(input)
    const tags = creationTags(input.TagSpecifications, 'import-snapshot-task')
    await requireRole(accounts, account, input.RoleName)
    const { sizeBytes, ...object } = await readableObject(objects, { bucket, key })
    const token = requestToken(input)
    const task = await change(async (records) => {
      const before = madeBefore(await records.all('importSnapshotTask'), token)
      if (before !== undefined) return before
      await requireSnapshotRoom(records, { accounts, account })
      const made: ImportSnapshotTask = {
        taskId: generateId('import-snap', random),
        snapshotId: generateId('snap', random),
        ...{ createdAt: now, description, object, sizeBytes, format, tags },
        ...{ state: 'active', statusMessage: 'pending' },
        ...(input.RoleName && { roleName: input.RoleName }),
        ...(token && { token }),
      }
      records.put('importSnapshotTask', made.taskId, made)
      return made
    })
    host.changed(account)
    return importSnapshotOutput(task, undefined)
  },
})

function parseContainer({ DiskContainer: container }: Input<'ImportSnapshot'>) {
  if (container === undefined) throw missingParameter('DiskContainer')
  const { Format: given } = container
  if (!given) throw missingParameter('DiskContainer.Format')
  const format = given.toUpperCase()
  if (formats.includes(format)) return { format, ...parseDiskPlace(container) }
  const known = formats.join(' | ')
  throw invalidParameterValue(`Value (${given}) for parameter format is invalid: ${known}`)
}
