const principalTypes = {
    root: 'Account',
    user: 'User',
    role: 'AssumedRole',
    federated: 'FederatedUser',
};
const ofCaller = new Map([
    ['aws:principalarn', principalArn],
    ['aws:principalaccount', ({ account }) => account],
    ['aws:principaltype', ({ type }) => principalTypes[type]],
    ['aws:principalorgid', ({ policies }) => policies?.organization?.id],
    ['aws:principalorgpaths', ({ policies }) => policies?.organization?.path],
    ['aws:principalisawsservice', () => 'false'],
    ['aws:userid', ({ userId }) => userId],
    ['aws:username', ({ userName }) => userName],
    ['aws:sourceidentity', ({ session }) => session?.sourceIdentity],
    ['aws:federatedprovider', ({ session }) => session?.federation?.provider],
    ['aws:tokenissuetime', ({ session }) => session && isoTime(session.issuedAt)],
    [
        'aws:multifactorauthpresent',
        // Long-lived keys do not have the key at all, as AWS warns.
        ({ session }) => session && String(session.mfaAuthenticatedAt !== undefined),
    ],
    [
        'aws:multifactorauthage',
        ({ session }, now) => session?.mfaAuthenticatedAt === undefined
            ? undefined
            : String(Math.floor((now - session.mfaAuthenticatedAt) / 1000)),
    ],
]);
const ofRequest = new Map([
    ['aws:sourceip', ({ sourceIp }) => sourceIp],
    ['aws:securetransport', ({ request }) => String(request.scheme === 'https')],
    ['aws:useragent', ({ request }) => request.headers['user-agent']],
    ['aws:referer', ({ request }) => request.headers.referer],
    ['aws:currenttime', ({ now }) => isoTime(now)],
    ['aws:epochtime', ({ now }) => String(Math.floor(now / 1000))],
    ['aws:viaawsservice', () => 'false'],
]);
const principalTag = 'aws:principaltag/';
/** The values of global condition keys for one request. */
export function globalContext(caller, circumstances) {
    return (key) => {
        const request = ofRequest.get(key);
        if (request !== undefined)
            return listed(request(circumstances));
        if (caller.type === 'anonymous') {
            return key === 'aws:principaltype' ? ['Anonymous'] : undefined;
        }
        if (key.startsWith(principalTag))
            return tagOf(caller, key.slice(principalTag.length));
        const value = ofCaller.get(key);
        return value === undefined ? factsOf(caller, key) : listed(value(caller, circumstances.now));
    };
}
/** The same for a service that asks on its own behalf: it has no caller, and no request. */
export function serviceContext(service, now) {
    const values = {
        'aws:principalisawsservice': 'true',
        'aws:principalservicename': service,
        'aws:currenttime': isoTime(now),
        'aws:epochtime': String(Math.floor(now / 1000)),
        'aws:viaawsservice': 'false',
    };
    return (key) => listed(Object.hasOwn(values, key) ? values[key] : undefined);
}
function listed(value) {
    return typeof value === 'string' ? [value] : value;
}
const isoTime = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;
/** Of a session its role's: `aws:PrincipalArn` compares with what a role is named by. */
function principalArn({ session, arn, type }) {
    return type === 'federated' ? arn : (session?.principal.arn ?? arn);
}
/** The session's tags go before those of the role or user. Keys differ in case only for people. */
function tagOf({ session, policies }, name) {
    for (const tags of [session?.tags, policies?.tags]) {
        for (const [key, value] of Object.entries(tags ?? {})) {
            if (key.toLowerCase() === name)
                return [value];
        }
    }
    return undefined;
}
/**
 * What an identity provider said, like `accounts.example.com:sub` or `saml:namequalifier`, or what
 * is known of the machine that was given the credentials, like `ec2:sourceinstancearn`.
 */
function factsOf({ session }, key) {
    for (const facts of [session?.federation?.facts, session?.delivery]) {
        for (const [name, value] of Object.entries(facts ?? {})) {
            if (name.toLowerCase() === key)
                return listed(value);
        }
    }
    return undefined;
}
