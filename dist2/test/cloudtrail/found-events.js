/** Finding events with the SDK: what only read is written a moment later. */
import { LookupEventsCommand, } from '@aws-sdk/client-cloudtrail';
/** All events, newest first, through all pages. */
export async function lookup(client, attribute) {
    const found = [];
    const [AttributeKey, AttributeValue] = attribute ?? [];
    const LookupAttributes = AttributeKey && [{ AttributeKey, AttributeValue }];
    let NextToken;
    do {
        const page = await client.send(new LookupEventsCommand({ LookupAttributes, NextToken }));
        for (const event of page.Events ?? [])
            found.push(JSON.parse(event.CloudTrailEvent ?? ''));
        NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return found;
}
/**
 * Asks until there is such an event, with an error that begins so if one is named; the test's own
 * timeout ends what never comes.
 */
export async function awaitEvent(client, attribute, error = '') {
    for (;;) {
        const events = await lookup(client, attribute);
        const event = events.find(({ errorCode }) => String(errorCode ?? '').startsWith(error));
        if (event !== undefined)
            return event;
    }
}
