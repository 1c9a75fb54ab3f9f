/** Imports and exports of images, as EC2 shows and filters them. */
import type { ExportImageTask, ImportImageTask } from '../compute/image-task-entities.ts'
import { invalidParameterValue } from './errors.ts'
import { withTagFilters } from './filters.ts'
import { tagsOutput } from './tags.ts'

/** `x86_64` or `arm64`; undefined is the host's. Throws InvalidParameterValue. */
export function parseImportArchitecture(text: string | undefined): 'x86_64' | 'arm64' {
  if (text === 'x86_64' || text === 'arm64') return text
  if (!text) return process.arch === 'arm64' ? 'arm64' : 'x86_64'
  throw invalidParameterValue(`Value (${text}) for parameter architecture is invalid.`)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportImageTask.html */
export function importTaskOutput(task: ImportImageTask) {
  const { state, object, format, sizeBytes } = task
  const isDone = state === 'completed'
  const UserBucket = { S3Bucket: object.bucket, S3Key: object.key }
  const container = { Format: format, DiskImageSize: sizeBytes, UserBucket }
  return {
    ImportTaskId: task.taskId,
    Architecture: task.architecture,
    Description: task.description,
    Status: state,
    ...(task.statusMessage && { StatusMessage: task.statusMessage }),
    ...(state === 'active' && { Progress: String(task.progress ?? 0) }),
    ...(isDone && { ImageId: task.imageId }),
    LicenseType: 'BYOL',
    Platform: 'Linux',
    UsageOperation: 'RunInstances',
    BootMode: task.bootMode,
    SnapshotDetails: [{ ...container, Status: isDone ? 'completed' : state }],
    Tags: tagsOutput(task.tags),
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ExportImageTask.html */
export function exportTaskOutput(task: ExportImageTask) {
  return {
    ExportImageTaskId: task.taskId,
    Description: task.description,
    ImageId: task.sourceId,
    Status: task.state,
    ...(task.statusMessage && { StatusMessage: task.statusMessage }),
    ...(task.state === 'active' && { Progress: String(task.progress ?? 0) }),
    S3ExportLocation: { S3Bucket: task.object.bucket, S3Prefix: task.prefix },
    Tags: tagsOutput(task.tags),
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImportImageTasks.html */
export const importTaskFilters = withTagFilters<ImportImageTask>({
  'task-state': ({ state }) => state,
})

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeExportImageTasks.html */
export const exportTaskFilters = withTagFilters<ExportImageTask>({
  'task-state': ({ state }) => state,
})
