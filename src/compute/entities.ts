/**
 * What an account has of machines and networks, as records say it. Names are AWS's; times are
 * milliseconds since 1970, sizes of volumes GiB. Every entity is found by its id.
 */

import type { ImageEntities } from './images/image-entities.ts'
import type { ImageTaskEntities } from './images/image-task-entities.ts'
import type { MachineEntities } from './instances/machine-entities.ts'
import type { PlacementEntities } from './instances/placement-entities.ts'
import type { RequestEntities } from './instances/request-entities.ts'
import type { TemplateEntities } from './instances/template-entities.ts'
import type { MeteringEntities } from './metering/metering-entities.ts'
import type { AclEntities } from './network/acl-entities.ts'
import type { GroupEntities } from './network/group-entities.ts'
import type { NetworkEntities } from './network/network-entities.ts'
import type { PeeringEntities } from './network/peering-entities.ts'
import type { PrefixListEntities } from './network/prefix-list-entities.ts'
import type { WayEntities } from './network/way-entities.ts'
import type { RegionEntities } from './region-entities.ts'
import type { VolumeEntities } from './volumes/volume-entities.ts'

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
