import { createEntityStore as createStore, } from '../engine/entity-store.js';
import { encodeRecord } from '../engine/json-record.js';
import { accessKeyKey, decodeAccessKey, identityLetter } from './records.js';
/** The scope of what is no single account's: accounts, organizational units, their policies. */
export const organizationScope = 'organization';
/** Opens the entities that these records hold. */
export function createEntityStore(records) {
    const store = createStore(records, identityLetter);
    return {
        in: (scope) => reading(store.in(scope)),
        generations: store.generations,
        change: (scopes, work) => store.change(scopes, (...changes) => work(...changes.map(changing))),
        changeBeside: (scope, beside, work) => store.changeBeside(scope, beside, (change, other) => work(changing(change), other)),
    };
}
function reading(reader) {
    return Object.assign(reader, {
        async accessKey(id) {
            const found = await reader.record(accessKeyKey(id));
            return found && decodeAccessKey(found);
        },
    });
}
function changing(change) {
    return Object.assign(reading(change), {
        putAccessKey: (id, record) => change.putRecord(accessKeyKey(id), encodeRecord(record)),
        removeAccessKey: (id) => change.removeRecord(accessKeyKey(id)),
    });
}
