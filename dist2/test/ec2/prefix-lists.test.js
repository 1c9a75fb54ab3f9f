import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { AuthorizeSecurityGroupIngressCommand, CreateManagedPrefixListCommand, CreateSecurityGroupCommand, CreateTagsCommand, DeleteManagedPrefixListCommand, DeleteSecurityGroupCommand, DescribeManagedPrefixListsCommand, DescribePrefixListsCommand, DescribeSecurityGroupsCommand, GetManagedPrefixListAssociationsCommand, GetManagedPrefixListEntriesCommand, ModifyManagedPrefixListCommand, RestoreManagedPrefixListVersionCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('prefix lists', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const offices = {
        PrefixListName: 'offices',
        AddressFamily: 'IPv4',
        MaxEntries: 5,
        Entries: [{ Cidr: '10.1.2.3/16', Description: 'north' }, { Cidr: '10.2.0.0/16' }],
    };
    const create = async (more = {}) => {
        const made = await ec2.send(new CreateManagedPrefixListCommand({ ...offices, ...more }));
        return made.PrefixList?.PrefixListId ?? '';
    };
    const remove = (PrefixListId) => ec2.send(new DeleteManagedPrefixListCommand({ PrefixListId }));
    const read = async (id) => {
        const asked = new DescribeManagedPrefixListsCommand({ PrefixListIds: [id] });
        return (await ec2.send(asked)).PrefixLists?.[0];
    };
    const entries = async (PrefixListId, more = {}) => {
        const asked = new GetManagedPrefixListEntriesCommand({ PrefixListId, ...more });
        return (await ec2.send(asked)).Entries;
    };
    const modify = (PrefixListId, more) => ec2.send(new ModifyManagedPrefixListCommand({ PrefixListId, ...more }));
    const north = { Cidr: '10.1.0.0/16', Description: 'north' };
    it('have a name, a family and entries without host bits', async () => {
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const { PrefixList: made } = await ec2.send(new CreateManagedPrefixListCommand({
            ...offices,
            TagSpecifications: [{ ResourceType: 'prefix-list', Tags }],
        }));
        const id = made?.PrefixListId ?? '';
        match(id, /^pl-0[0-9a-f]{16}$/);
        match(made?.PrefixListArn ?? '', /^arn:aws:ec2:us-east-1:\d{12}:prefix-list\/pl-/);
        const { OwnerId, PrefixListArn, ...facts } = (await read(id)) ?? {};
        match(OwnerId ?? '', /^\d{12}$/);
        strictEqual(PrefixListArn, made?.PrefixListArn);
        deepStrictEqual(facts, {
            PrefixListId: id,
            PrefixListName: 'offices',
            AddressFamily: 'IPv4',
            State: 'create-complete',
            MaxEntries: 5,
            Version: 1,
            Tags,
        });
        deepStrictEqual(await entries(id), [north, { Cidr: '10.2.0.0/16' }]);
        await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'a', Value: 'b' }] }));
        const Filters = [
            { Name: 'tag:a', Values: ['b'] },
            { Name: 'prefix-list-name', Values: ['off*'] },
        ];
        const found = await ec2.send(new DescribeManagedPrefixListsCommand({ Filters }));
        deepStrictEqual(found.PrefixLists?.map(({ PrefixListId }) => PrefixListId), [id]);
        const { PrefixList: gone } = await remove(id);
        strictEqual(gone?.State, 'delete-complete');
        await rejects(remove(id), {
            name: 'InvalidPrefixListID.NotFound',
            message: `The prefix list ID '${id}' does not exist`,
        });
        await rejects(read('nonsense'), { name: 'InvalidPrefixListID.Malformed' });
    });
    it('refuse what is no list', async () => {
        const wrong = 'InvalidParameterValue';
        const cases = [
            [{ PrefixListName: 'com.amazonaws.mine' }, wrong],
            [{ PrefixListName: 'x'.repeat(256) }, wrong],
            [{ AddressFamily: 'IPv5' }, wrong],
            [{ MaxEntries: 0 }, wrong],
            [{ MaxEntries: 1001 }, wrong],
            [{ MaxEntries: 1 }, 'PrefixListMaxEntriesExceeded'],
            [{ Entries: [{ Cidr: 'fd00::/8' }] }, wrong],
            [{ AddressFamily: 'IPv6' }, wrong],
            [{ Entries: [{ Cidr: '10.0.0.0/33' }] }, wrong],
            [{ Entries: [{ Cidr: '10.0.0.1/8' }, { Cidr: '10.0.0.0/8' }] }, wrong],
            [{ Entries: [{ Cidr: '10.0.0.0/8', Description: 'x'.repeat(256) }] }, wrong],
        ];
        for (const [more, name] of cases)
            await rejects(create(more), { name }, JSON.stringify(more));
        for (const name of ['PrefixListName', 'AddressFamily', 'MaxEntries']) {
            await rejects(create({ [name]: undefined }), { name: 'MissingParameter' }, name);
        }
        const six = await create({ AddressFamily: 'IPv6', Entries: [{ Cidr: 'FD00:0::1/8' }] });
        deepStrictEqual(await entries(six), [{ Cidr: 'fd00::/8' }]);
        await remove(six);
    });
    it('are made once with a token', async () => {
        const ClientToken = 'one of a kind';
        const ids = await Promise.all([create({ ClientToken }), create({ ClientToken })]);
        strictEqual(ids[0], ids[1]);
        const other = create({ ClientToken, PrefixListName: 'other' });
        await rejects(other, { name: 'IdempotentParameterMismatch' });
        await remove(ids[0] ?? '');
    });
    it('have versions, of which each change of entries makes another', async () => {
        const id = await create();
        const added = await modify(id, {
            CurrentVersion: 1,
            AddEntries: [{ Cidr: '10.3.0.0/16' }, { Cidr: '10.1.0.0/16', Description: 'south' }],
            RemoveEntries: [{ Cidr: '10.2.0.0/16' }],
        });
        const { State, Version } = added.PrefixList ?? {};
        deepStrictEqual([State, Version], ['modify-complete', 2]);
        const now = [{ ...north, Description: 'south' }, { Cidr: '10.3.0.0/16' }];
        deepStrictEqual(await entries(id), now);
        deepStrictEqual(await entries(id, { TargetVersion: 1 }), [north, { Cidr: '10.2.0.0/16' }]);
        await rejects(entries(id, { TargetVersion: 3 }), { name: 'PrefixListVersionNotFound' });
        await modify(id, { PrefixListName: 'renamed' });
        await modify(id, { MaxEntries: 3 });
        const { PrefixListName, MaxEntries, Version: same } = (await read(id)) ?? {};
        deepStrictEqual([PrefixListName, MaxEntries, same], ['renamed', 3, 2]);
        const restore = (PreviousVersion, CurrentVersion) => ec2.send(new RestoreManagedPrefixListVersionCommand({
            PrefixListId: id,
            PreviousVersion,
            CurrentVersion,
        }));
        await rejects(restore(1, 1), {
            name: 'PrefixListVersionMismatch',
            message: 'The prefix list has the incorrect version number.',
        });
        await rejects(restore(9, 2), { name: 'PrefixListVersionNotFound' });
        const { PrefixList: restored } = await restore(1, 2);
        deepStrictEqual([restored?.State, restored?.Version], ['restore-complete', 3]);
        deepStrictEqual(await entries(id), [north, { Cidr: '10.2.0.0/16' }]);
        await remove(id);
    });
    it('take a change whole or not at all', async () => {
        const id = await create();
        const more = { Cidr: '10.3.0.0/16' };
        const many = Array.from({ length: 4 }, (_, index) => ({ Cidr: `10.${index + 3}.0.0/16` }));
        const cases = [
            [{}, 'InvalidRequest'],
            [{ AddEntries: [more], MaxEntries: 9 }, 'InvalidParameterCombination'],
            [{ AddEntries: [more], CurrentVersion: 2 }, 'PrefixListVersionMismatch'],
            [{ AddEntries: [more, north] }, 'InvalidPrefixListModification'],
            [{ AddEntries: [more], RemoveEntries: [more] }, 'InvalidParameterValue'],
            [{ RemoveEntries: [more] }, 'InvalidPrefixListModification'],
            [{ AddEntries: many }, 'PrefixListMaxEntriesExceeded'],
            [{ MaxEntries: 1 }, 'PrefixListMaxEntriesExceeded'],
            [{ AddEntries: [{ Cidr: 'fd00::/8' }] }, 'InvalidParameterValue'],
            [{ PrefixListName: 'com.amazonaws.x' }, 'InvalidParameterValue'],
        ];
        for (const [change, name] of cases) {
            await rejects(modify(id, change), { name }, JSON.stringify(change));
        }
        const changes = [1, 2, 3].map((last) => modify(id, { CurrentVersion: 1, AddEntries: [{ Cidr: `10.9.9.${last}/32` }] }));
        const outcomes = (await Promise.allSettled(changes)).map(({ status }) => status);
        deepStrictEqual(outcomes.filter((status) => status === 'fulfilled').length, 1);
        strictEqual((await entries(id))?.length, 3);
        await remove(id);
    });
    it('are named by rules, count in full there, and stay as long', async () => {
        const id = await create();
        const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'named', Description: 'of a list' }));
        const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
        const PrefixListIds = [{ PrefixListId: id, Description: 'offices' }];
        const IpPermissions = [{ ...ssh, PrefixListIds }];
        await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
        const Filters = [{ Name: 'ip-permission.prefix-list-id', Values: [id] }];
        const { SecurityGroups: [group] = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
        deepStrictEqual(group?.IpPermissions?.[0]?.PrefixListIds, PrefixListIds);
        const asked = new GetManagedPrefixListAssociationsCommand({ PrefixListId: id });
        const { PrefixListAssociations } = await ec2.send(asked);
        deepStrictEqual(PrefixListAssociations, [
            { ResourceId: GroupId, ResourceOwner: group?.OwnerId },
        ]);
        await rejects(remove(id), { name: 'DependencyViolation' });
        await modify(id, { MaxEntries: 60 });
        await rejects(modify(id, { MaxEntries: 61 }), { name: 'RulesPerSecurityGroupLimitExceeded' });
        strictEqual((await read(id))?.MaxEntries, 60);
        const web = { ...ssh, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
        await rejects(ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [web] })), { name: 'RulesPerSecurityGroupLimitExceeded' });
        await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
        await remove(id);
    });
    it("of AWS's are for all, to name and not to change", async () => {
        const Filters = [{ Name: 'prefix-list-name', Values: ['com.amazonaws.us-east-1.s3'] }];
        const { PrefixLists: [list] = [] } = await ec2.send(new DescribePrefixListsCommand({ Filters }));
        const id = list?.PrefixListId ?? '';
        match(id, /^pl-[0-9a-f]{8}$/);
        ok((list?.Cidrs ?? []).length > 0);
        const managed = await read(id);
        deepStrictEqual([managed?.OwnerId, managed?.AddressFamily], ['AWS', 'IPv4']);
        match(managed?.PrefixListArn ?? '', /^arn:aws:ec2:us-east-1:aws:prefix-list\/pl-/);
        deepStrictEqual((await entries(id))?.map(({ Cidr }) => Cidr), list?.Cidrs);
        await rejects(remove(id), { name: 'OperationNotPermitted' });
        await rejects(modify(id, { PrefixListName: 'mine' }), { name: 'OperationNotPermitted' });
        const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'storage', Description: 'names S3' }));
        const IpPermissions = [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: id }] }];
        await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
        await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
        const none = new DescribePrefixListsCommand({ PrefixListIds: ['pl-00000000'] });
        await rejects(ec2.send(none), { name: 'InvalidPrefixListID.NotFound' });
    });
    it('are listed in pages of 1 to 100', async () => {
        const id = await create();
        const ask = (more) => ec2.send(new DescribeManagedPrefixListsCommand(more));
        const first = await ask({ MaxResults: 1 });
        const second = await ask({ MaxResults: 1, NextToken: first.NextToken });
        const both = [first, second].flatMap(({ PrefixLists = [] }) => PrefixLists);
        const owners = both.map(({ OwnerId }) => OwnerId === 'AWS');
        deepStrictEqual(owners.sort(), [false, true]);
        strictEqual(second.NextToken, undefined);
        deepStrictEqual(await entries(id, { MaxResults: 1 }), [north]);
        for (const MaxResults of [0, 101]) {
            await rejects(ask({ MaxResults }), { name: 'InvalidParameterValue' });
        }
        await rejects(ask({ Filters: [{ Name: 'colour', Values: ['blue'] }] }), {
            name: 'InvalidParameterValue',
        });
        await remove(id);
    });
});
