import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createAuditHistory } from '../../src/accounts/audit-history.js';
import { removeOldEvents } from '../../src/accounts/audit-records.js';
import { createAuditTrail } from '../../src/accounts/audit-trail.js';
import { checkBooks } from '../../src/accounts/check-books.js';
import { limits } from '../../src/limits.js';
import { MemoryRecords } from '../support/memory-records.js';
const one = '111111111111';
const two = '222222222222';
const noon = Date.UTC(2026, 10, 23, 12);
function eventAt(at, account = one) {
    const number = String(at % 1e12).padStart(12, '0');
    const event = {
        eventName: 'CreateUser',
        eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
        eventID: `00000000-0000-4000-8000-${number}`,
        recipientAccountId: account,
    };
    return { at, event };
}
const everything = { from: 0, to: noon * 2, containing: '', matches: () => true };
function open() {
    const records = new MemoryRecords();
    const trail = createAuditTrail(records, (error) => {
        throw error;
    });
    return { records, trail, history: createAuditHistory(records) };
}
describe('the audit trail', () => {
    it('has what was written at once, and what was noted after a flush', async () => {
        const { records, trail } = open();
        await trail.write([eventAt(noon)]);
        strictEqual(records.size, 1);
        strictEqual(trail.note([eventAt(noon + 1)]), undefined);
        strictEqual(records.size, 1);
        await trail.flush();
        strictEqual(records.size, 2);
        deepStrictEqual(await checkBooks(records), []);
    });
    it('makes calls wait that note more than may wait', async () => {
        const { records, trail } = open();
        for (let n = 1; n < limits.auditBacklog; n++) {
            strictEqual(trail.note([eventAt(noon + n)]), undefined);
        }
        const room = trail.note([eventAt(noon)]);
        ok(room);
        await room;
        strictEqual(records.size, limits.auditBacklog);
    });
    it('leaves out reads of which an account has too many in a minute, never changes', async () => {
        const records = new MemoryRecords();
        const clock = { ms: noon };
        const fail = (error) => {
            throw error;
        };
        const trail = createAuditTrail(records, fail, () => clock.ms);
        const most = limits.auditReadsPerMinute;
        for (let n = 0; n < most + 3; n++)
            await trail.note([eventAt(noon + n)]);
        await trail.note([eventAt(noon, two)]);
        await trail.write([eventAt(noon + 1e6)]);
        await trail.flush();
        strictEqual(records.size, most + 2);
        strictEqual(trail.skipped(), 3);
        clock.ms += 60_000;
        await trail.note([eventAt(noon + 2e6)]);
        await trail.flush();
        strictEqual(records.size, most + 3);
    });
    it('shows an account its own events, newest first, a page at a time', async () => {
        const { trail, history } = open();
        const times = Array.from({ length: 5 }, (_, n) => noon + n);
        await trail.write(times.flatMap((at) => [eventAt(at), eventAt(at, two)]));
        const seen = [];
        let before;
        do {
            const page = await history.lookup({ ...everything, account: one, before, max: 2 });
            for (const { position } of page.events)
                seen.push(Number.parseInt(position.slice(0, 12), 16));
            before = page.next;
        } while (before !== undefined);
        deepStrictEqual(seen, times.reverse());
    });
    it('looks through a bounded number of events at once, and says where it goes on', async () => {
        const { trail, history } = open();
        const count = limits.lookupScanned + 10;
        const sought = eventAt(noon);
        await trail.write([sought]);
        for (let n = 1; n <= count; n++)
            await trail.write([eventAt(noon + n)]);
        const query = { ...everything, account: one, containing: sought.event.eventID, max: 50 };
        const first = await history.lookup(query);
        strictEqual(first.events.length, 0);
        ok(first.next);
        const second = await history.lookup({ ...query, before: first.next });
        strictEqual(second.events.length, 1);
        strictEqual(second.next, undefined);
    });
    it('gives each event once to who goes on after the last, oldest first', async () => {
        const { trail, history } = open();
        await trail.write([eventAt(noon), eventAt(noon + 1), eventAt(noon + 2)]);
        const { events } = await history.page({ account: one, from: 0, to: noon + 2 });
        strictEqual(events.length, 2);
        const after = events.at(-1)?.position;
        const rest = await history.page({ account: one, from: 0, to: noon * 2, after });
        strictEqual(rest.events.length, 1);
        strictEqual(rest.more, false);
    });
    it('is kept for 90 days', async () => {
        const { records, trail, history } = open();
        const old = noon - limits.auditKeptMs;
        for (const account of [one, two]) {
            await trail.write([eventAt(old - 1, account), eventAt(old, account), eventAt(noon, account)]);
        }
        await removeOldEvents(records, noon);
        strictEqual(records.size, 4);
        const accounts = [];
        for await (const account of history.accounts())
            accounts.push(account);
        deepStrictEqual(accounts, [one, two]);
    });
    it('is found wrong by the check when a record is not where it says', async () => {
        const { records, trail } = open();
        const { event } = eventAt(noon);
        await trail.write([{ at: noon + 5000, event }]);
        strictEqual((await checkBooks(records)).length, 1);
    });
});
