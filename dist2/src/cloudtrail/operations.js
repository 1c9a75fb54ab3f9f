/** The operations of CloudTrail that are built, by AWS's name. */
export { AddTags } from './operations/AddTags.js';
export { CreateTrail } from './operations/CreateTrail.js';
export { DeleteTrail } from './operations/DeleteTrail.js';
export { DescribeTrails } from './operations/DescribeTrails.js';
export { GetEventSelectors } from './operations/GetEventSelectors.js';
export { GetTrail } from './operations/GetTrail.js';
export { GetTrailStatus } from './operations/GetTrailStatus.js';
export { ListTags } from './operations/ListTags.js';
export { ListTrails } from './operations/ListTrails.js';
export { LookupEvents } from './operations/LookupEvents.js';
export { PutEventSelectors } from './operations/PutEventSelectors.js';
export { RemoveTags } from './operations/RemoveTags.js';
export { StartLogging } from './operations/StartLogging.js';
export { StopLogging } from './operations/StopLogging.js';
export { UpdateTrail } from './operations/UpdateTrail.js';
