import { AwsError } from '../wire/errors.js';
import { unknownAccessKey } from './refusals.js';
/** Makes what finds credentials. `now`: milliseconds since 1970. */
export function createCredentials(accounts, now) {
    async function keyOf(accessKeyId) {
        const key = await accounts.findAccessKey(accessKeyId);
        if (key?.status !== 'Active')
            throw unknownAccessKey(accessKeyId);
        return { accessKeyId, secret: key.secret, key };
    }
    function sessionOf(accessKeyId, token) {
        const session = accounts.openSession(token);
        if (session?.accessKeyId !== accessKeyId)
            throw new AwsError('InvalidToken');
        if (now() >= session.expiresAt)
            throw new AwsError('ExpiredToken');
        return { accessKeyId, secret: session.secretAccessKey, session };
    }
    return {
        async find(accessKeyId, token) {
            return token === undefined ? keyOf(accessKeyId) : sessionOf(accessKeyId, token);
        },
        async callerOf({ accessKeyId, key, session }) {
            const standing = key ?? session;
            if (standing === undefined)
                throw new Error('Credentials are of a key or of a session');
            const known = callers.get(standing);
            // Nothing binds the operator, who stays the operator.
            if (known !== undefined && known.policies === undefined)
                return known;
            const owner = ownerOf(standing);
            const isOperator = owner.type === 'root' && owner.account === (await accounts.rootAccount());
            const policies = isOperator ? undefined : await accounts.findPolicies(owner);
            if (policies === undefined && !isOperator)
                throw unknownAccessKey(accessKeyId);
            if (known?.policies === policies && known !== undefined)
                return known;
            const caller = identify({ accessKeyId, owner, policies, session });
            callers.set(standing, caller);
            return caller;
        },
    };
}
/** Of a key or a session, which stay the same objects for as long as they say the same. */
const callers = new WeakMap();
function identify({ accessKeyId, owner, policies, session }) {
    const { account, type, name } = owner;
    const bound = { account, accessKeyId, ...(policies && { policies }) };
    if (session !== undefined)
        return { ...bound, ...sessionIdentity(session, name) };
    if (type === 'root' || name === undefined) {
        return { ...bound, type: 'root', arn: `arn:aws:iam::${account}:root`, userId: account };
    }
    const { path = '/', uniqueId: userId = '' } = policies ?? {};
    const arn = `arn:aws:iam::${account}:user${path}${name}`;
    return { ...bound, type: 'user', arn, userId, userName: name };
}
/** Whose policies bind; made once for each key or session. */
function ownerOf(standing) {
    const known = owners.get(standing);
    if (known !== undefined)
        return known;
    const owner = 'principal' in standing ? sessionOwner(standing) : keyOwner(standing);
    owners.set(standing, owner);
    return owner;
}
const owners = new WeakMap();
function keyOwner({ account, userName }) {
    return userName === undefined
        ? { account, type: 'root' }
        : { account, type: 'user', name: userName };
}
function sessionOwner(session) {
    const { account, principal } = session;
    if (principal.type === 'root')
        return { account, type: 'root' };
    const name = principal.arn.slice(principal.arn.lastIndexOf('/') + 1);
    return { account, type: principal.type, name, uniqueId: principal.id };
}
function sessionIdentity(session, name) {
    const { kind, arn, uniqueId, principal } = session;
    const identity = { arn, userId: uniqueId, session };
    if (kind === 'assumed-role')
        return { type: 'role', ...identity };
    if (kind === 'federated-user')
        return { type: 'federated', ...identity };
    if (principal.type !== 'user' || name === undefined)
        return { type: 'root', ...identity };
    return { type: 'user', ...identity, userName: name };
}
