/** Placement groups, as records say it. */
import type { Tagged } from '../tags.ts'

/** Instances that are to be near each other; on one host, all are. */
export interface PlacementGroup extends Tagged {
  /** `pg-…` */
  readonly groupId: string
  readonly groupName: string
}

/** What an account has of them. */
export interface PlacementEntities {
  readonly placementGroup: PlacementGroup
}
