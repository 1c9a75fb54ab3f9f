/** Temporary credentials: a session, sealed into its token. */
import { newSession, roleIdentity } from '../accounts/new-session.js';
import { packedPolicyPercent, SessionTooLarge } from '../accounts/session-token.js';
import { packedPolicyTooLarge } from './errors.js';
/** Makes a session; throws PackedPolicyTooLarge. */
export function issue(maker, wanted) {
    const session = newSession(maker, wanted);
    const percent = packedPolicyPercent(session);
    if (percent > 100)
        throw packedPolicyTooLarge(percent);
    return {
        Credentials: {
            AccessKeyId: session.accessKeyId,
            SecretAccessKey: session.secretAccessKey,
            SessionToken: seal(maker.accounts, session),
            Expiration: new Date(session.expiresAt),
        },
        PackedPolicySize: percent === 0 ? undefined : percent,
    };
}
function seal(accounts, session) {
    try {
        return accounts.sealSession(session);
    }
    catch (error) {
        if (error instanceof SessionTooLarge)
            throw packedPolicyTooLarge();
        throw error;
    }
}
/** Makes a session of a role that may be assumed, and names it as AssumeRole does. */
export function issueRoleSession(maker, found, session) {
    const { name, ...rest } = session;
    const identity = roleIdentity(found, name);
    return {
        ...issue(maker, { ...identity, ...rest }),
        AssumedRoleUser: { Arn: identity.arn, AssumedRoleId: identity.uniqueId },
        SourceIdentity: rest.sourceIdentity,
    };
}
