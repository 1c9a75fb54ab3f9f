/**
 * What an account has of machines and networks, as records say it. Names are AWS's; times are
 * milliseconds since 1970, sizes of volumes GiB. Every entity is found by its id.
 */
import type { AclEntities } from './acl-entities.ts'
import type { GroupEntities } from './group-entities.ts'
import type { ImageEntities } from './image-entities.ts'
import type { ImageTaskEntities } from './image-task-entities.ts'
import type { MachineEntities } from './machine-entities.ts'
import type { MeteringEntities } from './metering-entities.ts'
import type { NetworkEntities } from './network-entities.ts'
import type { PeeringEntities } from './peering-entities.ts'
import type { PlacementEntities } from './placement-entities.ts'
import type { PrefixListEntities } from './prefix-list-entities.ts'
import type { RegionEntities } from './region-entities.ts'
import type { RequestEntities } from './request-entities.ts'
import type { TemplateEntities } from './template-entities.ts'
import type { VolumeEntities } from './volume-entities.ts'
import type { WayEntities } from './way-entities.ts'

/** That an account has had its default VPC, which it may have deleted since. */
export interface Founded {
  readonly dhcpOptionsId: string
}

/** Each kind of entity, and what is kept of one. */
export interface ComputeEntities
  extends AclEntities,
    GroupEntities,
    ImageEntities,
    ImageTaskEntities,
    MachineEntities,
    MeteringEntities,
    NetworkEntities,
    PeeringEntities,
    PlacementEntities,
    PrefixListEntities,
    RegionEntities,
    RequestEntities,
    TemplateEntities,
    VolumeEntities,
    WayEntities {
  readonly founded: Founded
}
