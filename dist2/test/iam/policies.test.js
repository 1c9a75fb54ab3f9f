import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateGroupCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateRoleCommand, CreateUserCommand, DeletePolicyCommand, DeletePolicyVersionCommand, GetPolicyCommand, GetPolicyVersionCommand, ListEntitiesForPolicyCommand, ListPoliciesCommand, ListPolicyTagsCommand, ListPolicyVersionsCommand, SetDefaultPolicyVersionCommand, TagPolicyCommand, UntagPolicyCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyOfChars, policyText, trustsMachines } from './policy-texts.js';
describe('managed policies', () => {
    const server = useServer();
    const iam = iamClient(server);
    const text = allowing('s3:GetObject');
    const make = async (PolicyName, PolicyDocument = text, more = {}) => {
        const command = new CreatePolicyCommand({ PolicyName, PolicyDocument, ...more });
        return (await iam.send(command)).Policy?.Arn ?? '';
    };
    const policy = async (PolicyArn) => (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy;
    const version = async (PolicyArn, VersionId) => (await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }))).PolicyVersion;
    const names = async (input) => {
        const { Policies = [] } = await iam.send(new ListPoliciesCommand(input));
        return Policies.map(({ PolicyName }) => PolicyName);
    };
    it('are made with a first version, and found by their ARN', async () => {
        const arn = await make('reader', ` ${text}\n`, { Path: '/a/b/', Description: 'reads' });
        match(arn, /^arn:aws:iam::\d{12}:policy\/a\/b\/reader$/);
        const found = await policy(arn);
        deepStrictEqual([found?.DefaultVersionId, found?.AttachmentCount, found?.Description, found?.IsAttachable], ['v1', 0, 'reads', true]);
        match(found?.PolicyId ?? '', /^ANPA[A-Z2-7]{17}$/);
        const { Document = '', IsDefaultVersion } = (await version(arn, 'v1')) ?? {};
        deepStrictEqual([decodeURIComponent(Document), IsDefaultVersion], [` ${text}\n`, true]);
        match(Document, /^[\w.~%-]*$/);
    });
    it('have one name each, whatever the path', async () => {
        await rejects(make('reader'), {
            name: 'EntityAlreadyExistsException',
            message: 'A policy called reader already exists. Duplicate names are not allowed.',
        });
        const arn = (await policy(await make('other')))?.Arn?.replace('other', 'a/reader') ?? '';
        await rejects(policy(arn), {
            name: 'NoSuchEntityException',
            message: `Policy ${arn} was not found.`,
        });
    });
    it('keep the grammar of policies', async () => {
        const refusals = [
            ['{', /^Syntax errors in policy\./],
            [
                policyText({ Effect: 'Allow', Action: 's3:*' }),
                /^Policy statement must contain resources\./,
            ],
            [policyText({ Effect: 'Allow', Resource: '*' }), /^Policy statement must contain actions\./],
            [
                policyText({ Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: '*' }),
                /^Policy document should not specify a principal\./,
            ],
        ];
        for (const [document, message] of refusals) {
            await rejects(make('wrong', document), { name: 'MalformedPolicyDocumentException', message });
        }
        await rejects(make('wrong', allowing('s3:Get', 'arn:aws:s3:::\u{1f600}')), {
            name: 'ValidationError',
        });
    });
    it('have 6,144 characters at most, white space not counted', async () => {
        await make('large', `${'\n'.repeat(10_000)}${policyOfChars(6144)}`);
        await rejects(make('larger', policyOfChars(6145)), {
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for PolicySize: 6144',
        });
    });
    it('have five versions at most, whose numbers are never used again', async () => {
        const arn = await make('versions');
        const add = async (SetAsDefault = false) => {
            const input = { PolicyArn: arn, PolicyDocument: text, SetAsDefault };
            return (await iam.send(new CreatePolicyVersionCommand(input))).PolicyVersion;
        };
        strictEqual((await add(true))?.IsDefaultVersion, true);
        for (const id of ['v3', 'v4', 'v5'])
            strictEqual((await add())?.VersionId, id);
        await rejects(add(), {
            name: 'LimitExceededException',
            message: 'A managed policy can have up to 5 versions. Before you create a new version, you must ' +
                'delete an existing version.',
        });
        const drop = (VersionId) => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }));
        await rejects(drop('v2'), {
            name: 'DeleteConflictException',
            message: 'Cannot delete the default version of a policy.',
        });
        await drop('v5');
        strictEqual((await add())?.VersionId, 'v6');
        await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' }));
        const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
        deepStrictEqual(Versions.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion]), [
            ['v6', false],
            ['v4', false],
            ['v3', false],
            ['v2', false],
            ['v1', true],
        ]);
        await rejects(version(arn, 'v9'), {
            name: 'NoSuchEntityException',
            message: `Policy ${arn} version v9 does not exist or is not attachable.`,
        });
        await rejects(version(arn, '1'), { name: 'ValidationError' });
        await rejects(iam.send(new DeletePolicyCommand({ PolicyArn: arn })), {
            name: 'DeleteConflictException',
            message: /^This policy has more than one version\./,
        });
    });
    it('carry tags, whose keys differ by case', async () => {
        const Tags = [
            { Key: 'a', Value: '1' },
            { Key: 'A', Value: '2' },
        ];
        const PolicyArn = await make('tagged', text, { Tags });
        await iam.send(new TagPolicyCommand({ PolicyArn, Tags: [{ Key: 'a', Value: '' }] }));
        const first = await iam.send(new ListPolicyTagsCommand({ PolicyArn, MaxItems: 1 }));
        const { Marker = '' } = first;
        const second = await iam.send(new ListPolicyTagsCommand({ PolicyArn, Marker }));
        deepStrictEqual(first.Tags, [{ Key: 'A', Value: '2' }]);
        deepStrictEqual(second.Tags, [{ Key: 'a', Value: '' }]);
        await iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: ['a'] }));
        deepStrictEqual((await policy(PolicyArn))?.Tags, first.Tags);
        await rejects(iam.send(new TagPolicyCommand({ PolicyArn, Tags: [...Tags, ...Tags] })), {
            name: 'InvalidInputException',
            message: 'Duplicate tag keys found.',
        });
    });
    it('say who has them, and are not deleted meanwhile', async () => {
        const PolicyArn = await make('shared');
        await iam.send(new CreateUserCommand({ UserName: 'sue', Path: '/x/' }));
        await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
        const bound = { AssumeRolePolicyDocument: trustsMachines, PermissionsBoundary: PolicyArn };
        await iam.send(new CreateRoleCommand({ RoleName: 'worker', ...bound }));
        await iam.send(new CreateRoleCommand({ RoleName: 'bound', ...bound }));
        await iam.send(new AttachUserPolicyCommand({ UserName: 'sue', PolicyArn }));
        await iam.send(new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }));
        await iam.send(new AttachRolePolicyCommand({ RoleName: 'worker', PolicyArn }));
        const { AttachmentCount, PermissionsBoundaryUsageCount } = (await policy(PolicyArn)) ?? {};
        deepStrictEqual([AttachmentCount, PermissionsBoundaryUsageCount], [3, 2]);
        const having = async (input) => {
            const command = new ListEntitiesForPolicyCommand({ PolicyArn, ...input });
            const { PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] } = await iam.send(command);
            return [
                ...PolicyUsers.map(({ UserName }) => UserName),
                ...PolicyGroups.map(({ GroupName }) => GroupName),
                ...PolicyRoles.map(({ RoleName }) => RoleName),
            ];
        };
        deepStrictEqual(await having({}), ['sue', 'staff', 'bound', 'worker']);
        deepStrictEqual(await having({ PathPrefix: '/x/' }), ['sue']);
        deepStrictEqual(await having({ EntityFilter: 'Group' }), ['staff']);
        deepStrictEqual(await having({ PolicyUsageFilter: 'PermissionsBoundary' }), ['bound', 'worker']);
        deepStrictEqual(await having({ EntityFilter: 'Role', PolicyUsageFilter: 'PermissionsPolicy' }), ['worker']);
        await rejects(iam.send(new DeletePolicyCommand({ PolicyArn })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete a policy attached to entities.',
        });
        deepStrictEqual(await names({ OnlyAttached: true, Scope: 'Local' }), ['shared']);
        deepStrictEqual(await names({ PolicyUsageFilter: 'PermissionsBoundary' }), ['shared']);
    });
    it('of AWS are listed and shown beside the account’s own', async () => {
        const all = await names({ MaxItems: 1000 });
        ok(all.includes('AdministratorAccess') && all.includes('reader'));
        ok(!(await names({ Scope: 'Local', MaxItems: 1000 })).includes('AdministratorAccess'));
        ok(!(await names({ Scope: 'AWS', MaxItems: 1000 })).includes('reader'));
        deepStrictEqual(await names({ PathPrefix: '/a/' }), ['reader']);
        const arn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
        const { DefaultVersionId = '' } = (await policy(arn)) ?? {};
        const { Document = '' } = (await version(arn, DefaultVersionId)) ?? {};
        ok(decodeURIComponent(Document).includes('s3:*'));
    });
    it('of AWS are nobody’s to change', async () => {
        const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
        const changes = [
            new DeletePolicyCommand({ PolicyArn }),
            new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
            new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }),
            new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: text }),
            new TagPolicyCommand({ PolicyArn, Tags: [{ Key: 'a', Value: 'b' }] }),
        ];
        for (const change of changes) {
            await rejects(iam.send(change), { name: 'AccessDenied' });
        }
    });
    it('are listed a page at a time, each once', async () => {
        const seen = [];
        let Marker;
        do {
            const input = { MaxItems: 3, ...(Marker !== undefined && { Marker }) };
            const page = await iam.send(new ListPoliciesCommand(input));
            seen.push(...(page.Policies ?? []).map(({ Arn }) => Arn));
            Marker = page.Marker;
        } while (Marker !== undefined);
        strictEqual(new Set(seen).size, seen.length);
        strictEqual(seen.length, (await names({ MaxItems: 1000 })).length);
    });
    it('are gone once deleted', async () => {
        const PolicyArn = await make('brief');
        await iam.send(new DeletePolicyCommand({ PolicyArn }));
        await rejects(iam.send(new DeletePolicyCommand({ PolicyArn })), {
            name: 'NoSuchEntityException',
            message: `Policy ${PolicyArn} was not found.`,
        });
    });
});
