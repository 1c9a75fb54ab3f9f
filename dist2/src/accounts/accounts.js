/**
 * Accounts: who they are, what they hold, and the keys and sessions that speak for them. The root
 * account, made at the first start with a root key, is the operator's and manages the others.
 */
import { randomBytes } from 'node:crypto';
import { limits } from '../limits.js';
import { createFinder } from './access-keys.js';
import { ensureOrganization } from './found-organization.js';
import { adoptKeys } from './key-adoption.js';
import { createKeyChanges } from './key-changes.js';
import { createLastUsed } from './last-used.js';
import { createPolicyFinder } from './principal-policies.js';
import { decodeRoot, rootKey } from './records.js';
import { ensureRoot } from './root.js';
import { openSecret, sealSecret } from './secrets.js';
import { deriveKey, deriveSessionKeys, openSession, sealSession, } from './session-token.js';
import { createEntityStore } from './store.js';
/** Opens the accounts that an engine keeps, their secrets sealed under the master key. */
export function createAccounts({ records }, masterKey, { now = Date.now, random = randomBytes } = {}) {
    const store = { records, masterKey, now, random };
    const findAccessKey = createFinder(store);
    const entities = createEntityStore(records);
    return {
        findAccessKey,
        entities,
        findPolicies: createPolicyFinder(entities),
        ...createSessions(store),
        ...createKeyChanges(store, entities),
        deriveKey: (purpose) => deriveKey(masterKey, purpose),
        rootAccount: createRootAccount(store),
        lastUsed: createLastUsed(records),
        sealSecret: (name, secret) => sealSecret(secret, { masterKey, name }, random(12)).toString('base64'),
        openSecret: (name, sealed) => openSecret(Buffer.from(sealed, 'base64'), { masterKey, name }),
        async ensureRoot(configured = {}) {
            const root = await ensureRoot(store, findAccessKey, configured);
            await adoptKeys(store, entities, root);
            await ensureOrganization(entities, root.account, { now, random });
            return root;
        },
    };
}
/** The root account never changes, so it is read until there is one. */
function createRootAccount({ records }) {
    let known;
    return async () => {
        if (known !== undefined)
            return known;
        const [found] = (await records.read({ keys: [rootKey] })).values;
        known = found && decodeRoot(found).account;
        return known;
    };
}
/** A token is opened once: what it says is in it, and cannot change. */
function createSessions({ masterKey, random, }) {
    const keys = deriveSessionKeys(masterKey);
    const opened = new Map();
    return {
        sealSession: (session) => sealSession(session, keys, random),
        openSession(token) {
            const known = opened.get(token);
            if (known !== undefined)
                return known;
            const session = openSession(token, keys);
            if (session === undefined)
                return undefined;
            if (opened.size >= limits.sessionsCached)
                opened.clear();
            opened.set(token, session);
            return session;
        },
    };
}
