import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateNetworkAclCommand, CreateNetworkAclEntryCommand, CreateSubnetCommand, CreateTagsCommand, CreateVpcCommand, DeleteNetworkAclCommand, DeleteNetworkAclEntryCommand, DeleteSubnetCommand, DeleteVpcCommand, DescribeNetworkAclsCommand, ReplaceNetworkAclAssociationCommand, ReplaceNetworkAclEntryCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('network ACLs', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    let vpcId = '';
    before(async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
    });
    const create = async (more = {}) => {
        const made = await ec2.send(new CreateNetworkAclCommand({ VpcId: vpcId, ...more }));
        return made.NetworkAcl;
    };
    const createSubnet = async (CidrBlock) => {
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock }));
        return Subnet?.SubnetId ?? '';
    };
    const remove = (NetworkAclId = '') => ec2.send(new DeleteNetworkAclCommand({ NetworkAclId }));
    const find = async (Name, ...Values) => {
        const Filters = [{ Name, Values }];
        return (await ec2.send(new DescribeNetworkAclsCommand({ Filters }))).NetworkAcls ?? [];
    };
    const read = async (id = '') => {
        const asked = new DescribeNetworkAclsCommand({ NetworkAclIds: [id] });
        return (await ec2.send(asked)).NetworkAcls?.[0];
    };
    const ofSubnet = async (subnetId) => {
        const [acl] = await find('association.subnet-id', subnetId);
        return acl?.Associations?.find(({ SubnetId }) => SubnetId === subnetId);
    };
    const replace = async (AssociationId = '', NetworkAclId = '') => {
        const moved = new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId });
        return (await ec2.send(moved)).NewAssociationId;
    };
    const all = { Protocol: '-1', CidrBlock: '0.0.0.0/0' };
    const last = { ...all, RuleNumber: 32_767, RuleAction: 'deny' };
    it('stand before every subnet of a VPC from the start, and let all pass', async () => {
        const [acl] = await find('vpc-id', vpcId);
        match(acl?.NetworkAclId ?? '', /^acl-0[0-9a-f]{16}$/);
        match(acl?.OwnerId ?? '', /^\d{12}$/);
        deepStrictEqual([acl?.IsDefault, acl?.Associations], [true, []]);
        const first = { ...all, RuleNumber: 100, RuleAction: 'allow' };
        deepStrictEqual(acl?.Entries, [
            { ...first, Egress: true },
            { ...last, Egress: true },
            { ...first, Egress: false },
            { ...last, Egress: false },
        ]);
        const subnetId = await createSubnet('10.0.1.0/24');
        const association = await ofSubnet(subnetId);
        strictEqual(association?.NetworkAclId, acl?.NetworkAclId);
        match(association?.NetworkAclAssociationId ?? '', /^aclassoc-0[0-9a-f]{16}$/);
        await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
        deepStrictEqual((await read(acl?.NetworkAclId))?.Associations, []);
        const ofDefaultVpc = (await find('default', 'true')).find((each) => each.VpcId !== vpcId);
        strictEqual(ofDefaultVpc?.Associations?.length, 3);
        await rejects(remove(acl?.NetworkAclId), {
            name: 'InvalidParameterValue',
            message: `cannot delete default network ACL ${acl?.NetworkAclId}`,
        });
    });
    it('let nothing pass when they are made', async () => {
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const made = await create({ TagSpecifications: [{ ResourceType: 'network-acl', Tags }] });
        const id = made?.NetworkAclId ?? '';
        deepStrictEqual(await read(id), {
            NetworkAclId: id,
            VpcId: vpcId,
            OwnerId: made?.OwnerId,
            IsDefault: false,
            Associations: [],
            Entries: [
                { ...last, Egress: true },
                { ...last, Egress: false },
            ],
            Tags,
        });
        await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'a', Value: 'b' }] }));
        deepStrictEqual((await find('tag:a', 'b')).map(({ NetworkAclId }) => NetworkAclId), [id]);
        await remove(id);
        await rejects(remove(id), {
            name: 'InvalidNetworkAclID.NotFound',
            message: `The networkAcl ID '${id}' does not exist`,
        });
        await rejects(read('nonsense'), { name: 'InvalidNetworkAclID.Malformed' });
        await rejects(create({ VpcId: 'vpc-00000000000000000' }), { name: 'InvalidVpcID.NotFound' });
    });
    it('are made once with a token', async () => {
        const ClientToken = 'one of a kind';
        const first = await create({ ClientToken });
        const second = await create({ ClientToken });
        strictEqual(second?.NetworkAclId, first?.NetworkAclId);
        const other = create({ ClientToken, VpcId: 'vpc-00000000000000000' });
        await rejects(other, { name: 'IdempotentParameterMismatch' });
        await remove(first?.NetworkAclId);
    });
    it('have entries, each way with numbers of its own', async () => {
        const NetworkAclId = (await create())?.NetworkAclId ?? '';
        const add = (more) => ec2.send(new CreateNetworkAclEntryCommand({
            NetworkAclId,
            RuleNumber: 100,
            Protocol: '6',
            RuleAction: 'allow',
            Egress: false,
            ...more,
        }));
        const PortRange = { From: 22, To: 23 };
        await add({ CidrBlock: '100.68.0.18/18', PortRange });
        await add({ Egress: true, Protocol: '-1', CidrBlock: '0.0.0.0/0', PortRange });
        const IcmpTypeCode = { Type: 8, Code: -1 };
        const icmp = { Protocol: 'icmp', CidrBlock: '10.0.0.0/8', IcmpTypeCode };
        await add({ RuleNumber: 90, ...icmp, RuleAction: 'deny' });
        await add({ RuleNumber: 110, Protocol: '17', Ipv6CidrBlock: 'FD00::1/8', PortRange });
        const facts = async (egress) => ((await read(NetworkAclId))?.Entries ?? [])
            .filter(({ Egress }) => Egress === egress)
            .map(({ Egress: _, ...entry }) => entry);
        deepStrictEqual(await facts(true), [{ ...all, RuleNumber: 100, RuleAction: 'allow' }, last]);
        const ssh = { RuleNumber: 100, Protocol: '6', RuleAction: 'allow', PortRange };
        const six = { RuleNumber: 110, Protocol: '17', RuleAction: 'allow', PortRange };
        deepStrictEqual(await facts(false), [
            { RuleNumber: 90, ...icmp, Protocol: '1', RuleAction: 'deny' },
            { ...ssh, CidrBlock: '100.68.0.0/18' },
            { ...six, Ipv6CidrBlock: 'fd00::/8' },
            last,
        ]);
        await rejects(add({ CidrBlock: '0.0.0.0/0', PortRange }), {
            name: 'NetworkAclEntryAlreadyExists',
            message: 'The network acl entry identified by 100 already exists.',
        });
        const change = { NetworkAclId, RuleNumber: 100, Egress: false };
        const deny = { ...change, Protocol: '6', RuleAction: 'deny', CidrBlock: '10.0.0.0/8' };
        await ec2.send(new ReplaceNetworkAclEntryCommand({ ...deny, PortRange }));
        strictEqual((await facts(false))[1]?.RuleAction, 'deny');
        await ec2.send(new DeleteNetworkAclEntryCommand(change));
        strictEqual((await facts(false)).length, 3);
        strictEqual((await facts(true)).length, 2);
        const none = { name: 'InvalidNetworkAclEntry.NotFound' };
        await rejects(ec2.send(new DeleteNetworkAclEntryCommand(change)), {
            ...none,
            message: 'no ingress entry with number 100',
        });
        await rejects(ec2.send(new ReplaceNetworkAclEntryCommand({ ...deny, PortRange })), none);
        await remove(NetworkAclId);
    });
    it('refuse what is no entry', async () => {
        const NetworkAclId = (await create())?.NetworkAclId ?? '';
        const whole = {
            NetworkAclId,
            RuleNumber: 100,
            Protocol: '6',
            RuleAction: 'allow',
            Egress: false,
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 22, To: 22 },
        };
        const wrong = 'InvalidParameterValue';
        const icmp = { Protocol: '1', PortRange: undefined };
        const cases = [
            [{ RuleNumber: 0 }, wrong],
            [{ RuleNumber: 32_767 }, wrong],
            [{ Protocol: 'tcpp' }, wrong],
            [{ Protocol: '256' }, wrong],
            [{ RuleAction: 'maybe' }, wrong],
            [{ CidrBlock: '10.0.0.0/33' }, wrong],
            [{ CidrBlock: undefined, Ipv6CidrBlock: '10.0.0.0/8' }, wrong],
            [{ CidrBlock: undefined }, 'MissingParameter'],
            [{ Ipv6CidrBlock: '::/0' }, 'InvalidParameterCombination'],
            [{ PortRange: undefined }, 'MissingParameter'],
            [{ PortRange: { From: 2, To: 1 } }, wrong],
            [{ PortRange: { From: 0, To: 65_536 } }, wrong],
            [icmp, 'MissingParameter'],
            [{ ...icmp, IcmpTypeCode: { Type: 256, Code: 0 } }, wrong],
            [{ ...icmp, IcmpTypeCode: { Type: 0, Code: -2 } }, wrong],
            [{ NetworkAclId: 'acl-00000000000000000' }, 'InvalidNetworkAclID.NotFound'],
        ];
        for (const [more, name] of cases) {
            const asked = new CreateNetworkAclEntryCommand({ ...whole, ...more });
            await rejects(ec2.send(asked), { name }, JSON.stringify(more));
        }
        strictEqual((await read(NetworkAclId))?.Entries?.length, 2);
        for (let RuleNumber = 1; RuleNumber < 20; RuleNumber += 1) {
            await ec2.send(new CreateNetworkAclEntryCommand({ ...whole, RuleNumber }));
        }
        await rejects(ec2.send(new CreateNetworkAclEntryCommand(whole)), {
            name: 'NetworkAclEntryLimitExceeded',
        });
        await remove(NetworkAclId);
    });
    it('take the place of one another before a subnet', async () => {
        const acl = (await create())?.NetworkAclId ?? '';
        const subnetId = await createSubnet('10.0.2.0/24');
        const before = await ofSubnet(subnetId);
        const id = await replace(before?.NetworkAclAssociationId, acl);
        deepStrictEqual(await ofSubnet(subnetId), {
            NetworkAclAssociationId: id,
            NetworkAclId: acl,
            SubnetId: subnetId,
        });
        deepStrictEqual((await read(before?.NetworkAclId))?.Associations, []);
        await rejects(replace(before?.NetworkAclAssociationId, acl), {
            name: 'InvalidAssociationID.NotFound',
        });
        await rejects(remove(acl), { name: 'DependencyViolation' });
        const [other] = (await find('default', 'true')).filter(({ VpcId }) => VpcId !== vpcId);
        await rejects(replace(id, other?.NetworkAclId), { name: 'InvalidParameterValue' });
        await rejects(replace(id, 'acl-00000000000000000'), { name: 'InvalidNetworkAclID.NotFound' });
        const again = await replace(id, acl);
        strictEqual((await read(acl))?.Associations?.length, 1);
        await replace(again, before?.NetworkAclId);
        await remove(acl);
        await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    });
    it('are found by their entries, and keep their VPC', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
        const VpcId = Vpc?.VpcId ?? '';
        const id = (await create({ VpcId }))?.NetworkAclId ?? '';
        const entry = { NetworkAclId: id, Egress: false, RuleAction: 'deny' };
        const PortRange = { From: 2222, To: 3333 };
        const web = { RuleNumber: 77, Protocol: '6', CidrBlock: '10.7.0.0/16', PortRange };
        const IcmpTypeCode = { Type: 11, Code: 1 };
        const icmp = { RuleNumber: 78, Protocol: '58', Ipv6CidrBlock: 'fd07::/16', IcmpTypeCode };
        await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, ...web }));
        await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, ...icmp }));
        const cases = [
            ['network-acl-id', id],
            ['entry.cidr', '10.7.0.0/16'],
            ['entry.ipv6-cidr', 'fd07::/16'],
            ['entry.icmp.type', '11'],
            ['entry.icmp.code', '1'],
            ['entry.port-range.from', '2222'],
            ['entry.port-range.to', '3333'],
            ['entry.protocol', 'tcp'],
            ['entry.protocol', '58'],
            ['entry.rule-number', '77'],
        ];
        for (const [name, value] of cases) {
            const found = (await find(name, value)).map(({ NetworkAclId }) => NetworkAclId);
            deepStrictEqual(found, [id], name);
        }
        await rejects(find('colour', 'blue'), { name: 'InvalidParameterValue' });
        const deleteVpc = () => ec2.send(new DeleteVpcCommand({ VpcId }));
        await rejects(deleteVpc(), { name: 'DependencyViolation' });
        await remove(id);
        await deleteVpc();
        deepStrictEqual(await find('vpc-id', VpcId), []);
    });
});
