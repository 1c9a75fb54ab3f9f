/** Machines and what they are launched with, as records say it. */
import type { Tagged } from '../tags.ts'

/** A public key that machines let in; the private half is nowhere but with its owner. */
export interface KeyPair extends Tagged {
  readonly keyPairId: string
  readonly keyName: string
  readonly keyType: 'rsa' | 'ed25519'
  readonly keyFingerprint: string
  /** As in `authorized_keys`: type, base64, comment. */
  readonly publicKey: string
  readonly createdAt: number
}

/**
 * Where an instance is in its life. `pending`, `stopping` and `shutting-down` are wishes that
 * `reconcile.ts` fulfils; the others are found.
 */
export type InstanceState =
  | 'pending'
  | 'running'
  | 'stopping'
  | 'stopped'
  | 'shutting-down'
  | 'terminated'

/** Why it is in its state, in AWS's codes: `Client.UserInitiatedShutdown`. */
export interface StateReason {
  readonly code: string
  readonly message: string
}

/** How the metadata service answers an instance. */
export interface MetadataOptions {
  readonly httpTokens: 'optional' | 'required'
  /** 1 to 64. */
  readonly httpPutResponseHopLimit: number
  readonly httpEndpoint: 'enabled' | 'disabled'
  readonly instanceMetadataTags: 'enabled' | 'disabled'
}

/** The role that an instance has, by its instance profile. */
export interface ProfileAssociation {
  /** `iip-assoc-…` */
  readonly associationId: string
  readonly profileArn: string
  /** `AIPA…` */
  readonly profileId: string
  readonly since: number
}

/** Processors that are fewer than the type's. */
export interface CpuOptions {
  readonly coreCount: number
  /** 1 or 2. */
  readonly threadsPerCore: number
}

/** Whether an instance that bursts may use more than the credits that it has earned. */
export type CpuCredits = 'standard' | 'unlimited'

/** What the last check of a machine that runs has found. */
export interface StatusCheck {
  /** It has booted, or has not for so long that it will not. */
  readonly status: 'passed' | 'failed'
  /** Of its machine: one that has started anew is not checked yet. */
  readonly startedAt: number
  readonly since: number
}

/** A virtual machine. Its interfaces and volumes say themselves that they are its. */
export interface Instance extends Tagged {
  readonly instanceId: string
  readonly reservationId: string
  readonly launchIndex: number
  readonly imageId: string
  readonly instanceType: string
  readonly cpuOptions?: CpuOptions
  readonly keyName?: string
  /** Of the key pair at launch, which may have been deleted since; as in `authorized_keys`. */
  readonly publicKey?: string
  readonly clientToken?: string
  /** With a client token: a digest of all that the launch was asked for. */
  readonly launchDigest?: string
  readonly launchTime: number
  readonly vpcId: string
  readonly subnetId: string
  readonly availabilityZone: string
  readonly state: InstanceState
  /** When the state was last another one. */
  readonly stateChangedAt: number
  readonly stateReason?: StateReason
  /** Like `User initiated (2026-11-22 10:00:00 GMT)`; empty for one that runs. */
  readonly transitionReason: string
  /** Counts the reboots that were asked for, and those that were done. */
  readonly rebootsAsked: number
  readonly rebootsDone: number
  /** Stopped, or to be stopped, without waiting for the guest. */
  readonly isForced: boolean
  /** As it is, not in base64. Latin-1 text stands for bytes. */
  readonly userData?: string
  readonly profile?: ProfileAssociation
  readonly monitoring: boolean
  readonly metadataOptions: MetadataOptions
  readonly disableApiTermination: boolean
  readonly disableApiStop: boolean
  readonly shutdownBehavior: 'stop' | 'terminate'
  readonly ebsOptimized: boolean
  readonly cpuCredits: CpuCredits
  readonly autoRecovery: 'default' | 'disabled'
  readonly rebootMigration: 'default' | 'disabled'
  readonly placementGroup?: string
  /** `none`: it would not use a capacity reservation, if there were one. */
  readonly capacityPreference?: 'none'
  /** It has a public address of its own whenever it runs, unless it has an elastic IP. */
  readonly publicIpOnStart: boolean
  readonly rootDeviceName: string
  readonly hostnameType: 'ip-name' | 'resource-name'
  readonly resourceNameARecord: boolean
  readonly launchTemplate?: { readonly launchTemplateId: string; readonly version: number }
  /** Docker's id of the container that is its root volume; undefined until it first ran. */
  readonly containerId?: string
  /** Undefined while it has not booted, and while it does not run. */
  readonly check?: StatusCheck
  /** What kept the machine from starting, for the operator and `stateReason`. */
  readonly problem?: string
}

/** What an account has of machines. */
export interface MachineEntities {
  readonly instance: Instance
  readonly keyPair: KeyPair
  /** One, by the name `metadataDefaults`: what new instances have if their launch says nothing. */
  readonly metadataDefaults: Partial<MetadataOptions>
  /** By family: what new instances of it have if their launch says nothing. */
  readonly creditDefault: { readonly cpuCredits: CpuCredits }
}
