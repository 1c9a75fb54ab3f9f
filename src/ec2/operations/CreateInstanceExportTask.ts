import { generateId } from '../../compute/ids.ts'
import type { ExportInstanceTask } from '../../compute/images/image-task-entities.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { diskExtensions, exportInstanceOutput, parseDiskFormat } from '../images/image-tasks.ts'
import { parseImageDescription } from '../images/images.ts'
import { writableObject } from '../images/object-access.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

const targets = ['citrix', 'vmware', 'microsoft']

/**
 * Begins to write an instance's root as a disk into a bucket, as `<prefix><task>.<format>`; the
 * instance stands still for the moment that is kept. The disk has no kernel, as machines here have
 * none of their own.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInstanceExportTask.html
 */
export const CreateInstanceExportTask = operation('CreateInstanceExportTask', {
  resource: async (context) => [
    await resourceOf(context, 'instance', context.input.InstanceId),
    newResource(context, 'export-instance-task'),
  ],
  creates: 'export-instance-task',

  async handle({ input, account, now, random, host, objects, change }) {
    const { target, format, bucket, prefix } = parseWish(input)
    const { InstanceId: instanceId } = input
    if (!instanceId) throw missingParameter('instanceId')
    const description = parseImageDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'export-instance-task')
    const taskId = generateId('export-i', random)
    const key = `${prefix}${taskId}.${diskExtensions[format]}`
    const object = await writableObject(objects, { bucket, key })
    const made: ExportInstanceTask = {
      ...{ taskId, createdAt: now, description, target, format, object, prefix, tags },
      ...{ sourceId: instanceId, state: 'active' },
    }
    await change(async (records) => {
      requireWhole(await existing(records, 'instance', instanceId))
      records.put('exportInstanceTask', taskId, made)
    })
    host.changed(account)
    return { ExportTask: exportInstanceOutput(made) }
  },
})

function parseWish({
  TargetEnvironment: target,
  ExportToS3Task,
}: Input<'CreateInstanceExportTask'>) {
  if (!target) throw missingParameter('targetEnvironment')
  if (!targets.includes(target)) {
    throw invalidParameterValue(`Value (${target}) for parameter targetEnvironment is invalid.`)
  }
  const { DiskImageFormat, ContainerFormat, S3Bucket, S3Prefix = '' } = ExportToS3Task ?? {}
  if (ContainerFormat !== undefined) {
    const message = 'This server writes the disk alone: leave ContainerFormat out.'
    throw refusal('UnsupportedOperation', message)
  }
  const format = parseDiskFormat(DiskImageFormat ?? (target === 'vmware' ? 'VMDK' : 'VHD'))
  return { target, format, bucket: S3Bucket, prefix: S3Prefix }
}

function requireWhole({ instanceId, state }: Instance): void {
  if (['running', 'stopping', 'stopped'].includes(state)) return
  const message = `Instance '${instanceId}' is not in state 'running' or 'stopped'.`
  throw refusal('IncorrectState', message)
}
