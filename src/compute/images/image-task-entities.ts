/** Images on their way from and to buckets, as records say it. */

import type { RequestToken } from '../instances/request-token.ts'
import type { Tagged } from '../tags.ts'
import type { ObjectPlace } from './object-store.ts'

/** Where a task is: `active` and `deleting` are wishes that `reconcile-images.ts` fulfils. */
export type TaskState = 'active' | 'completed' | 'deleting' | 'deleted'

interface Task extends Tagged {
  readonly taskId: string
  readonly createdAt: number
  readonly description: string
  readonly state: TaskState
  /** How it stands, or why it failed. */
  readonly statusMessage?: string
  /** 1 to 99, while it is active and counts bytes. */
  readonly progress?: number
  /** When it came to its end. */
  readonly endedAt?: number
  readonly roleName?: string
  readonly token?: RequestToken
}

/** An image that is made of an object; it is there when this is completed. */
export interface ImportImageTask extends Task {
  /** What the image is going to be called. */
  readonly imageId: string
  readonly architecture: 'x86_64' | 'arm64'
  readonly object: ObjectPlace
  readonly sizeBytes: number
  /** As the caller says it. */
  readonly format: string
  readonly bootMode?: 'legacy-bios' | 'uefi' | 'uefi-preferred'
}

/** A snapshot that is made of an object; it is there from when its bytes have been read. */
export interface ImportSnapshotTask extends Task {
  /** What the snapshot is going to be called. */
  readonly snapshotId: string
  readonly object: ObjectPlace
  readonly sizeBytes: number
  /** As the caller says it. */
  readonly format: string
}

/** A disk that is made of an image or an instance, and written into a bucket. */
export interface ExportTask extends Task {
  /** `ami-…` or `i-…` */
  readonly sourceId: string
  readonly format: 'VMDK' | 'RAW' | 'VHD'
  readonly object: ObjectPlace
  readonly prefix: string
}

/** A disk that is made of an image. */
export interface ExportImageTask extends ExportTask {
  /** Docker's name of what is exported. */
  readonly dockerImage?: string
}

/** A disk that is made of an instance's root. */
export interface ExportInstanceTask extends ExportTask {
  /** For whom it is meant: `vmware`, `citrix`, `microsoft`. */
  readonly target: string
}

/** An image that is stored in a bucket as one object. */
export interface StoreImageTask {
  readonly imageId: string
  readonly dockerImage: string
  readonly object: ObjectPlace
  readonly startedAt: number
  readonly state: 'InProgress' | 'Completed' | 'Failed'
  readonly failure?: string
  /** 1 to 99, while it is in progress. */
  readonly progress?: number
}

/** The kinds of tasks that may be broken off. */
export const taskKinds = [
  'exportImageTask',
  'exportInstanceTask',
  'importImageTask',
  'importSnapshotTask',
] as const

/** What an account has of tasks. */
export interface ImageTaskEntities {
  readonly exportImageTask: ExportImageTask
  readonly exportInstanceTask: ExportInstanceTask
  readonly importImageTask: ImportImageTask
  readonly importSnapshotTask: ImportSnapshotTask
  /** By the image's id: its last. */
  readonly storeImageTask: StoreImageTask
}
