import { AwsError } from '../wire/errors.js';
import { unknownAccessKey } from './refusals.js';
/** STS's operations that each kind of session may call; a role's may call all but two. */
const ofSts = {
    'assumed-role': (name) => name !== 'GetSessionToken' && name !== 'GetFederationToken',
    session: (name) => name === 'AssumeRole' || name === 'GetCallerIdentity',
    'federated-user': (name) => name === 'GetCallerIdentity',
    'assumed-root': (name) => name === 'GetCallerIdentity',
};
/** Throws AccessDenied, or IAM's InvalidClientTokenId, for a call that sessions cannot make. */
export function requireWithinReach(caller, { service, operation }) {
    if (caller.type === 'anonymous' || caller.session === undefined)
        return;
    const { kind, mfaAuthenticatedAt } = caller.session;
    if (service === 'sts' && !ofSts[kind](operation)) {
        const message = `Cannot call ${operation} with session credentials`;
        throw new AwsError('AccessDenied', { message });
    }
    const withoutMfa = kind === 'session' && mfaAuthenticatedAt === undefined;
    if (service === 'iam' && (kind === 'federated-user' || withoutMfa)) {
        throw unknownAccessKey(caller.accessKeyId);
    }
}
