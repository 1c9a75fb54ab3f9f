/** Images, volumes and their snapshots, as records say it. */
import type { Tagged } from './tags.ts'

/** A volume that an instance gets with an image. */
export interface ImageDevice {
  readonly deviceName: string
  readonly snapshotId?: string
  /** GiB. */
  readonly volumeSize: number
  readonly volumeType: string
  readonly deleteOnTermination: boolean
  readonly encrypted: boolean
}

/** What an instance is started from. */
export interface Image extends Tagged {
  readonly imageId: string
  readonly name: string
  readonly description: string
  readonly architecture: 'x86_64' | 'arm64'
  readonly state: 'pending' | 'available' | 'failed' | 'disabled'
  readonly stateReason?: string
  readonly createdAt: number
  /** True: all accounts may use it. */
  readonly isPublic: boolean
  /** Accounts that may use it beside the owner. */
  readonly launchAccounts: readonly string[]
  readonly rootDeviceName: string
  /** The root device first. */
  readonly devices: readonly ImageDevice[]
  readonly platformDetails: string
  readonly imdsSupport?: 'v2.0'
  /** What Docker calls it, once it is there. */
  readonly dockerImage?: string
  /** What it was made of: `i-…`, `ami-…`, or a bucket and key. */
  readonly source?: string
}

/** Where a volume is plugged in. */
export interface VolumeAttachment {
  readonly instanceId: string
  readonly deviceName: string
  readonly attachTime: number
  readonly deleteOnTermination: boolean
  /** `attaching` and `detaching` are wishes that `reconcile.ts` fulfils. */
  readonly state: 'attaching' | 'attached' | 'detaching' | 'busy'
  readonly isForced: boolean
}

/** A block device. The root volume of an instance is the writable layer of its container. */
export interface Volume extends Tagged {
  readonly volumeId: string
  readonly availabilityZone: string
  /** GiB. */
  readonly size: number
  readonly volumeType: string
  readonly iops?: number
  readonly throughput?: number
  readonly encrypted: boolean
  readonly snapshotId?: string
  readonly createdAt: number
  readonly state: 'creating' | 'available' | 'in-use' | 'deleting' | 'error'
  readonly attachment?: VolumeAttachment
  readonly isRoot: boolean
}

/** What an account has of images and volumes. */
export interface ImageEntities {
  readonly image: Image
  readonly volume: Volume
}
