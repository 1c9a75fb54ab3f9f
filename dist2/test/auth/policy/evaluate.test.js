import { deepEqual, equal, ok } from 'node:assert/strict';
import { evaluate, simulate } from '../../../src/auth/policy/evaluate.js';
import { account, bob, federatedUser, otherAccount, policy, request, root, session, } from './asking.js';
const everything = { Action: '*', Resource: '*' };
const allow = policy('identity', { Effect: 'Allow', ...everything });
const deny = policy('identity', { Effect: 'Deny', ...everything });
const silent = policy('identity', { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' });
const reads = policy('boundary', { Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
const writes = policy('boundary', { Effect: 'Allow', Action: 's3:Put*', Resource: '*' });
const anonymous = { type: 'anonymous' };
const stranger = {
    type: 'user',
    account: otherAccount,
    arn: `arn:aws:iam::${otherAccount}:user/eve`,
    uniqueId: 'AIDAEVEEVEEVE',
};
/** A bucket policy that allows (or denies) all to whom it names. */
function bucket(principal, effect = 'Allow', element = 'Principal') {
    return policy('resource', { Effect: effect, [element]: principal, ...everything });
}
/** A role's trust policy. */
function trust(principal) {
    return policy('trust', { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' });
}
const rows = [
    ['nothing is allowed that nobody allows', {}, 'identity'],
    ['an identity policy allows', { policies: { identity: [silent, allow] } }, 'allowed'],
    ['a Deny wins', { policies: { identity: [allow, deny] } }, 'deny identity'],
    ['a boundary must allow', { policies: { identity: [allow], boundary: writes } }, 'boundary'],
    ['a boundary lets pass', { policies: { identity: [allow], boundary: reads } }, 'allowed'],
    ['a boundary grants nothing', { policies: { boundary: reads } }, 'identity'],
    ['a boundary denies', { policies: { identity: [allow], boundary: deny } }, 'deny boundary'],
    ['session policies must allow', { policies: { identity: [allow], session: [] } }, 'session'],
    [
        'one session policy that allows is enough',
        { policies: { identity: [allow], session: [silent, allow] } },
        'allowed',
    ],
    [
        'a session policy denies',
        { policies: { identity: [allow], session: [allow, deny] } },
        'deny session',
    ],
    ['every level of SCPs must allow', scps([allow], [silent], [allow]), 'scp'],
    ['one SCP of a level is enough', scps([allow], [silent, allow]), 'allowed'],
    ['a level without policies allows nothing', scps([allow], []), 'scp'],
    ['an SCP denies at any level', scps([allow], [allow, deny]), 'deny scp'],
    ['a denial by an SCP is told before others', scps([silent], [deny]), 'deny scp'],
    ['SCPs grant nothing', { policies: { scps: [[allow]] } }, 'identity'],
    ['the root user may do all in its account', { principal: root }, 'allowed'],
    ['SCPs bind the root user', { ...scps([silent]), principal: root }, 'scp'],
    [
        'a resource policy denies the root user',
        { principal: root, policies: { resource: bucket('*', 'Deny') } },
        'deny resource',
    ],
    [
        'a session of the root user may do what its task policy allows',
        { principal: root, policies: { session: [silent] } },
        'session',
    ],
    [
        'the root user of another account needs a resource policy',
        { principal: root, resourceAccount: otherAccount },
        'resource',
    ],
    [
        'the root user of another account is the account',
        { principal: root, resourceAccount: otherAccount, ...resource(bucket({ AWS: account })) },
        'allowed',
    ],
    ['anonymous: only by a resource policy', { principal: anonymous }, 'resource'],
    ['anonymous by *', { principal: anonymous, ...resource(bucket('*')) }, 'allowed'],
    [
        'anonymous by {"AWS": "*"}',
        { principal: anonymous, ...resource(bucket({ AWS: '*' })) },
        'allowed',
    ],
    [
        'anonymous is of no account',
        { principal: anonymous, ...resource(bucket({ AWS: account })) },
        'resource',
    ],
    ['inside an account a resource policy is enough', named(bob.arn), 'allowed'],
    ['a user by its unique id', named('AIDABOBBOBBOB'), 'allowed'],
    ['not a user of the same name made again', named('AIDAOLDBOBOLD'), 'identity'],
    ['everyone', named('*'), 'allowed'],
    ['the account alone leaves it to identity policies', named(account), 'identity'],
    ['so does its root ARN', named(root.arn), 'identity'],
    [
        'the account and an identity policy',
        { policies: { identity: [allow], resource: bucket({ AWS: account }) } },
        'allowed',
    ],
    ['another user', named(`arn:aws:iam::${account}:user/bobby`), 'identity'],
    [
        'a user named directly is not bound by a boundary',
        { policies: { boundary: writes, resource: bucket({ AWS: bob.arn }) } },
        'allowed',
    ],
    [
        'but by its Deny',
        { policies: { boundary: deny, resource: bucket({ AWS: bob.arn }) } },
        'deny boundary',
    ],
    ['and by SCPs', { policies: { scps: [[silent]], resource: bucket({ AWS: bob.arn }) } }, 'scp'],
    [
        'everyone is not direct: the boundary binds',
        { policies: { boundary: writes, resource: bucket('*') } },
        'boundary',
    ],
    [
        'a session named directly is bound by neither boundary nor session policies',
        {
            principal: session,
            policies: { boundary: writes, session: [], resource: bucket({ AWS: session.arn }) },
        },
        'allowed',
    ],
    [
        'a role named: its sessions are bound by session policies',
        { principal: session, policies: { session: [], resource: bucket({ AWS: session.roleArn }) } },
        'session',
    ],
    [
        'and by a boundary',
        {
            principal: session,
            policies: { boundary: writes, resource: bucket({ AWS: session.roleArn }) },
        },
        'boundary',
    ],
    [
        'a role named: needs no identity policy',
        {
            principal: session,
            policies: { session: [allow], resource: bucket({ AWS: session.roleArn }) },
        },
        'allowed',
    ],
    [
        'a role by its unique id',
        { principal: session, ...resource(bucket({ AWS: 'AROAWORKWORK' })) },
        'allowed',
    ],
    [
        'a federated user by the user behind it is bound by session policies',
        { principal: federatedUser, policies: { session: [], resource: bucket({ AWS: bob.arn }) } },
        'session',
    ],
    [
        'a federated user by its own ARN is not',
        {
            principal: federatedUser,
            policies: { session: [], resource: bucket({ AWS: federatedUser.arn }) },
        },
        'allowed',
    ],
    [
        'an account by its canonical id',
        {
            principal: { ...root, canonicalUser: 'c0ffee' },
            resourceAccount: otherAccount,
            ...resource(bucket({ CanonicalUser: 'c0ffee' })),
        },
        'allowed',
    ],
    ['across accounts: no resource policy', across([allow]), 'resource'],
    ['across accounts: no identity policy', across([], bucket({ AWS: otherAccount })), 'identity'],
    ['across accounts: both', across([allow], bucket({ AWS: otherAccount })), 'allowed'],
    [
        'across accounts: naming the user is not enough',
        across([], bucket({ AWS: stranger.arn })),
        'identity',
    ],
    [
        'across accounts the boundary binds whoever is named',
        {
            principal: stranger,
            policies: { identity: [allow], boundary: writes, resource: bucket({ AWS: stranger.arn }) },
        },
        'boundary',
    ],
    [
        'trust: an identity policy is not enough',
        assume([allow], trust({ AWS: otherAccount })),
        'trust',
    ],
    [
        'trust: the account and an identity policy',
        assume([allow], trust({ AWS: account })),
        'allowed',
    ],
    ['trust: the account alone', assume([], trust({ AWS: account })), 'identity'],
    ['trust: the user', assume([], trust({ AWS: bob.arn })), 'allowed'],
    [
        'trust: a service',
        {
            ...assume([], trust({ Service: 'ec2.amazonaws.com' })),
            principal: { type: 'service', service: 'ec2.amazonaws.com' },
        },
        'allowed',
    ],
    [
        'trust: another service',
        {
            ...assume([], trust({ Service: 'ec2.amazonaws.com' })),
            principal: { type: 'service', service: 's3.amazonaws.com' },
        },
        'trust',
    ],
    [
        'trust: an identity provider',
        {
            ...assume([], trust({ Federated: `arn:aws:iam::${account}:oidc-provider/id.example` })),
            principal: {
                type: 'federated',
                provider: `arn:aws:iam::${account}:oidc-provider/id.example`,
            },
        },
        'allowed',
    ],
    ['NotPrincipal leaves out who is named with the account', exempt([bob.arn, root.arn]), 'allowed'],
    ['NotPrincipal without the account denies', exempt([bob.arn]), 'deny resource'],
    ['NotPrincipal with the account alone denies its users', exempt([account]), 'deny resource'],
    [
        'NotPrincipal needs a session, its role and its account',
        { ...exempt([session.arn, session.roleArn, account]), principal: session },
        'allowed',
    ],
    [
        'NotPrincipal with a role but without the session denies',
        { ...exempt([session.roleArn, account]), principal: session },
        'deny resource',
    ],
];
function scps(...levels) {
    return { policies: { scps: levels, identity: [allow] } };
}
function resource(policy) {
    return { policies: { resource: policy } };
}
function named(principal) {
    return resource(bucket({ AWS: principal }));
}
function across(identity, resource) {
    return { principal: stranger, policies: { identity, resource } };
}
function assume(identity, resource) {
    const role = `arn:aws:iam::${account}:role/other`;
    return { action: 'sts:AssumeRole', resource: role, policies: { identity, resource } };
}
function exempt(names) {
    const resource = bucket({ AWS: names }, 'Deny', 'NotPrincipal');
    return { policies: { identity: [allow], resource } };
}
describe('policy evaluation', () => {
    for (const [what, asked, expected] of rows) {
        it(`${what}: ${expected}`, () => {
            const { allowed, reason, by } = evaluate(request(asked));
            equal(allowed, reason === 'allowed');
            equal(allowed ? 'allowed' : reason === 'explicitDeny' ? `deny ${by}` : by, expected);
        });
    }
    it('asks for context keys only where a statement needs them', () => {
        const own = { Effect: 'Allow', Action: '*', Resource: '*' };
        const other = { ...own, Action: 'iam:*', Condition: { Bool: { 'x:y': 'true' } } };
        const asked = request({ policies: { identity: [policy('identity', other, own)] } });
        const context = () => {
            throw new Error('asked in vain');
        };
        ok(evaluate({ ...asked, context }).allowed);
    });
    it('names the statements that decided; a simulation all that matched', () => {
        const identity = policy('identity', { Sid: 'all', Effect: 'Allow', ...everything }, { Sid: 'not', Effect: 'Deny', ...everything, Condition: { Bool: { 'x:Y': 'true' } } }, { Sid: 'get', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }, { Sid: 'iam', Effect: 'Allow', Action: 'iam:*', Resource: '*' });
        const sids = (context) => {
            const asked = request({ context, policies: { identity: [identity] } });
            const told = ({ matched }) => matched.map(({ layer, statement }) => `${layer} ${statement.statement.sid}`);
            const simulation = simulate(asked);
            return [told(evaluate(asked)), told(simulation), simulation.missingContextKeys];
        };
        deepEqual(sids({}), [['identity all'], ['identity all', 'identity get'], ['x:Y']]);
        deepEqual(sids({ 'x:y': 'true' }), [
            ['identity not'],
            ['identity all', 'identity not', 'identity get'],
            [],
        ]);
    });
});
