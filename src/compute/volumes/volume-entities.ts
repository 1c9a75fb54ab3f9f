/** Volumes and their snapshots, as records say it. Sizes are GiB unless the name says else. */
import type { Tagged } from '../tags.ts'

/** Where a volume is plugged in. */
export interface VolumeAttachment {
  readonly instanceId: string
  readonly deviceName: string
  readonly attachTime: number
  readonly deleteOnTermination: boolean
  /** `attaching` and `detaching` are wishes that `reconcile-volumes.ts` fulfils. */
  readonly state: 'attaching' | 'attached' | 'detaching' | 'busy'
  readonly isForced: boolean
}

/** What a volume is besides its bytes. */
export interface VolumeForm {
  readonly size: number
  readonly volumeType: string
  readonly iops?: number
  readonly throughput?: number
}

/** The last change of a volume's form. */
export interface VolumeModification {
  /** `modifying` is a wish that `reconcile-volumes.ts` fulfils. */
  readonly state: 'modifying' | 'completed' | 'failed'
  readonly original: VolumeForm
  readonly target: VolumeForm
  readonly startTime: number
  readonly endTime?: number
  readonly message?: string
}

/** A block device. The root volume of an instance is the writable layer of its container. */
export interface Volume extends Tagged, VolumeForm {
  readonly volumeId: string
  readonly availabilityZone: string
  readonly encrypted: boolean
  readonly snapshotId?: string
  /** Whose the snapshot is, twelve digits. */
  readonly snapshotOwner?: string
  readonly createdAt: number
  /** `creating` and `deleting` are wishes that `reconcile-volumes.ts` fulfils. */
  readonly state: 'creating' | 'available' | 'in-use' | 'deleting' | 'error'
  readonly attachment?: VolumeAttachment
  readonly isRoot: boolean
  readonly clientToken?: string
  readonly modification?: VolumeModification
  readonly autoEnableIO?: boolean
  /** What keeps a wish from being fulfilled, for the operator. */
  readonly problem?: string
}

/** The bytes of a volume at one moment. */
export interface Snapshot extends Tagged {
  readonly snapshotId: string
  /** Twelve digits. */
  readonly owner: string
  /** Of a copy, `vol-ffffffff`, as at AWS. */
  readonly volumeId: string
  readonly description: string
  /** The moment. */
  readonly startTime: number
  readonly completedAt?: number
  readonly volumeSize: number
  /**
   * `pending` and `deleting` are wishes that `reconcile-snapshots.ts` fulfils; nobody is shown what
   * is being deleted.
   */
  readonly state: 'pending' | 'completed' | 'error' | 'deleting'
  readonly stateMessage?: string
  /** 0 to 100. */
  readonly progress: number
  /** True: the bytes of the moment are kept, whatever happens to the volume. */
  readonly isHeld: boolean
  /**
   * What its bytes are of, if not of a volume's file: `root`, of a machine's root, which Docker
   * holds; `import`, of an object in a bucket.
   */
  readonly origin?: 'root' | 'import'
  /** The volume's snapshot before it, whose blocks it shares where nothing changed. */
  readonly baseId?: string
  /** What it is a copy of, and whose that is. */
  readonly source?: { readonly snapshotId: string; readonly owner: string }
  /** Bytes that are no hole: what a restored volume takes. */
  readonly fullBytes?: number
  /** Bytes of blocks that the snapshot before it (`snapshot-bytes.ts`) does not share. */
  readonly storedBytes?: number
  /** True: all accounts may restore it. */
  readonly isPublic: boolean
  /** Accounts that may restore it beside the owner. */
  readonly sharedWith: readonly string[]
}

/** What an account wants of its snapshots. */
export interface SnapshotSettings {
  readonly blockPublicAccess: 'block-all-sharing' | 'block-new-sharing' | 'unblocked'
}

/** What an account has of volumes and snapshots. */
export interface VolumeEntities {
  readonly snapshot: Snapshot
  /** One, by the name `settings`. */
  readonly snapshotSettings: SnapshotSettings
  readonly volume: Volume
}
