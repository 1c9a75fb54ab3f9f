import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { createAuditHistory } from '../../src/accounts/audit-history.js';
import { writeEvents } from '../../src/accounts/audit-records.js';
import { createEntityStore, organizationScope } from '../../src/accounts/store.js';
import { deliveryBucket } from '../../src/cloudtrail/bucket.js';
import { deliverEvents } from '../../src/cloudtrail/delivery.js';
import { limits } from '../../src/limits.js';
import { harness, account as owner } from '../storage/harness.js';
const member = '222222222222';
const stranger = '333333333333';
const trail = {
    name: 'all',
    id: '0123456789abcdef',
    bucket: 'files',
    includesGlobalEvents: true,
    isMultiRegion: false,
    isOrganization: false,
    isLogging: true,
    startedAt: 1000,
    readWriteType: 'All',
    excludedSources: [],
    hasSelectors: false,
    tags: {},
};
async function scene(kept = {}) {
    const made = await harness();
    const { engine, storage, bucket } = made;
    const { records } = engine;
    const entities = createEntityStore(records);
    await entities.change(owner, async (change) => change.put('trail', 'all', { ...trail, ...kept }));
    const parts = {
        history: createAuditHistory(records),
        entities,
        storage,
        region: 'us-east-1',
        now: () => made.clock.ms,
        onProblem: (error) => {
            throw error;
        },
    };
    return {
        ...made,
        parts,
        happen: (account, ...times) => records.transact(writeEvents, times.map((at) => {
            const eventID = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
            const event = { eventID, recipientAccountId: account, readOnly: false };
            return { at, event };
        })),
        /** How often each event was delivered. */
        async delivered() {
            const counts = {};
            const query = { prefix: '', delimiter: '', after: '', max: 1000 };
            for (const { key } of (await storage.objects.list(bucket, query)).objects) {
                const version = await storage.objects.find(bucket, key);
                ok(version);
                const bytes = await storage.objects.read(version, { start: 0, length: version.sizeBytes });
                const pieces = [];
                if (Buffer.isBuffer(bytes))
                    pieces.push(bytes);
                else
                    for await (const piece of bytes)
                        pieces.push(Buffer.from(piece));
                const { Records } = JSON.parse(gunzipSync(Buffer.concat(pieces)).toString());
                for (const { eventID, recipientAccountId } of Records) {
                    const name = `${recipientAccountId} ${Number(eventID.slice(-12))}`;
                    counts[name] = (counts[name] ?? 0) + 1;
                }
            }
            return counts;
        },
    };
}
describe('the delivery of events', () => {
    it('is of what happened since the trail was started, each once', async () => {
        const { parts, happen, delivered } = await scene();
        await happen(owner, 999, 1000, 1001);
        await deliverEvents(parts, 1002);
        await happen(owner, 1002);
        await deliverEvents(parts, 1002);
        await deliverEvents(parts, 2000);
        const each = { [`${owner} 1000`]: 1, [`${owner} 1001`]: 1, [`${owner} 1002`]: 1 };
        deepStrictEqual(await delivered(), each);
    });
    it('ends with the moment at which the trail was stopped', async () => {
        const { parts, happen, delivered } = await scene({ isLogging: false, stoppedAt: 1500 });
        await happen(owner, 1499, 1500);
        await deliverEvents(parts, 2000);
        deepStrictEqual(await delivered(), { [`${owner} 1499`]: 1 });
    });
    it('makes the same file again, and not a second, when it is cut off before it is noted', async () => {
        const { parts, happen, delivered } = await scene();
        await happen(owner, 1000, 1001);
        const { deliveries } = parts.history;
        const cut = { ...deliveries, advance: () => Promise.reject(new Error('killed')) };
        const dying = {
            ...parts,
            history: { ...parts.history, deliveries: cut },
            onProblem: () => { },
        };
        await deliverEvents(dying, 2000);
        await happen(owner, 1500);
        await deliverEvents(parts, 2000);
        const each = { [`${owner} 1000`]: 1, [`${owner} 1001`]: 1, [`${owner} 1500`]: 1 };
        deepStrictEqual(await delivered(), each);
    });
    it('is in files of a bounded number of events', async () => {
        const { parts, happen, delivered, storage, bucket } = await scene();
        const count = limits.trailFileEvents + 1;
        await happen(owner, ...Array.from({ length: count }, (_, n) => 1000 + n));
        await deliverEvents(parts, 9000);
        strictEqual(Object.keys(await delivered()).length, count);
        const query = { prefix: '', delimiter: '', after: '', max: 1000 };
        strictEqual((await storage.objects.list(bucket, query)).objects.length, 2);
    });
    it('counts against the quota, and says in the status that it was refused', async () => {
        const { parts, happen, delivered, storage } = await scene();
        await storage.quotas.set('bucket', 'files', { bytes: 1 });
        await happen(owner, 1000);
        await deliverEvents(parts, 2000);
        const status = await parts.history.deliveries.status({ owner, id: trail.id });
        strictEqual(status.error, 'QuotaExceeded');
        await storage.quotas.set('bucket', 'files', { bytes: null });
        await deliverEvents(parts, 2000);
        deepStrictEqual(await delivered(), { [`${owner} 1000`]: 1 });
        const mended = await parts.history.deliveries.status({ owner, id: trail.id });
        strictEqual(mended.error, undefined);
    });
    it('of an organization’s trail is of all its accounts, and no others', async () => {
        const { parts, happen, delivered } = await scene({ isOrganization: true });
        await parts.entities.change(organizationScope, async (change) => {
            const organization = { id: 'o-1234567890', managementAccount: owner };
            change.put('organization', 'organization', organization);
            change.put('account', member, { id: member });
        });
        for (const account of [owner, member, stranger])
            await happen(account, 1000);
        await deliverEvents(parts, 2000);
        await deliverEvents(parts, 2000);
        deepStrictEqual(await delivered(), { [`${owner} 1000`]: 1, [`${member} 1000`]: 1 });
    });
    it('keeps to what the bucket’s policy says of the very keys', async () => {
        const { parts, happen, delivered, storage, bucket } = await scene();
        const statement = {
            Effect: 'Deny',
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: `arn:aws:s3:::files/AWSLogs/${owner}/CloudTrail/*`,
        };
        const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
        await storage.buckets.setPolicy(bucket, { text, pins: {} });
        await happen(owner, 1000);
        await deliverEvents(parts, 2000);
        deepStrictEqual(await delivered(), {});
        const status = await parts.history.deliveries.status({ owner, id: trail.id });
        strictEqual(status.error, 'AccessDenied');
    });
    it('is forgotten with its trail', async () => {
        const { parts, happen } = await scene();
        await happen(owner, 1000);
        await deliverEvents(parts, 2000);
        strictEqual((await parts.history.deliveries.known()).length, 1);
        await parts.entities.change(owner, async (change) => change.remove('trail', 'all'));
        await deliverEvents(parts, 2000);
        strictEqual((await parts.history.deliveries.known()).length, 0);
    });
});
describe('a bucket to deliver to', () => {
    const delivering = { account: stranger, arn: 'arn:trail', key: `AWSLogs/${stranger}/` };
    const statement = (effect, condition = {}) => JSON.stringify({
        Version: '2012-10-17',
        Statement: {
            Effect: effect,
            Principal: { Service: 'cloudtrail.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: `arn:aws:s3:::files/AWSLogs/${stranger}/*`,
            Condition: condition,
        },
    });
    it('is the account’s own, or one whose policy lets CloudTrail write', async () => {
        const { storage, bucket } = await harness();
        strictEqual(await deliveryBucket(storage, 'none', delivering), 'NoSuchBucket');
        strictEqual(await deliveryBucket(storage, 'files', delivering), 'AccessDenied');
        const own = await deliveryBucket(storage, 'files', { ...delivering, account: owner });
        ok(typeof own === 'object');
        const cases = [
            [statement('Allow'), true],
            [statement('Allow', { StringEquals: { 'aws:SourceArn': 'arn:trail' } }), true],
            [statement('Allow', { StringEquals: { 'aws:SourceArn': 'arn:other' } }), false],
            [statement('Deny'), false],
        ];
        for (const [text, allowed] of cases) {
            await storage.buckets.setPolicy(bucket, { text, pins: {} });
            const found = await deliveryBucket(storage, 'files', delivering);
            strictEqual(typeof found === 'object', allowed, text);
        }
    });
});
