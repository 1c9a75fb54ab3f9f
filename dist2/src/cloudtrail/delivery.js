import { isRefusal } from '../storage/refusal.js';
import { deliveryBucket } from './bucket.js';
import { fileKey, logFile } from './log-file.js';
import { organizationTrails } from './organization-trails.js';
import { isSelected } from './selectors.js';
import { trailArn } from './trails.js';
/** Delivers all events before `until` (milliseconds since 1970) that are on disk. */
export async function deliverEvents(parts, until) {
    const { entities, history } = parts;
    const { trails, isMember } = await organizationTrails(entities);
    for await (const account of history.accounts()) {
        const own = await entities.in(account).all('trail');
        const found = own.map((trail) => ({ trail, owner: account }));
        // The management account's own trails are among its own already, but for where files go.
        const others = isMember(account) ? trails : [];
        const ids = new Set(others.map(({ trail }) => trail.id));
        for (const each of [...others, ...found.filter(({ trail }) => !ids.has(trail.id))]) {
            await deliverTo(parts, each, { account, until });
        }
    }
    await forgetRemoved(parts);
}
async function deliverTo(parts, found, due) {
    const { trail, owner } = found;
    const { history, now } = parts;
    const name = { owner, id: trail.id };
    const { account } = due;
    if (trail.startedAt === undefined)
        return;
    const to = trail.isLogging ? due.until : Math.min(due.until, trail.stoppedAt ?? 0);
    try {
        for (let more = true; more;) {
            const after = await history.deliveries.cursor(name, account);
            const page = await history.page({ account, from: trail.startedAt, to, after });
            const last = page.events.at(-1);
            if (last === undefined)
                return;
            const events = page.events.filter(({ event }) => isSelected(trail, event));
            const refused = events.length > 0 ? await store(parts, found, { account, events, after }) : '';
            if (refused !== '')
                return await history.deliveries.failed(name, { error: refused, at: now() });
            const at = events.length > 0 ? now() : undefined;
            await history.deliveries.advance(name, { account, cursor: last.position, at });
            more = page.more;
        }
    }
    catch (error) {
        parts.onProblem(error);
        await history.deliveries.failed(name, { error: 'InternalError', at: now() });
    }
}
/** Empty when the file is stored, else S3's code for why it is not. */
async function store(parts, found, file) {
    const { storage, region } = parts;
    const { trail, owner, organization } = found;
    const { account, events, after } = file;
    const { prefix } = trail;
    const at = Number.parseInt(events[0]?.position.slice(0, 12) ?? '0', 16);
    const unique = `${trail.id} ${account} ${after ?? trail.startedAt}`;
    const key = fileKey({ prefix, organization, account, region, at, unique });
    const bucket = await deliveryBucket(storage, trail.bucket, {
        account: owner,
        arn: trailArn({ account: owner, region }, trail.name),
        key,
    });
    if (typeof bucket === 'string')
        return bucket;
    const object = {
        key,
        system: { ContentType: 'application/json', ContentEncoding: 'gzip' },
        user: {},
        conditions: {},
    };
    const answer = await storage.objects.put(bucket, object, await logFile(events));
    return isRefusal(answer) ? answer.refused : '';
}
/** A trail that was removed just when something was delivered to it may have left a cursor. */
async function forgetRemoved({ history, entities }) {
    for (const { owner, id } of await history.deliveries.known()) {
        const trails = await entities.in(owner).all('trail');
        if (!trails.some((trail) => trail.id === id))
            await history.deliveries.forget({ owner, id });
    }
}
