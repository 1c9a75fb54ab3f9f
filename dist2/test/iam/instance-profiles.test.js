import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand, CreateRoleCommand, DeleteInstanceProfileCommand, DeleteRoleCommand, GetInstanceProfileCommand, ListInstanceProfilesCommand, ListInstanceProfilesForRoleCommand, ListInstanceProfileTagsCommand, RemoveRoleFromInstanceProfileCommand, TagInstanceProfileCommand, UntagInstanceProfileCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { policyText, trustsMachines, userWith } from './policy-texts.js';
describe('instance profiles', () => {
    const server = useServer();
    const iam = iamClient(server);
    before(async () => {
        for (const RoleName of ['Rob', 'Ron']) {
            const AssumeRolePolicyDocument = trustsMachines;
            await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
        }
    });
    const make = async (InstanceProfileName, Path = '/') => (await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Path })))
        .InstanceProfile;
    const found = async (InstanceProfileName) => (await iam.send(new GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile;
    const add = (InstanceProfileName, RoleName, client = iam) => client.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
    const take = (InstanceProfileName, RoleName) => iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
    const missing = (name) => ({
        name: 'NoSuchEntityException',
        message: `Instance Profile ${name} cannot be found.`,
    });
    it('are made empty, and found whatever the case', async () => {
        const made = await make('Web', '/a/');
        match(made?.Arn ?? '', /^arn:aws:iam::\d{12}:instance-profile\/a\/Web$/);
        match(made?.InstanceProfileId ?? '', /^AIPA[A-Z2-7]{17}$/);
        deepStrictEqual(await found('web'), { ...made, Roles: [], Tags: [] });
        await rejects(make('WEB'), {
            name: 'EntityAlreadyExistsException',
            message: 'Instance Profile WEB already exists.',
        });
        await rejects(found('none'), missing('none'));
    });
    it('take one role, and give it back', async () => {
        await add('Web', 'rob');
        const { Roles = [] } = (await found('Web')) ?? {};
        deepStrictEqual(Roles.map(({ RoleName }) => RoleName), ['Rob']);
        for (const name of ['Rob', 'Ron']) {
            await rejects(add('Web', name), {
                name: 'LimitExceededException',
                message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
            });
        }
        await rejects(iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: 'Web' })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must remove roles from instance profile first.',
        });
        await rejects(iam.send(new DeleteRoleCommand({ RoleName: 'Rob' })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must remove roles from instance profile first.',
        });
        await rejects(take('Web', 'Ron'), {
            name: 'NoSuchEntityException',
            message: 'Role Ron in Instance Profile Web cannot be found.',
        });
        await take('Web', 'Rob');
        deepStrictEqual((await found('Web'))?.Roles, []);
        await rejects(add('none', 'Rob'), missing('none'));
        await rejects(add('Web', 'nobody'), {
            name: 'NoSuchEntityException',
            message: 'The role with name nobody cannot be found.',
        });
    });
    it('are listed by path and page, and by role', async () => {
        for (const name of ['l1', 'l2', 'l3'])
            await make(name, '/list/');
        const list = async (page) => {
            const input = { PathPrefix: '/list/', ...page };
            return iam.send(new ListInstanceProfilesCommand(input));
        };
        const { InstanceProfiles: first = [], Marker } = await list({ MaxItems: 2 });
        const { InstanceProfiles: second = [], IsTruncated } = await list({ Marker });
        const names = [...first, ...second].map(({ InstanceProfileName }) => InstanceProfileName);
        deepStrictEqual([names, IsTruncated], [['l1', 'l2', 'l3'], false]);
        await add('l2', 'Ron');
        const ofRole = new ListInstanceProfilesForRoleCommand({ RoleName: 'ron' });
        const { InstanceProfiles = [] } = await iam.send(ofRole);
        deepStrictEqual(InstanceProfiles.map(({ InstanceProfileName, Roles }) => [
            InstanceProfileName,
            Roles?.[0]?.RoleName,
        ]), [['l2', 'Ron']]);
    });
    it('carry tags', async () => {
        const InstanceProfileName = 'Web';
        const Tags = [
            { Key: 'A', Value: '1' },
            { Key: 'a', Value: '2' },
        ];
        await iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags }));
        const listed = await iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName }));
        deepStrictEqual([listed.Tags, listed.IsTruncated], [Tags, false]);
        const untag = { InstanceProfileName, TagKeys: ['A'] };
        await iam.send(new UntagInstanceProfileCommand(untag));
        deepStrictEqual((await found('Web'))?.Tags, Tags.slice(1));
    });
    it('are given roles only by who may pass them to EC2', async () => {
        const { Arn: rob } = await roleOf('Rob');
        const policy = policyText({ Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: '*' }, {
            Effect: 'Allow',
            Action: 'iam:PassRole',
            Resource: rob,
            Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        });
        const pat = iamClient(server, await userWith(iam, 'pat', policy));
        await make('passed');
        await rejects(add('passed', 'Ron', pat), { name: 'AccessDenied', message: /iam:PassRole/ });
        await add('passed', 'Rob', pat);
    });
    it('are gone once deleted', async () => {
        await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: 'l1' }));
        await rejects(found('l1'), missing('l1'));
    });
    async function roleOf(name) {
        await add('l3', name);
        const { Roles = [] } = (await found('l3')) ?? {};
        await take('l3', name);
        strictEqual(Roles.length, 1);
        return { Arn: Roles[0]?.Arn };
    }
});
