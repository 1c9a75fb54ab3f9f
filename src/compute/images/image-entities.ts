/** Images, as records say it. */

import type { RequestToken } from '../instances/request-token.ts'
import type { Tagged } from '../tags.ts'
import type { ObjectPlace } from './object-store.ts'

export type { Volume, VolumeAttachment } from '../volumes/volume-entities.ts'

/** A volume that an instance gets with an image. */
export interface ImageDevice {
  readonly deviceName: string
  readonly snapshotId?: string
  /** GiB, where the volume is to be larger than its snapshot. */
  readonly snapshotSize?: number
  /** GiB. */
  readonly volumeSize: number
  readonly volumeType: string
  /** As it was asked for, if it was. */
  readonly iops?: number
  /** MiB a second. */
  readonly throughput?: number
  readonly deleteOnTermination: boolean
  readonly encrypted: boolean
}

/** What an instance is started from. */
export interface Image extends Tagged {
  readonly imageId: string
  /** Whose it is, twelve digits. */
  readonly owner: string
  /** Made by the operator for all, as `amazon` makes them at AWS. */
  readonly isOperators?: boolean
  readonly name: string
  readonly description: string
  readonly architecture: 'x86_64' | 'arm64'
  /** `pending` is a wish that `reconcile-images.ts` fulfils. */
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
  readonly bootMode?: 'legacy-bios' | 'uefi' | 'uefi-preferred'
  readonly imdsSupport?: 'v2.0'
  /** From when on lists leave it out. */
  readonly deprecatedAt?: number
  /** Since when it cannot be deregistered; `until` is when that ends. */
  readonly protection?: ImageProtection
  /** What Docker calls it, once it is there. */
  readonly dockerImage?: string
  readonly source?: ImageSource
  readonly token?: RequestToken
}

/** Guards against deregistration. */
export interface ImageProtection {
  readonly withCooldown: boolean
  /** When it was turned off: it holds for a day longer. */
  readonly endedAt?: number
}

/** What an image is made of. */
export type ImageSource =
  | { readonly type: 'instance'; readonly instanceId: string; readonly noReboot: boolean }
  | { readonly type: 'image'; readonly imageId: string; readonly dockerImage: string }
  | { readonly type: 'object'; readonly object: ObjectPlace }
  | { readonly type: 'snapshot'; readonly snapshotId: string; readonly sizeGiB: number }

/** What an account wants of its images. */
export interface ImageSettings {
  /** `block-new-sharing`: no image may be made public. */
  readonly blockPublicAccess: boolean
}

/** What an account has of images. */
export interface ImageEntities {
  readonly image: Image
  /** One, by the name `settings`. */
  readonly imageSettings: ImageSettings
}
