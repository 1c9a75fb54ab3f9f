import { isPosition } from '../../accounts/audit-history.js';
import { limits } from '../../limits.js';
import { trailError } from '../errors.js';
import { parseAttributes, userNameOf } from '../lookup-attributes.js';
import { operation } from '../operation.js';
import { resourcesOf } from '../resources.js';
/**
 * The account's management events of the last 90 days, newest first.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export const LookupEvents = operation('LookupEvents', {
    permission: 'cloudtrail:LookupEvents',
    resource: () => '*',
    async handle({ input, account, now, history }) {
        const { StartTime, EndTime, NextToken, MaxResults: max = limits.lookupEventsMax } = input;
        const from = Math.max(StartTime?.getTime() ?? 0, now - limits.auditKeptMs);
        const to = EndTime === undefined ? now + 1 : EndTime.getTime() + 1000;
        if (StartTime !== undefined && EndTime !== undefined && StartTime > EndTime) {
            throw trailError('InvalidTimeRangeException', 'Start time cannot be after end time.');
        }
        if (!Number.isInteger(max) || max < 1 || max > limits.lookupEventsMax) {
            const message = `Max results value must be between 1 and ${limits.lookupEventsMax}.`;
            throw trailError('InvalidMaxResultsException', message);
        }
        const attributes = parseAttributes(input.LookupAttributes);
        const before = NextToken === undefined ? undefined : parseToken(NextToken);
        // There are no insights.
        if (input.EventCategory !== undefined)
            return { Events: [] };
        const query = { account, from, to, before, max, ...attributes };
        const { events, next } = await history.lookup(query);
        const token = next === undefined ? undefined : Buffer.from(next).toString('base64url');
        return { Events: events.map(shown), NextToken: token };
    },
});
function parseToken(token) {
    const position = Buffer.from(token, 'base64url').toString();
    if (isPosition(position))
        return position;
    throw trailError('InvalidNextTokenException', 'Invalid token.');
}
function shown({ event, text }) {
    return {
        EventId: event.eventID,
        EventName: event.eventName,
        ReadOnly: String(event.readOnly),
        AccessKeyId: event.userIdentity.accessKeyId,
        EventTime: new Date(event.eventTime),
        EventSource: event.eventSource,
        Username: userNameOf(event),
        Resources: resourcesOf(event),
        CloudTrailEvent: text,
    };
}
