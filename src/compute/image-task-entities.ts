/** Images on their way from and to buckets, as records say it. */
import type { ObjectPlace } from './object-store.ts'
import type { RequestToken } from './request-token.ts'
import type { Tagged } from './tags.ts'

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

/** A disk that is made of an image or an instance. */
export interface ExportImageTask extends Task {
  /** `ami-…` or `i-…` */
  readonly sourceId: string
  /** Docker's name of what is exported. */
  readonly dockerImage?: string
  readonly format: 'VMDK' | 'RAW' | 'VHD'
  readonly object: ObjectPlace
  readonly prefix: string
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

/** What an account has of tasks. */
export interface ImageTaskEntities {
  readonly exportImageTask: ExportImageTask
  readonly importImageTask: ImportImageTask
  /** By the image's id: its last. */
  readonly storeImageTask: StoreImageTask
}
