import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, DeleteUserCommand, GetRoleCommand, ListRolesCommand, ListRoleTagsCommand, TagRoleCommand, UntagRoleCommand, UpdateAssumeRolePolicyCommand, UpdateRoleCommand, UpdateRoleDescriptionCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyText, trusting, trustsMachines } from './policy-texts.js';
describe('roles', () => {
    const server = useServer();
    const iam = iamClient(server);
    const makeRole = async (RoleName, AssumeRolePolicyDocument = trustsMachines) => (await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))).Role;
    const roleNamed = async (RoleName) => (await iam.send(new GetRoleCommand({ RoleName }))).Role;
    const trustOf = async (name) => decodeURIComponent((await roleNamed(name))?.AssumeRolePolicyDocument ?? '');
    it('are made with less than GetRole shows of them, as AWS does', async () => {
        const given = {
            RoleName: 'Maker',
            Path: '/ops/',
            Description: 'makes',
            MaxSessionDuration: 7200,
        };
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const { Role: made } = await iam.send(new CreateRoleCommand({ ...given, AssumeRolePolicyDocument: trustsMachines, Tags }));
        match(made?.Arn ?? '', /^arn:aws:iam::\d{12}:role\/ops\/Maker$/);
        match(made?.RoleId ?? '', /^AROA[A-Z2-7]{17}$/);
        deepStrictEqual([made?.Description, made?.MaxSessionDuration, made?.Tags], [undefined, undefined, Tags]);
        const found = await roleNamed('maker');
        deepStrictEqual({ ...made, ...given, RoleLastUsed: {} }, { ...found, RoleLastUsed: {} });
    });
    it('show their trust policy as it was given, percent-encoded by RFC 3986', async () => {
        const text = `${policyText({
            Sid: 'a',
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringLike: { 'aws:SourceArn': "arn:aws:ec2:*:*:it's/(!)*" } },
        }).replace('{', '{ ')}\n`;
        await makeRole('Odd', text);
        const { AssumeRolePolicyDocument: shown = '' } = (await roleNamed('Odd')) ?? {};
        strictEqual(decodeURIComponent(shown), text);
        match(shown, /^[\w.~%-]*$/);
    });
    it('have names that differ in more than case', async () => {
        await rejects(makeRole('MAKER'), {
            name: 'EntityAlreadyExistsException',
            message: 'Role with name MAKER already exists.',
        });
    });
    it('last an hour unless told otherwise, and twelve at most', async () => {
        await makeRole('Plain');
        strictEqual((await roleNamed('Plain'))?.MaxSessionDuration, 3600);
        for (const MaxSessionDuration of [3599, 43_201]) {
            const update = new UpdateRoleCommand({ RoleName: 'Plain', MaxSessionDuration });
            await rejects(iam.send(update), { name: 'ValidationError' });
        }
    });
    it('are changed in what is given alone', async () => {
        await iam.send(new UpdateRoleCommand({ RoleName: 'Plain', MaxSessionDuration: 7200 }));
        await iam.send(new UpdateRoleCommand({ RoleName: 'Plain', Description: 'one' }));
        const { Description, MaxSessionDuration } = (await roleNamed('Plain')) ?? {};
        deepStrictEqual([Description, MaxSessionDuration], ['one', 7200]);
        const { Role } = await iam.send(new UpdateRoleDescriptionCommand({ RoleName: 'Plain', Description: 'two' }));
        deepStrictEqual([Role?.Description, Role?.MaxSessionDuration], ['two', undefined]);
    });
    it('are listed by name, a page at a time, below a path', async () => {
        for (const name of ['pa', 'pB', 'pc']) {
            const Path = name === 'pc' ? '/list/deep/' : '/list/';
            const role = { RoleName: name, Path, AssumeRolePolicyDocument: trustsMachines };
            await iam.send(new CreateRoleCommand(role));
        }
        const listed = [];
        let Marker;
        do {
            const page = new ListRolesCommand({
                PathPrefix: '/list/',
                MaxItems: 2,
                ...(Marker !== undefined && { Marker }),
            });
            const answer = await iam.send(page);
            listed.push(...(answer.Roles ?? []).map(({ RoleName }) => RoleName));
            strictEqual(answer.IsTruncated, answer.Marker !== undefined);
            Marker = answer.Marker;
        } while (Marker !== undefined);
        deepStrictEqual(listed, ['pa', 'pB', 'pc']);
        const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix: '/list/d' }));
        deepStrictEqual(Roles.map(({ RoleName }) => RoleName), ['pc']);
    });
    it('carry tags, whose keys are the same in any case', async () => {
        const RoleName = 'Plain';
        const tag = (Key, Value) => iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key, Value }] }));
        await tag('Team', 'blue');
        await tag('cost', '1');
        await tag('team', 'red');
        const first = await iam.send(new ListRoleTagsCommand({ RoleName, MaxItems: 1 }));
        deepStrictEqual([first.Tags, first.IsTruncated], [[{ Key: 'cost', Value: '1' }], true]);
        await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['COST'] }));
        const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName }));
        deepStrictEqual(Tags, [{ Key: 'team', Value: 'red' }]);
    });
    it('take no other policy for a trust policy', async () => {
        const refusals = [
            ['no JSON', /^This policy contains invalid Json/],
            [
                allowing('sts:AssumeRole'),
                /^Has prohibited field Resource|^Missing required field Principal/,
            ],
            [
                policyText({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }),
                /^AssumeRole policy may only specify STS AssumeRole actions\./,
            ],
        ];
        for (const [PolicyDocument, message] of refusals) {
            const update = new UpdateAssumeRolePolicyCommand({ RoleName: 'Plain', PolicyDocument });
            await rejects(iam.send(update), { name: 'MalformedPolicyDocumentException', message });
        }
    });
    it('trust nobody who does not exist', async () => {
        const account = (await roleNamed('Plain'))?.Arn?.split(':')[4];
        const strangers = [
            `arn:aws:iam::${account}:user/nobody`,
            `arn:aws:iam::${account}:role/Plain/elsewhere`,
            `arn:aws:iam::${account}:role/elsewhere/Plain`,
            'arn:aws:iam::999999999999:root',
            '999999999999',
            'AIDAAAAAAAAAAAAAAAAAA',
        ];
        for (const AWS of strangers) {
            const PolicyDocument = trusting({ AWS: [`arn:aws:iam::${account}:role/Plain`, AWS] });
            const update = new UpdateAssumeRolePolicyCommand({ RoleName: 'Plain', PolicyDocument });
            await rejects(iam.send(update), ({ name, message }) => {
                strictEqual(name, 'MalformedPolicyDocumentException');
                ok(message.startsWith(`Invalid principal in policy: "AWS":"${AWS}"`), message);
                return true;
            });
        }
        const own = trusting({ AWS: [account, `arn:aws:iam::${account}:root`, '*'] });
        await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Plain', PolicyDocument: own }));
        strictEqual(await trustOf('Plain'), own);
    });
    it('trust who had the name when it was given, and nobody who has it later', async () => {
        const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
        const friend = await makeRole('Friend');
        const trust = policyText({
            Effect: 'Allow',
            Principal: { AWS: [User?.Arn, friend?.Arn] },
            Action: 'sts:AssumeRole',
            Condition: { ArnEquals: { 'aws:PrincipalArn': [User?.Arn, friend?.Arn] } },
        });
        await makeRole('Trusting', trust);
        strictEqual(await trustOf('Trusting'), trust);
        await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
        await iam.send(new DeleteRoleCommand({ RoleName: 'Friend' }));
        await iam.send(new CreateUserCommand({ UserName: 'ann' }));
        await makeRole('Friend');
        const list = JSON.stringify([User?.Arn, friend?.Arn]);
        const ids = JSON.stringify([User?.UserId, friend?.RoleId]);
        // The first of the two lists is the principals'; a condition stays what it was.
        strictEqual(await trustOf('Trusting'), trust.replace(list, ids));
        const update = { RoleName: 'Trusting', PolicyDocument: trust };
        await iam.send(new UpdateAssumeRolePolicyCommand(update));
        strictEqual(await trustOf('Trusting'), trust);
    });
    it('have trust policies of 2,048 characters at most', async () => {
        const trust = (services) => trusting({ Service: Array.from({ length: services }, (_, i) => `s${i}.amazonaws.com`) });
        const spaced = `${' '.repeat(5000)}${trust(50)}`;
        await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Plain', PolicyDocument: spaced }));
        const long = { RoleName: 'Plain', PolicyDocument: trust(150) };
        await rejects(iam.send(new UpdateAssumeRolePolicyCommand(long)), {
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for ACLSizePerRole: 2048',
        });
    });
    it('are not found once they are deleted', async () => {
        await makeRole('Gone');
        await iam.send(new DeleteRoleCommand({ RoleName: 'gone' }));
        const missing = {
            name: 'NoSuchEntityException',
            message: 'The role with name Gone cannot be found.',
        };
        await rejects(roleNamed('Gone'), missing);
        await rejects(iam.send(new DeleteRoleCommand({ RoleName: 'Gone' })), missing);
        await rejects(iam.send(new UpdateRoleCommand({ RoleName: 'Gone' })), missing);
    });
});
