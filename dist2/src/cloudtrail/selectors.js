import { invalidSelectors } from './errors.js';
const readWriteTypes = ['All', 'ReadOnly', 'WriteOnly'];
/** AWS lets no other sources be left out. */
const excludable = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];
/** Throws InvalidEventSelectorsException. */
export function parseSelectors(input) {
    const { EventSelectors: selectors = [], AdvancedEventSelectors: advanced = [] } = input;
    if (advanced.length > 0) {
        throw invalidSelectors('Advanced event selectors are not supported: use event selectors.');
    }
    const [selector, ...more] = selectors;
    if (selector === undefined || more.length > 0) {
        throw invalidSelectors('Specify one event selector, for management events.');
    }
    if ((selector.DataResources?.length ?? 0) > 0) {
        throw invalidSelectors('Data events are not recorded: DataResources must be empty.');
    }
    if (selector.IncludeManagementEvents === false) {
        throw invalidSelectors('Only management events are recorded: they cannot be left out.');
    }
    const given = selector.ReadWriteType ?? 'All';
    const readWriteType = readWriteTypes.find((type) => type === given);
    if (readWriteType === undefined) {
        throw invalidSelectors(`ReadWriteType must be one of ${readWriteTypes.join(', ')}.`);
    }
    const excludedSources = selector.ExcludeManagementEventSources ?? [];
    if (!excludedSources.every((source) => excludable.includes(source))) {
        throw invalidSelectors(`Only ${excludable.join(' and ')} can be excluded.`);
    }
    return { readWriteType, excludedSources };
}
/** Selectors as AWS shows them. */
export function selectorsOutput({ readWriteType, excludedSources }) {
    return [
        {
            ReadWriteType: readWriteType,
            IncludeManagementEvents: true,
            DataResources: [],
            ExcludeManagementEventSources: [...excludedSources],
        },
    ];
}
/** Whether a trail delivers an event. */
export function isSelected({ readWriteType, excludedSources }, event) {
    if (excludedSources.includes(event.eventSource))
        return false;
    return readWriteType === 'All' || (readWriteType === 'ReadOnly') === event.readOnly;
}
