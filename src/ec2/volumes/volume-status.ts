/** How volumes do, as EC2 shows and filters it. There are no events of theirs. */
import type { Volume } from '../../compute/volumes/volume-entities.ts'
import type { FilterTable } from '../filters.ts'
import type { Owned } from '../listing.ts'

function isImpaired({ state, problem }: Volume): boolean {
  return state === 'error' || problem !== undefined
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeStatus.html */
export const volumeStatusFilters: FilterTable<Owned<Volume>> = {
  'action.code': () => undefined,
  'action.description': () => undefined,
  'action.event-id': () => undefined,
  'attachment-status.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment-status.io-performance': () => undefined,
  'availability-zone': ({ availabilityZone }) => availabilityZone,
  'event.description': () => undefined,
  'event.event-id': () => undefined,
  'event.event-type': () => undefined,
  'event.not-after': () => undefined,
  'event.not-before': () => undefined,
  'operator.managed': () => false,
  'operator.principal': () => undefined,
  'volume-status.details-name': () => ['io-enabled', 'io-performance'],
  'volume-status.details-status': (volume) => details(volume).map(({ Status }) => Status),
  'volume-status.status': (volume) => (isImpaired(volume) ? 'impaired' : 'ok'),
}

function details(volume: Volume) {
  return [
    { Name: 'io-enabled' as const, Status: isImpaired(volume) ? 'failed' : 'passed' },
    // The speed of a file is nobody's promise, so nothing is measured.
    { Name: 'io-performance' as const, Status: 'not-applicable' },
  ]
}

/** A volume's status, as answers show it. */
export function volumeStatusOutput(volume: Volume) {
  return {
    VolumeId: volume.volumeId,
    AvailabilityZone: volume.availabilityZone,
    VolumeStatus: {
      Status: isImpaired(volume) ? ('impaired' as const) : ('ok' as const),
      Details: details(volume),
    },
    Events: [],
    Actions: [],
    AttachmentStatuses: [],
  }
}
