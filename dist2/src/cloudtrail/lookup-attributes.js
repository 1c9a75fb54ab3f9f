import { invalidLookup } from './errors.js';
import { resourcesOf } from './resources.js';
const attributes = {
    AccessKeyId: (event, value) => event.userIdentity.accessKeyId === value,
    EventId: (event, value) => event.eventID === value,
    EventName: (event, value) => event.eventName === value,
    EventSource: (event, value) => event.eventSource === value,
    ReadOnly: (event, value) => String(event.readOnly) === value,
    ResourceName: (event, value) => resourcesOf(event).some(({ ResourceName }) => ResourceName === value),
    ResourceType: (event, value) => resourcesOf(event).some(({ ResourceType }) => ResourceType === value),
    Username: (event, value) => userNameOf(event) === value,
};
/** Those whose value need not stand in the event's text as it is. */
const derived = new Set(['ResourceType', 'ReadOnly', 'Username']);
/** How events are told that are looked for; throws InvalidLookupAttributesException. */
export function parseAttributes(list = []) {
    const [attribute, ...more] = list;
    if (attribute === undefined)
        return { containing: '', matches: () => true };
    if (more.length > 0)
        throw invalidLookup('Only one lookup attribute can be specified.');
    const { AttributeKey: key = '', AttributeValue: value = '' } = attribute;
    const test = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (test === undefined)
        throw invalidLookup(`Events cannot be looked up by ${key}.`);
    if (value === '')
        throw invalidLookup('The attribute value must not be empty.');
    const containing = derived.has(key) ? '' : JSON.stringify(value).slice(1, -1);
    return { containing, matches: (event) => test(event, value) };
}
/** Who an event is of, as AWS's console names it: of a role's session, the session's name. */
export function userNameOf({ userIdentity }) {
    const { type, userName, principalId } = userIdentity;
    if (type === 'Root')
        return userName ?? 'root';
    if (type === 'AssumedRole' || type === 'FederatedUser')
        return principalId?.split(':')[1];
    return userName;
}
