/**
 * What all accounts share: addresses, what the host can carry, images that are lent out. It is kept
 * in a scope of its own, and changed together with an account's (`AccountCompute.changeShared`).
 */
import type { Image } from './images/image-entities.ts'
import type { Snapshot } from './volumes/volume-entities.ts'

/** An address of the public range that somebody has. */
export interface PublicAddress {
  readonly publicIp: string
  /** Twelve digits. */
  readonly account: string
  /** `eipalloc-…`, or the `eni-…` that has it from launch to stop. */
  readonly holder: string
}

/** What an instance that is not stopped takes of the host. */
export interface Allocation {
  readonly instanceId: string
  readonly account: string
  readonly vcpus: number
  readonly memoryMiB: number
}

/** An image or a snapshot that others than its owner may use: where it is found. */
export interface Shared {
  /** `ami-…` or `snap-…` */
  readonly id: string
  readonly owner: string
}

/** An image that others than its owner may use, as they see it: without its tags. */
export type SharedImage = Image

/** A snapshot that others than its owner may restore, as they see it: without its tags. */
export type SharedSnapshot = Snapshot

/** An account that has networks, and so may have machines. */
export interface Tenant {
  readonly account: string
}

/** What the region signs identity documents of instances with; the one is named `current`. */
export interface IdentitySigner {
  /** PEM, self-signed. */
  readonly certificate: string
  /** The private key, PKCS #8 in PEM, sealed by `Accounts.sealSecret`. */
  readonly sealedKey: string
}

/** Who Docker's containers and networks say that they belong to. */
export interface HostIdentity {
  /** Twelve hex digits of this data directory's own. */
  readonly owner: string
}

/** What a region has. */
export interface RegionEntities {
  readonly allocation: Allocation
  readonly identitySigner: IdentitySigner
  readonly hostIdentity: HostIdentity
  readonly publicAddress: PublicAddress
  readonly shared: Shared
  readonly sharedImage: SharedImage
  readonly sharedSnapshot: SharedSnapshot
  readonly tenant: Tenant
}
