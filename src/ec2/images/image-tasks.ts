/** Imports and exports of images, as EC2 shows and filters them. */
import type {
  ExportImageTask,
  ExportInstanceTask,
  ExportTask,
  ImportImageTask,
  ImportSnapshotTask,
} from '../../compute/images/image-task-entities.ts'
import type { ObjectPlace } from '../../compute/images/object-store.ts'
import type { Snapshot } from '../../compute/volumes/volume-entities.ts'
import { invalidParameter, invalidParameterValue } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { tagsOutput } from '../tags.ts'

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

/**
 * An import, and the snapshot that it makes, as far as it is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportSnapshotTask.html
 */
export function importSnapshotOutput(task: ImportSnapshotTask, snapshot: Snapshot | undefined) {
  const { taskId, description, state, object, format, sizeBytes, statusMessage } = task
  const progress = state === 'active' && { Progress: String(snapshot?.progress ?? 0) }
  return {
    ImportTaskId: taskId,
    Description: description,
    SnapshotTaskDetail: {
      Description: description,
      ...{ DiskImageSize: sizeBytes, Encrypted: false, Format: format },
      ...progress,
      ...(state === 'completed' && { SnapshotId: task.snapshotId }),
      Status: state,
      ...(statusMessage && { StatusMessage: statusMessage }),
      UserBucket: bucketOutput(object),
    },
    Tags: tagsOutput(task.tags),
  }
}

function bucketOutput({ bucket, key }: ObjectPlace) {
  return { S3Bucket: bucket, S3Key: key }
}

/** AWS has other states for it. */
const exportStates = {
  active: 'active',
  completed: 'completed',
  deleting: 'cancelling',
  deleted: 'cancelled',
} as const

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ExportTask.html */
export function exportInstanceOutput(task: ExportInstanceTask) {
  const { object, format, sourceId, target, state, statusMessage } = task
  return {
    ExportTaskId: task.taskId,
    Description: task.description,
    State: exportStates[state],
    ...(statusMessage && { StatusMessage: statusMessage }),
    InstanceExportDetails: { InstanceId: sourceId, TargetEnvironment: target as 'vmware' },
    ExportToS3Task: { DiskImageFormat: format, ...bucketOutput(object) },
    Tags: tagsOutput(task.tags),
  }
}

/** What a disk is called behind its task's name, by its format. */
export const diskExtensions: Readonly<Record<ExportTask['format'], string>> = {
  VMDK: 'vmdk',
  RAW: 'raw',
  VHD: 'vhd',
}

/** Throws InvalidParameterValue. */
export function parseDiskFormat(format: string): ExportTask['format'] {
  if (Object.hasOwn(diskExtensions, format)) return format as ExportTask['format']
  throw invalidParameterValue(`Value (${format}) for parameter diskImageFormat is invalid.`)
}

/** Where an uploaded disk is: `UserBucket`, or a Url `s3://…`. Throws InvalidParameter. */
export function parseDiskPlace(container: {
  readonly UserBucket?: { S3Bucket?: string | undefined; S3Key?: string | undefined } | undefined
  readonly Url?: string | undefined
}) {
  const { UserBucket, Url = '' } = container
  if (UserBucket !== undefined) return { bucket: UserBucket.S3Bucket, key: UserBucket.S3Key }
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(Url) ?? []
  if (bucket !== undefined) return { bucket, key }
  throw invalidParameter('The disk is named by UserBucket or s3://… Url.')
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImportImageTasks.html */
export const importTaskFilters = withTagFilters<ImportImageTask>({
  'task-state': ({ state }) => state,
})

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImportSnapshotTasks.html */
export const importSnapshotFilters = withTagFilters<ImportSnapshotTask>({
  'task-state': ({ state }) => state,
})

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeExportTasks.html */
export const exportInstanceFilters = withTagFilters<ExportInstanceTask>({})

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeExportImageTasks.html */
export const exportTaskFilters = withTagFilters<ExportImageTask>({
  'task-state': ({ state }) => state,
})
