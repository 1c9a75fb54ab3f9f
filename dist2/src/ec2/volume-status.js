function isImpaired({ state, problem }) {
    return state === 'error' || problem !== undefined;
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeStatus.html */
export const volumeStatusFilters = {
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
};
function details(volume) {
    return [
        { Name: 'io-enabled', Status: isImpaired(volume) ? 'failed' : 'passed' },
        // The speed of a file is nobody's promise, so nothing is measured.
        { Name: 'io-performance', Status: 'not-applicable' },
    ];
}
/** A volume's status, as answers show it. */
export function volumeStatusOutput(volume) {
    return {
        VolumeId: volume.volumeId,
        AvailabilityZone: volume.availabilityZone,
        VolumeStatus: {
            Status: isImpaired(volume) ? 'impaired' : 'ok',
            Details: details(volume),
        },
        Events: [],
        Actions: [],
        AttachmentStatuses: [],
    };
}
