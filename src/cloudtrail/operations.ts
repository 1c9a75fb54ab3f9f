/** The operations of CloudTrail that are built, by AWS's name. */
import type { Call } from '../auth/call.ts'
import { AddTags } from './operations/AddTags.ts'
import { CreateTrail } from './operations/CreateTrail.ts'
import { DeleteTrail } from './operations/DeleteTrail.ts'
import { DescribeTrails } from './operations/DescribeTrails.ts'
import { GetEventSelectors } from './operations/GetEventSelectors.ts'
import { GetTrail } from './operations/GetTrail.ts'
import { GetTrailStatus } from './operations/GetTrailStatus.ts'
import { ListTags } from './operations/ListTags.ts'
import { ListTrails } from './operations/ListTrails.ts'
import { LookupEvents } from './operations/LookupEvents.ts'
import { PutEventSelectors } from './operations/PutEventSelectors.ts'
import { RemoveTags } from './operations/RemoveTags.ts'
import { StartLogging } from './operations/StartLogging.ts'
import { StopLogging } from './operations/StopLogging.ts'
import { UpdateTrail } from './operations/UpdateTrail.ts'

const operations = [
  AddTags,
  CreateTrail,
  DeleteTrail,
  DescribeTrails,
  GetEventSelectors,
  GetTrail,
  GetTrailStatus,
  ListTags,
  ListTrails,
  LookupEvents,
  PutEventSelectors,
  RemoveTags,
  StartLogging,
  StopLogging,
  UpdateTrail,
]

/** All of them, for the dispatch. */
export const cloudTrailOperations: ReadonlyMap<string, Call<never, unknown, never>> = new Map(
  operations.map((operation) => [operation.name, operation]),
)
