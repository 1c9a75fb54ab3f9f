import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { AddUserToGroupCommand, AttachUserPolicyCommand, CreateGroupCommand, CreateUserCommand, GetContextKeysForCustomPolicyCommand, GetContextKeysForPrincipalPolicyCommand, PutGroupPolicyCommand, PutUserPolicyCommand, SimulateCustomPolicyCommand, SimulatePrincipalPolicyCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const bucket = 'arn:aws:s3:::files';
const statement = (Effect, Action, more = {}) => ({
    Effect,
    Action,
    Resource: '*',
    ...more,
});
const policy = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });
const readOnly = policy(statement('Allow', 's3:Get*'));
describe('simulations of policies', () => {
    const server = useServer();
    const iam = iamClient(server);
    const simulate = (input) => iam.send(new SimulateCustomPolicyCommand({
        PolicyInputList: [readOnly],
        ActionNames: ['s3:GetObject'],
        ...input,
    }));
    const first = async (input) => (await simulate(input)).EvaluationResults?.[0] ?? {};
    it('tell for each action what is decided, and by which statement', async () => {
        const { EvaluationResults: results } = await simulate({
            ActionNames: ['s3:GetObject', 's3:PutObject'],
        });
        deepStrictEqual(results, [
            {
                EvalActionName: 's3:GetObject',
                EvalResourceName: '*',
                EvalDecision: 'allowed',
                MatchedStatements: [
                    {
                        SourcePolicyId: 'PolicyInputList.1',
                        SourcePolicyType: 'IAM Policy',
                        StartPosition: { Line: 1, Column: readOnly.indexOf('{', 1) + 2 },
                        EndPosition: { Line: 1, Column: readOnly.indexOf('}') + 2 },
                    },
                ],
                MissingContextValues: [],
            },
            {
                EvalActionName: 's3:PutObject',
                EvalResourceName: '*',
                EvalDecision: 'implicitDeny',
                MatchedStatements: [],
                MissingContextValues: [],
            },
        ]);
    });
    it('tell for each resource, and allow what is allowed on all', async () => {
        const allow = policy(statement('Allow', 's3:*'), statement('Deny', 's3:*', { Resource: `${bucket}/secret` }));
        const ResourceArns = [`${bucket}/open`, `${bucket}/secret`];
        const result = await first({ PolicyInputList: [allow], ResourceArns });
        strictEqual(result.EvalDecision, 'explicitDeny');
        deepStrictEqual(result.ResourceSpecificResults?.map((one) => [
            one.EvalResourceName,
            one.EvalResourceDecision,
            one.MatchedStatements?.length,
        ]), [
            [`${bucket}/open`, 'allowed', 1],
            [`${bucket}/secret`, 'explicitDeny', 1],
        ]);
    });
    it('name the context keys that they lack, and take those that are given', async () => {
        const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
        const PolicyInputList = [policy(statement('Allow', 's3:GetObject', { Condition }))];
        const lacking = await first({ PolicyInputList });
        deepStrictEqual([lacking.EvalDecision, lacking.MissingContextValues], ['implicitDeny', ['aws:SourceIp']]);
        const ContextEntries = [
            { ContextKeyName: 'AWS:sourceip', ContextKeyType: 'ip', ContextKeyValues: ['10.1.2.3'] },
        ];
        const given = await first({ PolicyInputList, ContextEntries });
        deepStrictEqual([given.EvalDecision, given.MissingContextValues], ['allowed', []]);
    });
    it('hold policies against a boundary and say so', async () => {
        const PermissionsBoundaryPolicyInputList = [policy(statement('Allow', 'ec2:*'))];
        const result = await first({ PermissionsBoundaryPolicyInputList });
        strictEqual(result.EvalDecision, 'implicitDeny');
        deepStrictEqual(result.PermissionsBoundaryDecisionDetail, {
            AllowedByPermissionsBoundary: false,
        });
    });
    it('hold policies against the levels of an organization and say so', async () => {
        const all = { ServiceControlPolicyInputList: [policy(statement('Allow', '*'))] };
        const noReads = { ServiceControlPolicyInputList: [policy(statement('Deny', 's3:Get*'))] };
        const allowed = await first({ OrderedOrganizationPolicyInputList: [all, all] });
        const denied = await first({ OrderedOrganizationPolicyInputList: [all, noReads] });
        deepStrictEqual([allowed.EvalDecision, allowed.OrganizationsDecisionDetail], ['allowed', { AllowedByOrganizations: true }]);
        deepStrictEqual([denied.EvalDecision, denied.OrganizationsDecisionDetail, denied.MatchedStatements], ['explicitDeny', { AllowedByOrganizations: false }, []]);
    });
    it('ask both sides where a resource is another account’s', async () => {
        const CallerArn = 'arn:aws:iam::111122223333:user/bob';
        const grant = (AWS) => policy(statement('Allow', 's3:GetObject', { Principal: { AWS }, Resource: `${bucket}/*` }));
        const asked = {
            CallerArn,
            ResourceArns: [`${bucket}/a`],
            ResourceOwner: 'arn:aws:iam::444455556666:root',
        };
        const both = await first({ ...asked, ResourcePolicy: grant(CallerArn) });
        const one = await first({ ...asked, ResourcePolicy: grant('777788889999') });
        deepStrictEqual([both.EvalDecision, both.EvalDecisionDetails], ['allowed', { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' }]);
        deepStrictEqual([one.EvalDecision, one.EvalDecisionDetails], ['implicitDeny', { 'IAM Policy': 'allowed', 'Resource Policy': 'implicitDeny' }]);
        deepStrictEqual(both.MatchedStatements?.map((matched) => [matched.SourcePolicyId, matched.SourcePolicyType]), [
            ['PolicyInputList.1', 'IAM Policy'],
            ['ResourcePolicy', 'Resource Policy'],
        ]);
    });
    it('come a page at a time, in the order of the actions', async () => {
        const ActionNames = ['s3:PutObject', 's3:GetObject', 'ec2:RunInstances'];
        const page = await simulate({ ActionNames, MaxItems: 2 });
        strictEqual(page.IsTruncated, true);
        const { Marker } = page;
        const rest = await simulate({ ActionNames, Marker });
        const names = [page, rest].map(({ EvaluationResults: results }) => results?.map(({ EvalActionName: name }) => name));
        deepStrictEqual(names, [['s3:PutObject', 's3:GetObject'], ['ec2:RunInstances']]);
    });
    const refused = [
        ['an action with a wildcard', { ActionNames: ['s3:Get*'] }],
        ['a policy that is none', { PolicyInputList: ['{'] }],
        ['a policy of another kind', { PolicyInputList: [policy({ Effect: 'Allow' })] }],
        ['a resource that is no ARN', { ResourceArns: ['files'] }],
        ['a resource policy and nobody to grant it to', { ResourcePolicy: readOnly }],
        ['two boundaries', { PermissionsBoundaryPolicyInputList: [readOnly, readOnly] }],
        ['a caller that is a root', { CallerArn: 'arn:aws:iam::111122223333:root' }],
        [
            'more than a call may ask',
            {
                ActionNames: Array(100).fill('s3:GetObject'),
                ResourceArns: Array(101).fill(bucket),
            },
        ],
    ];
    for (const [what, wrong] of refused) {
        it(`do not take ${what}`, async () => {
            const input = wrong;
            await rejects(simulate(input), { name: 'InvalidInputException' });
        });
    }
    it('tell which context keys policies read', async () => {
        const Condition = { StringEquals: { 'aws:RequestTag/team': `\${aws:username}` } };
        const PolicyInputList = [policy(statement('Allow', 's3:*', { Condition })), readOnly];
        const { ContextKeyNames: keys } = await iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList }));
        deepStrictEqual(keys, ['aws:RequestTag/team', 'aws:username']);
    });
});
describe('simulations of a principal', () => {
    const server = useServer();
    const iam = iamClient(server);
    const boundary = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    let PolicySourceArn = '';
    const simulate = (input) => iam.send(new SimulatePrincipalPolicyCommand({
        PolicySourceArn,
        ActionNames: ['s3:GetObject'],
        ...input,
    }));
    const first = async (input) => (await simulate(input)).EvaluationResults?.[0];
    const sources = async (input) => (await first(input))?.MatchedStatements?.map(({ SourcePolicyId: id }) => id);
    before(async () => {
        const made = await iam.send(new CreateUserCommand({ UserName: 'bob', Path: '/ops/', PermissionsBoundary: boundary }));
        PolicySourceArn = made.User?.Arn ?? '';
        const document = { PolicyDocument: readOnly };
        await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
        await iam.send(new AddUserToGroupCommand({ GroupName: 'staff', UserName: 'bob' }));
        await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'reads', ...document }));
        await iam.send(new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'all', ...document }));
        await iam.send(new AttachUserPolicyCommand({
            UserName: 'bob',
            PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
        }));
    });
    it('hold all policies of a user and its groups, and name them', async () => {
        deepStrictEqual((await sources({}))?.sort(), [
            'AdministratorAccess',
            'AmazonS3FullAccess',
            'group_staff_all',
            'user_bob_reads',
        ]);
    });
    it('tell what the organization allows, which every account is in', async () => {
        deepStrictEqual((await first({}))?.OrganizationsDecisionDetail, {
            AllowedByOrganizations: true,
        });
    });
    it('hold a user’s boundary, or another in its place', async () => {
        const ActionNames = ['ec2:RunInstances'];
        const own = await first({ ActionNames });
        deepStrictEqual([own?.EvalDecision, own?.PermissionsBoundaryDecisionDetail], ['implicitDeny', { AllowedByPermissionsBoundary: false }]);
        const PermissionsBoundaryPolicyInputList = [policy(statement('Allow', 'ec2:*'))];
        const other = await first({ ActionNames, PermissionsBoundaryPolicyInputList });
        deepStrictEqual([other?.EvalDecision, other?.PermissionsBoundaryDecisionDetail], ['allowed', { AllowedByPermissionsBoundary: true }]);
    });
    const excluded = [
        [
            'managed policies',
            { PolicyType: 'aws-managed' },
            ['AmazonS3FullAccess', 'group_staff_all', 'user_bob_reads'],
        ],
        ['inline policies', { PolicyType: 'inline' }, ['AdministratorAccess', 'AmazonS3FullAccess']],
        [
            'its boundary',
            { PolicyType: 'permission-boundary' },
            ['AdministratorAccess', 'group_staff_all', 'user_bob_reads'],
        ],
        [
            'a managed policy by its ARN',
            { PolicyArn: 'arn:aws:iam::aws:policy/Admin*' },
            ['AmazonS3FullAccess', 'group_staff_all', 'user_bob_reads'],
        ],
        [
            'an inline policy of its own',
            {
                InlinePolicyIdentifier: {
                    PolicyName: 'reads',
                    AttachmentType: 'user',
                    AttachmentName: 'b?b',
                },
            },
            ['AdministratorAccess', 'AmazonS3FullAccess', 'group_staff_all'],
        ],
    ];
    for (const [what, identifier, rest] of excluded) {
        it(`leave out ${what}`, async () => {
            deepStrictEqual((await sources({ PolicyExclusionList: [identifier] }))?.sort(), rest);
        });
    }
    it('know who asks', async () => {
        const Resource = `${bucket}/\${aws:username}/*`;
        const { EvaluationResults: results } = await simulate({
            PolicyInputList: [policy(statement('Deny', 's3:GetObject', { Resource }))],
            ResourceArns: [`${bucket}/bob/a`, `${bucket}/eve/a`],
        });
        deepStrictEqual(results?.[0]?.ResourceSpecificResults?.map((one) => one.EvalResourceDecision), ['explicitDeny', 'allowed']);
    });
    it('are of groups as well', async () => {
        const arn = PolicySourceArn.replace('user/ops/bob', 'group/staff');
        deepStrictEqual(await sources({ PolicySourceArn: arn }), ['group_staff_all']);
    });
    it('are refused for whom there is not', async () => {
        for (const [arn, name] of [
            [PolicySourceArn.replace('/ops/bob', '/bob'), 'NoSuchEntityException'],
            [PolicySourceArn.replace('bob', 'eve'), 'NoSuchEntityException'],
            [PolicySourceArn.replace('user/', 'policy/'), 'InvalidInputException'],
        ]) {
            await rejects(simulate({ PolicySourceArn: arn }), { name });
        }
    });
    it('tell which context keys its policies and others read', async () => {
        const Condition = { Bool: { 'aws:SecureTransport': 'true' } };
        const PolicyInputList = [policy(statement('Allow', 's3:*', { Condition }))];
        const { ContextKeyNames: keys } = await iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn, PolicyInputList }));
        deepStrictEqual(keys, ['aws:SecureTransport']);
    });
});
