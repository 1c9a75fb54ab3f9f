import { federatedIdentity, userIdentity } from '../cloudtrail/identity.js';
import { limits } from '../limits.js';
/** Makes what writes events down. */
export function createAuditor(options) {
    const { trail } = options;
    return {
        flush: () => trail.flush(),
        skipped: () => trail.skipped(),
        async record(audited, event, error) {
            if (audited.isAudited || audited.caller === undefined)
                return;
            audited.isAudited = true;
            const accounts = await accountsOf(audited, event, { error, entities: options.entities });
            if (accounts.length === 0)
                return;
            const events = eventsOf(audited, { event, error, accounts, options });
            // A refusal changed nothing; of a failure nobody knows.
            const isRefused = error !== undefined && error.status < 500;
            await (event.isAwaited && !isRefused ? trail.write(events) : trail.note(events));
        },
    };
}
/**
 * The caller's account, and the one whose bucket or role it is. A role that was refused is its
 * account's event only if no account called: then nobody else would know.
 */
async function accountsOf({ caller, bucket, input }, { source }, { error, entities }) {
    const accounts = new Set();
    const isUnsigned = caller === undefined || caller.type === 'anonymous';
    if (!isUnsigned)
        accounts.add(caller.account);
    if (bucket !== undefined)
        accounts.add(bucket.account);
    const [account, role] = source === 'sts.amazonaws.com' ? roleOf(input) : [];
    if (account !== undefined && role !== undefined && (isUnsigned || error === undefined)) {
        const isThere = error === undefined || (await entities.in(account).get('role', role));
        if (isThere)
            accounts.add(account);
    }
    return [...accounts];
}
const roleArn = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;
function roleOf(input) {
    return roleArn.exec(String(input?.RoleArn ?? ''))?.slice(1) ?? [];
}
function eventsOf(audited, made) {
    const { event, error, accounts, options } = made;
    const { random, region } = options;
    const at = options.now();
    const request = audited.request;
    const output = error === undefined ? audited.output : undefined;
    const resources = resourcesOf(audited, event);
    const { tls } = audited;
    const shared = accounts.length > 1 ? { sharedEventID: uuid(random) } : {};
    const parameters = event.requestParameters(request, audited.input);
    const elements = event.responseElements(output);
    return accounts.map((recipientAccountId) => {
        const made = {
            eventVersion: '1.11',
            userIdentity: identityOf(audited, event, recipientAccountId),
            eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
            eventSource: event.source,
            eventName: event.name,
            awsRegion: region,
            sourceIPAddress: audited.remoteAddress,
            userAgent: (request.headers['user-agent'] ?? '').slice(0, limits.auditUserAgentChars),
            ...(error && {
                errorCode: event.errorCode(error.code).slice(0, limits.auditErrorChars),
                errorMessage: error.message.slice(0, limits.auditErrorChars),
            }),
            requestParameters: parameters,
            responseElements: elements,
            ...signatureOf(request, event),
            requestID: audited.requestId,
            eventID: uuid(random),
            readOnly: event.readOnly,
            ...(resources && { resources }),
            eventType: 'AwsApiCall',
            managementEvent: true,
            recipientAccountId,
            ...shared,
            eventCategory: 'Management',
            ...(tls && { tlsDetails: tls }),
        };
        return { at, event: made };
    });
}
function identityOf({ caller, output }, { name }, recipient) {
    const isFederated = /^AssumeRoleWith/.test(name);
    if (isFederated)
        return federatedIdentity(name, output);
    return userIdentity(caller ?? { type: 'anonymous' }, recipient);
}
function resourcesOf({ bucket, input }, event) {
    if (bucket !== undefined) {
        const ARN = `arn:aws:s3:::${bucket.name}`;
        return [{ accountId: bucket.account, type: 'AWS::S3::Bucket', ARN }];
    }
    if (event.source !== 'sts.amazonaws.com')
        return undefined;
    const [accountId] = roleOf(input);
    if (accountId === undefined)
        return undefined;
    return [{ accountId, type: 'AWS::IAM::Role', ARN: String(input?.RoleArn) }];
}
/** S3 says how a request was signed, since there are several ways. */
function signatureOf({ headers, query }, { source }) {
    if (source !== 's3.amazonaws.com')
        return {};
    const { authorization } = headers;
    const isFour = authorization === undefined
        ? query.has('X-Amz-Signature')
        : authorization.startsWith('AWS4-HMAC-SHA256');
    const isSigned = authorization !== undefined || isFour || query.has('Signature');
    if (!isSigned)
        return {};
    return {
        additionalEventData: {
            SignatureVersion: isFour ? 'SigV4' : 'SigV2',
            AuthenticationMethod: authorization === undefined ? 'QueryString' : 'AuthHeader',
        },
    };
}
/** A UUID of version 4. */
function uuid(random) {
    const bytes = Buffer.from(random(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
