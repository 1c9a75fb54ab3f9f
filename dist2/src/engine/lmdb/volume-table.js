/**
 * The volumes there are, as every process sees them: one record each in the engine's own table of
 * the `meta` environment. A volume is written by one process while `open`; when it is `full` it
 * only loses chunks; when most are lost it is `leaving`, its chunks moving into the
 * volumes `into`; when the last has moved it is `gone`, and its record stays as long as a chunk
 * that was first written there lives elsewhere, because chunks keep their names.
 */
import { sequenceOf, volumeOf } from '../chunk-id.js';
import { isAlive, thisProcess } from './owner.js';
const sequencesPerClaim = 65_536;
const generationKey = Buffer.from('generation');
const nextVolumeKey = Buffer.from('next-volume');
const rowPrefix = 'volume/';
const rowsStart = Buffer.from(rowPrefix);
const rowsEnd = Buffer.from('volume0');
/** The table of volumes; changes go through the group commits of its environment. */
export function createVolumeTable(table, commits) {
    // Inside a write transaction reads see it; outside, each call needs a view of its own.
    const fresh = (read) => {
        table.resetReadTxn();
        return read();
    };
    const rows = { table, grows: false, readsTable: true };
    return {
        find: (volume) => fresh(() => findRow(table, volume)),
        list: () => fresh(() => listRows(table)),
        generation: () => fresh(() => numberAt(table, generationKey, 0)),
        settled: () => settledIn(fresh(() => listRows(table))),
        claim: (accepts) => commits.run({ ...rows, decide: () => decideClaim(table, accepts) }),
        change: (volume, fields) => change(volume, () => fields),
        async goesInto(volume, other) {
            const row = fresh(() => findRow(table, volume));
            if (row?.into.includes(other))
                return;
            await change(volume, ({ into }) => ({ into: [...new Set([...into, other])] }));
        },
        retire: (volume, wentTo) => commits.run({ ...rows, decide: () => decideRetire(table, volume, wentTo) }),
    };
    function change(volume, fieldsOf) {
        return commits.run({
            ...rows,
            decide() {
                const row = findRow(table, volume);
                const put = row ? [rowEntry(volume, { ...row, ...fieldsOf(row) })] : [];
                return { result: undefined, put };
            },
        });
    }
}
const newRow = { version: 1, state: 'open', nextSequence: 1, into: [], claims: [] };
function decideClaim(table, accepts) {
    const open = listRows(table).find(([volume, row]) => row.state === 'open' && !isTaken(row) && accepts(volume));
    const volume = open?.[0] ?? numberAt(table, nextVolumeKey, 1);
    const row = open?.[1] ?? newRow;
    const first = row.nextSequence;
    const end = first + sequencesPerClaim;
    const claims = row.claims.filter(({ owner }) => isAlive(owner));
    claims.push({ owner: thisProcess, first, end });
    const put = [rowEntry(volume, { ...row, nextSequence: end, claims })];
    if (!open)
        put.push([nextVolumeKey, Buffer.from(String(volume + 1))]);
    return { result: { volume, firstSequence: first, endSequence: end }, put };
}
// Volumes of processes that are gone are taken over, however many there will be of the next.
function isTaken({ claims }) {
    return claims.some(({ owner }) => owner.pid !== process.pid && isAlive(owner));
}
function settledIn(rows) {
    const known = new Map(rows.map(([volume, { nextSequence, claims }]) => {
        return [volume, { nextSequence, live: claims.filter(({ owner }) => isAlive(owner)) }];
    }));
    return (id) => {
        const row = known.get(volumeOf(id));
        const sequence = sequenceOf(id);
        if (row === undefined || sequence >= row.nextSequence)
            return false;
        return !row.live.some(({ first, end }) => sequence >= first && sequence < end);
    };
}
// A gone volume's row lists exactly where its chunks are; when they are nowhere the row goes too.
function decideRetire(table, volume, wentTo) {
    const put = [];
    const remove = [];
    for (const [origin, row] of listRows(table)) {
        if (origin !== volume && !row.into.includes(volume))
            continue;
        const others = origin === volume ? [] : row.into.filter((other) => other !== volume);
        const into = [...new Set([...others, ...wentTo(origin)])];
        const state = origin === volume ? 'gone' : row.state;
        if (state === 'gone' && into.length === 0)
            remove.push(rowKey(origin));
        else
            put.push(rowEntry(origin, { ...row, state, into }));
    }
    const generation = numberAt(table, generationKey, 0) + 1;
    put.push([generationKey, Buffer.from(String(generation))]);
    return { result: undefined, put, remove };
}
function rowKey(volume) {
    return Buffer.from(`${rowPrefix}${String(volume).padStart(10, '0')}`);
}
function rowEntry(volume, row) {
    return [rowKey(volume), Buffer.from(JSON.stringify(row))];
}
function findRow(table, volume) {
    const value = table.get(rowKey(volume));
    return value && JSON.parse(value.toString());
}
function listRows(table) {
    const rows = [];
    for (const { key, value } of table.getRange({ start: rowsStart, end: rowsEnd })) {
        rows.push([Number(key.toString().slice(rowPrefix.length)), JSON.parse(value.toString())]);
    }
    return rows;
}
function numberAt(table, key, absent) {
    const value = table.get(key);
    return value ? Number(value.toString()) : absent;
}
