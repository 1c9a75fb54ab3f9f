import { encodeRecord } from '../engine/json-record.js';
import { limits } from '../limits.js';
import { decodeUse, useKey, useRange } from './records.js';
/** Makes what notes uses in these records. */
export function createLastUsed(records) {
    const noted = new Map();
    const writing = new Set();
    function write(use) {
        use.writtenAt = use.at;
        // What cannot be written, as on a full disk, is written with a later use.
        const done = records.transact(noteUse, { ...use }).catch(() => undefined);
        writing.add(done);
        void done.finally(() => writing.delete(done));
    }
    function flushAll() {
        for (const uses of noted.values()) {
            for (const use of uses.values())
                if (use.at > use.writtenAt)
                    write(use);
        }
    }
    function begin(signer, scope, at) {
        const { account, accessKeyId, userId, session } = signer;
        const principal = session?.principal.id;
        const subjects = principal === undefined ? [accessKeyId, userId] : [principal];
        const { service } = scope;
        const region = scope.region.slice(0, limits.regionMax);
        const use = { account, subjects, service, region, at, writtenAt: at };
        const uses = noted.get(service) ?? new Map();
        if (uses.size >= limits.usesNoted) {
            flushAll();
            uses.clear();
        }
        uses.set(principal ?? accessKeyId, use);
        noted.set(service, uses);
        write(use);
    }
    return {
        note(signer, scope, now) {
            const use = noted.get(scope.service)?.get(signer.session?.principal.id ?? signer.accessKeyId);
            if (use === undefined) {
                begin(signer, scope, now);
                return;
            }
            use.at = now;
            if (now - use.writtenAt < limits.useWrittenEveryMs)
                return;
            use.region = scope.region.slice(0, limits.regionMax);
            write(use);
        },
        async of(account, subject) {
            const [found = []] = (await records.read({ ranges: [useRange(account, subject)] })).ranges;
            return found.map(({ value }) => decodeUse(value)).sort((a, b) => b.at - a.at);
        },
        async forget(account, subject) {
            for (const uses of noted.values())
                uses.delete(subject);
            const uses = await this.of(account, subject);
            await records.transact(forgetUses, {
                account,
                subject,
                services: uses.map((use) => use.service),
            });
        },
        async flush() {
            flushAll();
            await Promise.all(writing);
        },
    };
}
/** Writes a use down, for each of its subjects, unless a later one is. */
const noteUse = {
    name: 'noteUse',
    reads: ({ account, subjects, service }) => ({
        keys: subjects.map((subject) => useKey(account, subject, service)),
    }),
    decide({ values }, { account, subjects, service, region, at }) {
        const use = encodeRecord({ service, region, at });
        const put = subjects.flatMap((subject, index) => {
            const found = values[index];
            const isLater = found !== undefined && decodeUse(found).at >= at;
            return isLater ? [] : [[useKey(account, subject, service), use]];
        });
        return { result: undefined, put };
    },
};
/** Removes what was written of a subject. */
const forgetUses = {
    name: 'forgetUses',
    reads: () => ({}),
    decide(_, { account, subject, services }) {
        return {
            result: undefined,
            remove: services.map((service) => useKey(account, subject, service)),
        };
    },
};
