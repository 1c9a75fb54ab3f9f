import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { AssociateSecurityGroupVpcCommand, AuthorizeSecurityGroupEgressCommand, AuthorizeSecurityGroupIngressCommand, CreateNetworkInterfaceCommand, CreateSecurityGroupCommand, CreateSubnetCommand, CreateTagsCommand, CreateVpcCommand, DeleteNetworkInterfaceCommand, DeleteSecurityGroupCommand, DeleteSubnetCommand, DeleteVpcCommand, DescribeSecurityGroupReferencesCommand, DescribeSecurityGroupRulesCommand, DescribeSecurityGroupsCommand, DescribeSecurityGroupVpcAssociationsCommand, DescribeStaleSecurityGroupsCommand, DescribeVpcsCommand, DisassociateSecurityGroupVpcCommand, GetSecurityGroupsForVpcCommand, ModifySecurityGroupRulesCommand, RevokeSecurityGroupEgressCommand, RevokeSecurityGroupIngressCommand, UpdateSecurityGroupRuleDescriptionsEgressCommand, UpdateSecurityGroupRuleDescriptionsIngressCommand, } from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { ec2Client, iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
const anywhere = [{ CidrIp: '0.0.0.0/0' }];
function tcp(port, more = { IpRanges: anywhere }) {
    return { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more };
}
describe('security groups', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    let vpcId = '';
    let names = 0;
    before(async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
    });
    const create = async (more = {}) => {
        names += 1;
        const facts = { GroupName: `group ${names}`, Description: 'for a test', VpcId: vpcId, ...more };
        return (await ec2.send(new CreateSecurityGroupCommand(facts))).GroupId ?? '';
    };
    const remove = (GroupId) => ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    const read = async (GroupId) => {
        const asked = new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] });
        const { SecurityGroups: [group] = [] } = await ec2.send(asked);
        return { ...group, IpPermissions: group?.IpPermissions ?? [] };
    };
    const rulesOf = async (groupId, IsEgress = false) => {
        const Filters = [{ Name: 'group-id', Values: [groupId] }];
        const answer = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
        return (answer.SecurityGroupRules ?? []).filter((rule) => rule.IsEgress === IsEgress);
    };
    const let_ = (GroupId, ...IpPermissions) => ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
    const find = async (Name, ...Values) => {
        const Filters = [{ Name, Values }];
        const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
        return SecurityGroups.map(({ GroupId }) => GroupId);
    };
    it('begin with all out and nothing in', async () => {
        const GroupName = 'web servers';
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const made = await ec2.send(new CreateSecurityGroupCommand({
            GroupName,
            Description: 'Serves (all) of it',
            VpcId: vpcId,
            TagSpecifications: [{ ResourceType: 'security-group', Tags }],
        }));
        match(made.GroupId ?? '', /^sg-0[0-9a-f]{16}$/);
        const arn = /^arn:aws:ec2:us-east-1:\d{12}:security-group\/sg-0[0-9a-f]{16}$/;
        match(made.SecurityGroupArn ?? '', arn);
        deepStrictEqual(made.Tags, Tags);
        const { OwnerId, SecurityGroupArn, ...group } = await read(made.GroupId ?? '');
        strictEqual(SecurityGroupArn, made.SecurityGroupArn);
        match(OwnerId ?? '', /^\d{12}$/);
        deepStrictEqual(group, {
            GroupId: made.GroupId,
            GroupName,
            Description: 'Serves (all) of it',
            VpcId: vpcId,
            IpPermissions: [],
            IpPermissionsEgress: [
                {
                    IpProtocol: '-1',
                    IpRanges: anywhere,
                    Ipv6Ranges: [],
                    PrefixListIds: [],
                    UserIdGroupPairs: [],
                },
            ],
            Tags,
        });
        const [rule] = await rulesOf(made.GroupId ?? '', true);
        deepStrictEqual([rule?.FromPort, rule?.ToPort, rule?.CidrIpv4], [-1, -1, '0.0.0.0/0']);
        const { Return, GroupId } = await remove(made.GroupId ?? '');
        deepStrictEqual([Return, GroupId], [true, made.GroupId]);
        await rejects(remove(made.GroupId ?? ''), {
            name: 'InvalidGroup.NotFound',
            message: `The security group '${made.GroupId}' does not exist`,
        });
    });
    it('have names, one of each in a VPC, and descriptions', async () => {
        const GroupId = await create({ GroupName: 'Once' });
        await rejects(create({ GroupName: 'once' }), {
            name: 'InvalidGroup.Duplicate',
            message: `The security group 'once' already exists for VPC '${vpcId}'`,
        });
        const cases = [
            [{ GroupName: 'sg-mine' }, 'InvalidParameterValue'],
            [{ GroupName: 'naïve' }, 'InvalidParameterValue'],
            [{ GroupName: 'x'.repeat(256) }, 'InvalidParameterValue'],
            [{ GroupName: ' x' }, 'InvalidParameterValue'],
            [{ GroupName: '' }, 'MissingParameter'],
            [{ GroupName: 'default' }, 'InvalidGroup.Reserved'],
            [{ Description: '' }, 'MissingParameter'],
            [{ Description: 'a "quote"' }, 'InvalidParameterValue'],
            [{ Description: 'x'.repeat(256) }, 'InvalidParameterValue'],
            [{ VpcId: 'vpc-00000000000000000' }, 'InvalidVpcID.NotFound'],
            [{ VpcId: 'nonsense' }, 'InvalidVpcID.Malformed'],
        ];
        for (const [more, name] of cases)
            await rejects(create(more), { name }, JSON.stringify(more));
        const elsewhere = await create({ GroupName: 'Once', VpcId: undefined });
        await remove(elsewhere);
        await remove(GroupId);
    });
    it('are in each VPC from the start, one for all, which stays', async () => {
        const Filters = [
            { Name: 'vpc-id', Values: [vpcId] },
            { Name: 'group-name', Values: ['default'] },
        ];
        const { SecurityGroups: [group] = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
        const GroupId = group?.GroupId ?? '';
        strictEqual(group?.Description, 'default VPC security group');
        const [own] = group?.IpPermissions?.[0]?.UserIdGroupPairs ?? [];
        deepStrictEqual(own, { GroupId, UserId: group?.OwnerId });
        await rejects(remove(GroupId), {
            name: 'CannotDelete',
            message: `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
        });
        await rejects(remove('nonsense'), { name: 'InvalidGroupId.Malformed' });
        await rejects(ec2.send(new DeleteSecurityGroupCommand({})), { name: 'MissingParameter' });
    });
    it('let in by lists of ranges, groups and services', async () => {
        const GroupId = await create();
        const other = await create();
        const Description = 'from a peer';
        const answer = await let_(GroupId, tcp(22, {
            IpRanges: [{ CidrIp: '100.68.0.18/18', Description: 'office' }],
            Ipv6Ranges: [{ CidrIpv6: '2001:DB8:0:0:1::1/64' }],
            UserIdGroupPairs: [{ GroupId: other, Description }],
        }), { IpProtocol: '17', FromPort: 1000, ToPort: 2000, IpRanges: anywhere }, { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges: anywhere }, { IpProtocol: 'icmpv6', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }, { IpProtocol: '50', FromPort: 3, ToPort: 4, IpRanges: anywhere }, { IpProtocol: '-1', FromPort: 0, ToPort: 0, UserIdGroupPairs: [{ GroupId }] });
        strictEqual(answer.Return, true);
        const [first] = answer.SecurityGroupRules ?? [];
        match(first?.SecurityGroupRuleId ?? '', /^sgr-0[0-9a-f]{16}$/);
        match(first?.SecurityGroupRuleArn ?? '', /:security-group-rule\/sgr-0[0-9a-f]{16}$/);
        const facts = (answer.SecurityGroupRules ?? []).map((rule) => [
            rule.IpProtocol,
            rule.FromPort,
            rule.ToPort,
            rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId,
        ]);
        deepStrictEqual(facts, [
            ['tcp', 22, 22, '100.68.0.0/18'],
            ['tcp', 22, 22, '2001:db8::/64'],
            ['tcp', 22, 22, other],
            ['udp', 1000, 2000, '0.0.0.0/0'],
            ['icmp', 8, -1, '0.0.0.0/0'],
            ['icmpv6', -1, -1, '::/0'],
            ['50', -1, -1, '0.0.0.0/0'],
            ['-1', -1, -1, GroupId],
        ]);
        const { IpPermissions, OwnerId: UserId } = await read(GroupId);
        deepStrictEqual(IpPermissions[0], {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            IpRanges: [{ CidrIp: '100.68.0.0/18', Description: 'office' }],
            Ipv6Ranges: [{ CidrIpv6: '2001:db8::/64' }],
            PrefixListIds: [],
            UserIdGroupPairs: [{ GroupId: other, UserId, Description }],
        });
        const ports = IpPermissions.map(({ FromPort, ToPort }) => [FromPort, ToPort]);
        const none = [undefined, undefined];
        deepStrictEqual(ports, [[22, 22], [1000, 2000], [8, -1], [-1, -1], none, none]);
        await rejects(remove(other), {
            name: 'DependencyViolation',
            message: `resource ${other} has a dependent object`,
        });
        await remove(GroupId);
        await remove(other);
    });
    it('take a rule once', async () => {
        const GroupId = await create();
        await let_(GroupId, tcp(22, { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }));
        const again = tcp(22, { IpRanges: [{ CidrIp: '10.9.9.9/8', Description: 'anew' }] });
        await rejects(let_(GroupId, tcp(23), again), {
            name: 'InvalidPermission.Duplicate',
            message: 'the specified rule "peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW" ' +
                'already exists',
        });
        strictEqual((await rulesOf(GroupId)).length, 1);
        await rejects(let_(GroupId, tcp(24), tcp(24)), {
            name: 'InvalidParameterValue',
            message: 'The same permission must not appear multiple times',
        });
        const IpPermissions = [{ IpProtocol: '-1', IpRanges: anywhere }];
        const out = new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions });
        await rejects(ec2.send(out), {
            name: 'InvalidPermission.Duplicate',
            message: 'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists',
        });
        await remove(GroupId);
    });
    it('refuse what is no rule', async () => {
        const GroupId = await create();
        const elsewhere = await create({ VpcId: undefined });
        const wrong = 'InvalidParameterValue';
        const none = 'sg-00000000000000000';
        const peers = (IpRanges) => tcp(22, { IpRanges });
        const cases = [
            [{ IpRanges: anywhere }, wrong],
            [{ IpProtocol: 'tcpp', IpRanges: anywhere }, wrong],
            [{ IpProtocol: '256', IpRanges: anywhere }, wrong],
            [{ IpProtocol: 'tcp', FromPort: 1, IpRanges: anywhere }, wrong],
            [{ IpProtocol: 'udp', FromPort: -1, ToPort: -1, IpRanges: anywhere }, wrong],
            [{ ...tcp(1), ToPort: 65_536 }, wrong, 'TCP/UDP port (65536) out of range'],
            [{ ...tcp(2), ToPort: 1 }, wrong, 'Invalid TCP/UDP port range (2:1)'],
            [{ IpProtocol: 'icmp', IpRanges: anywhere }, wrong],
            [{ IpProtocol: 'icmp', FromPort: 256, ToPort: 0, IpRanges: anywhere }, wrong],
            [
                { IpProtocol: 'icmp', FromPort: 0, ToPort: 65_535, IpRanges: anywhere },
                wrong,
                'ICMP code (65535) out of range',
            ],
            [{ IpProtocol: 'icmp', FromPort: -1, ToPort: 0, IpRanges: anywhere }, wrong],
            [peers([{ CidrIp: '10.0.0.0/33' }]), wrong, 'CIDR block 10.0.0.0/33 is malformed'],
            [peers([{ CidrIp: '10.0.0.1' }]), wrong],
            [peers([{ CidrIp: '2001:db8::/32' }]), wrong],
            [tcp(22, { Ipv6Ranges: [{ CidrIpv6: '10.0.0.0/8' }] }), wrong],
            [tcp(22, { Ipv6Ranges: [{ CidrIpv6: '2001:db8::/129' }] }), wrong],
            [peers([{ CidrIp: '10.0.0.0/8', Description: 'x'.repeat(256) }]), wrong],
            [peers([{ CidrIp: '10.0.0.0/8', Description: '"' }]), wrong],
            [peers([]), 'MissingParameter'],
            [tcp(22, { UserIdGroupPairs: [{ GroupId: none }] }), 'InvalidGroup.NotFound'],
            [tcp(22, { UserIdGroupPairs: [{ GroupId: elsewhere }] }), 'InvalidGroup.NotFound'],
            [tcp(22, { UserIdGroupPairs: [{ GroupName: 'default' }] }), wrong],
            [
                tcp(22, { PrefixListIds: [{ PrefixListId: 'pl-00000000' }] }),
                'InvalidPrefixListID.NotFound',
            ],
        ];
        for (const [permission, name, message] of cases) {
            const expected = { name, ...(message !== undefined && { message }) };
            await rejects(let_(GroupId, tcp(1), permission), expected, JSON.stringify(permission));
        }
        strictEqual((await rulesOf(GroupId)).length, 0);
        await rejects(let_(none, tcp(22)), { name: 'InvalidGroup.NotFound' });
        await rejects(let_(GroupId), { name: 'MissingParameter' });
        await remove(GroupId);
        await remove(elsewhere);
    });
    it('have 60 rules each way of each family at most', async () => {
        const GroupId = await create();
        const ranges = (count, last) => Array.from({ length: count }, (_, index) => ({ CidrIp: `10.${index}.0.${last}/32` }));
        await rejects(let_(GroupId, { IpProtocol: '-1', IpRanges: ranges(61, 0) }), {
            name: 'RulesPerSecurityGroupLimitExceeded',
            message: 'The maximum number of rules per security group has been reached.',
        });
        await let_(GroupId, { IpProtocol: '-1', IpRanges: ranges(60, 0) });
        const UserIdGroupPairs = [{ GroupId }];
        for (const more of [{ IpRanges: ranges(1, 1) }, { UserIdGroupPairs }]) {
            await rejects(let_(GroupId, { IpProtocol: '-1', ...more }), {
                name: 'RulesPerSecurityGroupLimitExceeded',
            });
        }
        await let_(GroupId, { IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: 'fd00::/8' }] });
        strictEqual((await rulesOf(GroupId)).length, 61);
        await remove(GroupId);
    });
    it('still take the parameters of old, in the default VPC by name', async () => {
        const GroupName = 'old';
        const GroupId = await create({ GroupName, VpcId: undefined });
        const authorize = (more) => ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupName, ...more }));
        const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.0.0.0/8' };
        await authorize(ssh);
        await authorize({ SourceSecurityGroupName: 'default' });
        const facts = (await rulesOf(GroupId)).map((rule) => [rule.IpProtocol, rule.FromPort]);
        deepStrictEqual(facts.sort((a, b) => String(a).localeCompare(String(b))), [
            ['icmp', -1],
            ['tcp', 0],
            ['tcp', 22],
            ['udp', 0],
        ]);
        await rejects(authorize({ ...ssh, IpPermissions: [tcp(1)] }), {
            name: 'InvalidParameterCombination',
        });
        await rejects(authorize({ ...ssh, GroupName: 'none' }), {
            name: 'InvalidGroup.NotFound',
            message: /^The security group 'none' does not exist in default VPC 'vpc-0[0-9a-f]{16}'$/,
        });
        await rejects(ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, ...ssh })), {
            name: 'InvalidParameterValue',
        });
        await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupName, ...ssh }));
        strictEqual((await rulesOf(GroupId)).length, 3);
        const GroupNames = [GroupName, 'default'];
        const both = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames }));
        strictEqual(both.SecurityGroups?.length, 2);
        await ec2.send(new DeleteSecurityGroupCommand({ GroupName }));
        await rejects(ec2.send(new DescribeSecurityGroupsCommand({ GroupNames })), {
            name: 'InvalidGroup.NotFound',
        });
    });
    it('lose rules by id or by what they let pass', async () => {
        const GroupId = await create();
        const revoke = (more) => ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, ...more }));
        const { SecurityGroupRules: [ssh, web] = [] } = await let_(GroupId, tcp(22), tcp(80), tcp(81));
        const id = ssh?.SecurityGroupRuleId ?? '';
        const answer = await revoke({ SecurityGroupRuleIds: [id] });
        deepStrictEqual(answer.RevokedSecurityGroupRules, [
            {
                SecurityGroupRuleId: id,
                GroupId,
                IsEgress: false,
                IpProtocol: 'tcp',
                FromPort: 22,
                ToPort: 22,
                CidrIpv4: '0.0.0.0/0',
            },
        ]);
        await rejects(revoke({ SecurityGroupRuleIds: [id] }), {
            name: 'InvalidSecurityGroupRuleId.NotFound',
            message: `The security group rule ID '${id}' does not exist`,
        });
        const malformed = { name: 'InvalidSecurityGroupRuleId.Malformed' };
        await rejects(revoke({ SecurityGroupRuleIds: ['x'] }), malformed);
        await rejects(revoke({ IpPermissions: [tcp(80), tcp(82)] }), {
            name: 'InvalidPermission.NotFound',
            message: 'The specified rule does not exist in this security group.',
        });
        const both = { SecurityGroupRuleIds: [web?.SecurityGroupRuleId], IpPermissions: [tcp(80)] };
        await rejects(revoke(both), { name: 'InvalidParameterCombination' });
        await rejects(revoke({}), { name: 'MissingParameter' });
        strictEqual((await rulesOf(GroupId)).length, 2);
        await revoke({ IpPermissions: [tcp(80), tcp(81)] });
        const IpPermissions = [{ IpProtocol: '-1', FromPort: 0, ToPort: 0, IpRanges: anywhere }];
        await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
        deepStrictEqual(await rulesOf(GroupId, true), []);
        await remove(GroupId);
    });
    it('of the default VPC name the rules that they did not have', async () => {
        const GroupId = await create({ VpcId: undefined });
        await let_(GroupId, tcp(22));
        const { UnknownIpPermissions, RevokedSecurityGroupRules } = await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [tcp(23), tcp(22)] }));
        deepStrictEqual(UnknownIpPermissions?.map(({ FromPort, IpRanges }) => [FromPort, IpRanges]), [[23, anywhere]]);
        strictEqual(RevokedSecurityGroupRules?.length, 1);
        await remove(GroupId);
    });
    it('change rules by id', async () => {
        const GroupId = await create();
        const { SecurityGroupRules = [] } = await let_(GroupId, tcp(22), tcp(80));
        const [SecurityGroupRuleId = '', web = ''] = SecurityGroupRules.map((rule) => rule.SecurityGroupRuleId ?? '');
        const modify = (rule, id = SecurityGroupRuleId) => ec2.send(new ModifySecurityGroupRulesCommand({
            GroupId,
            SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: rule }],
        }));
        const udp = { IpProtocol: 'udp', FromPort: 53, ToPort: 54, CidrIpv4: '10.1.2.3/16' };
        await modify({ ...udp, Description: 'names' });
        const [rule] = (await rulesOf(GroupId)).filter(({ IpProtocol }) => IpProtocol === 'udp');
        strictEqual(rule?.SecurityGroupRuleId, SecurityGroupRuleId);
        deepStrictEqual([rule?.ToPort, rule?.CidrIpv4, rule?.Description], [54, '10.1.0.0/16', 'names']);
        const group = { ...udp, CidrIpv4: undefined, ReferencedGroupId: GroupId };
        const cases = [
            [{ ...udp, IpProtocol: undefined }, 'InvalidParameterValue'],
            [{ ...udp, ToPort: undefined }, 'InvalidParameterValue'],
            [{ ...udp, CidrIpv4: undefined }, 'MissingParameter'],
            [{ ...udp, CidrIpv6: '::/0' }, 'InvalidParameterCombination'],
            [group, 'InvalidParameterValue'],
            [{ ...udp, IpProtocol: 'tcp', FromPort: 80, ToPort: 80 }, ''],
        ];
        for (const [request, name] of cases) {
            if (name === '')
                await modify(request);
            else
                await rejects(modify(request), { name }, JSON.stringify(request));
        }
        const same = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv4: '10.1.0.0/16' };
        await rejects(modify(same, web), { name: 'InvalidPermission.Duplicate' });
        await rejects(modify(same, 'sgr-00000000000000000'), {
            name: 'InvalidSecurityGroupRuleId.NotFound',
        });
        await remove(GroupId);
    });
    it('describe their rules', async () => {
        const GroupId = await create();
        const { SecurityGroupRules: [ssh] = [] } = await let_(GroupId, tcp(22), tcp(80));
        const change = (more) => ec2.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId, ...more }));
        const SecurityGroupRuleId = ssh?.SecurityGroupRuleId;
        await change({ SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: 'one' }] });
        const IpRanges = [{ CidrIp: '0.0.0.0/0', Description: 'two' }];
        await change({ IpPermissions: [tcp(80, { IpRanges })] });
        const read_ = async () => (await rulesOf(GroupId)).map((each) => each.Description).sort();
        deepStrictEqual(await read_(), ['one', 'two']);
        await change({ IpPermissions: [tcp(80)] });
        deepStrictEqual(await read_(), ['one', undefined]);
        await rejects(change({ IpPermissions: [tcp(81)] }), { name: 'InvalidPermission.NotFound' });
        await rejects(change({}), { name: 'MissingParameter' });
        const IpPermissions = [{ IpProtocol: '-1', IpRanges }];
        await ec2.send(new UpdateSecurityGroupRuleDescriptionsEgressCommand({ GroupId, IpPermissions }));
        strictEqual((await rulesOf(GroupId, true))[0]?.Description, 'two');
        await remove(GroupId);
    });
    it('have tags on their rules', async () => {
        const GroupId = await create();
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const TagSpecifications = [{ ResourceType: 'security-group-rule', Tags }];
        const { SecurityGroupRules: [rule] = [] } = await ec2.send(new AuthorizeSecurityGroupIngressCommand({
            GroupId,
            IpPermissions: [tcp(22)],
            TagSpecifications,
        }));
        deepStrictEqual(rule?.Tags, Tags);
        const Resources = [rule?.SecurityGroupRuleId ?? ''];
        await ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key: 'a', Value: 'b' }] }));
        const Filters = [{ Name: 'tag:a', Values: ['b'] }];
        const { SecurityGroupRules: [found] = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
        strictEqual(found?.SecurityGroupRuleId, rule?.SecurityGroupRuleId);
        const ids = (SecurityGroupRuleIds) => ec2.send(new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds }));
        strictEqual((await ids(Resources)).SecurityGroupRules?.length, 1);
        await rejects(ids([...Resources, 'sgr-00000000000000000']), {
            name: 'InvalidSecurityGroupRuleId.NotFound',
        });
        await remove(GroupId);
    });
    it('are found by what they are and by their rules', async () => {
        const other = await create({ GroupName: 'other-one' });
        const GroupId = await create({ GroupName: 'found', Description: 'to be found' });
        await let_(GroupId, tcp(2222, {
            IpRanges: [{ CidrIp: '10.7.0.0/16' }],
            Ipv6Ranges: [{ CidrIpv6: 'fd07::/16' }],
            UserIdGroupPairs: [{ GroupId: other }],
        }));
        const { OwnerId = '' } = await read(GroupId);
        const cases = [
            ['group-id', GroupId],
            ['group-name', 'foun?'],
            ['description', 'to be*'],
            ['ip-permission.cidr', '10.7.0.0/16'],
            ['ip-permission.ipv6-cidr', 'fd07::/16'],
            ['ip-permission.from-port', '2222'],
            ['ip-permission.to-port', '2222'],
            ['ip-permission.group-id', other],
            ['ip-permission.group-name', 'other-one'],
        ];
        for (const [name, value] of cases)
            deepStrictEqual(await find(name, value), [GroupId], name);
        for (const [name, value] of [
            ['owner-id', OwnerId],
            ['vpc-id', vpcId],
            ['egress.ip-permission.cidr', '0.0.0.0/0'],
            ['egress.ip-permission.protocol', '-1'],
            ['ip-permission.user-id', OwnerId],
        ]) {
            ok((await find(name, value)).includes(GroupId), name);
        }
        deepStrictEqual(await find('egress.ip-permission.cidr', '10.7.0.0/16'), []);
        await rejects(find('colour', 'blue'), { name: 'InvalidParameterValue' });
        const Filters = [{ Name: 'group-name', Values: ['found'] }];
        const ofVpc = new GetSecurityGroupsForVpcCommand({ VpcId: vpcId, Filters });
        const { SecurityGroupForVpcs } = await ec2.send(ofVpc);
        deepStrictEqual(SecurityGroupForVpcs, [
            {
                GroupId,
                GroupName: 'found',
                Description: 'to be found',
                OwnerId,
                PrimaryVpcId: vpcId,
                Tags: [],
            },
        ]);
        await remove(GroupId);
        await remove(other);
    });
    it('stay as long as an interface has them', async () => {
        const GroupId = await create();
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock: '10.0.1.0/24' }));
        const SubnetId = Subnet?.SubnetId ?? '';
        const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId, Groups: [GroupId] }));
        const { NetworkInterfaceId = '' } = NetworkInterface ?? {};
        await rejects(remove(GroupId), {
            name: 'DependencyViolation',
            message: `resource ${GroupId} has a dependent object`,
        });
        await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
        await remove(GroupId);
        await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    });
    it('are listed a page at a time', async () => {
        const ids = await Promise.all(Array.from({ length: 7 }, () => create()));
        const Filters = [{ Name: 'group-id', Values: ids }];
        const ask = (NextToken) => ec2.send(new DescribeSecurityGroupsCommand({ Filters, MaxResults: 5, NextToken }));
        const first = await ask();
        strictEqual(first.SecurityGroups?.length, 5);
        const second = await ask(first.NextToken);
        strictEqual(second.NextToken, undefined);
        const all = [...(first.SecurityGroups ?? []), ...(second.SecurityGroups ?? [])];
        deepStrictEqual(all.map(({ GroupId }) => GroupId).sort(), [...ids].sort());
        const both = new DescribeSecurityGroupsCommand({ GroupIds: ids, MaxResults: 5 });
        await rejects(ec2.send(both), { name: 'InvalidParameterCombination' });
        for (const id of ids)
            await remove(id);
    });
    it('are not lent to other VPCs', async () => {
        const GroupId = await create();
        const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
        const VpcId = Vpcs.find(({ IsDefault }) => IsDefault)?.VpcId ?? '';
        const unsupported = { name: 'UnsupportedOperation' };
        const lend = new AssociateSecurityGroupVpcCommand({ GroupId, VpcId });
        await rejects(ec2.send(lend), unsupported);
        const back = new DisassociateSecurityGroupVpcCommand({ GroupId, VpcId });
        await rejects(ec2.send(back), unsupported);
        const { SecurityGroupVpcAssociations } = await ec2.send(new DescribeSecurityGroupVpcAssociationsCommand({}));
        deepStrictEqual(SecurityGroupVpcAssociations, []);
        await remove(GroupId);
    });
    it('are named in their VPC alone, so that no rule names what is gone', async () => {
        const GroupId = await create();
        const other = await create();
        await let_(other, tcp(22, { UserIdGroupPairs: [{ GroupId }] }));
        const references = (...ids) => ec2.send(new DescribeSecurityGroupReferencesCommand({ GroupId: ids }));
        deepStrictEqual((await references(GroupId, other)).SecurityGroupReferenceSet, []);
        await rejects(references('sg-00000000000000000'), { name: 'InvalidGroup.NotFound' });
        const stale = (VpcId) => ec2.send(new DescribeStaleSecurityGroupsCommand({ VpcId }));
        deepStrictEqual((await stale(vpcId)).StaleSecurityGroupSet, []);
        await rejects(stale('vpc-00000000000000000'), { name: 'InvalidVpcID.NotFound' });
        await remove(other);
        await remove(GroupId);
    });
    it('keep their VPC, but the default one, and go one at a time', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }));
        const VpcId = Vpc?.VpcId ?? '';
        const GroupId = await create({ VpcId });
        const deleteVpc = () => ec2.send(new DeleteVpcCommand({ VpcId }));
        await rejects(deleteVpc(), { name: 'DependencyViolation' });
        const outcomes = await Promise.allSettled([remove(GroupId), remove(GroupId)]);
        deepStrictEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
        await deleteVpc();
        const left = await find('vpc-id', VpcId);
        deepStrictEqual(left, []);
    });
    it('are for those whom policies let, by VPC and tag', async () => {
        const iam = iamClient(server);
        await iam.send(new CreateUserCommand({ UserName: 'guard' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'guard' }));
        const user = ec2Client(server, {
            accessKeyId: key?.AccessKeyId ?? '',
            secretAccessKey: key?.SecretAccessKey ?? '',
        });
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const GroupId = await create({
            TagSpecifications: [{ ResourceType: 'security-group', Tags }],
        });
        const GroupName = 'named';
        const other = await create({ GroupName, VpcId: undefined });
        const allow = (Condition) => iam.send(new PutUserPolicyCommand({
            UserName: 'guard',
            PolicyName: 'p',
            PolicyDocument: JSON.stringify({
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*', Condition }],
            }),
        }));
        const open = (group, more = {}) => user.send(new AuthorizeSecurityGroupIngressCommand({
            ...group,
            IpPermissions: [tcp(22)],
            DryRun: true,
            ...more,
        }));
        await allow({ StringEquals: { 'ec2:ResourceTag/team': 'blue' } });
        await rejects(open({ GroupId }), { name: 'DryRunOperation' });
        await rejects(open({ GroupId: other }), { name: 'UnauthorizedOperation' });
        await rejects(open({ GroupName }), { name: 'UnauthorizedOperation' });
        await allow({ ArnNotLike: { 'ec2:Vpc': `arn:aws:ec2:*:*:vpc/${vpcId}` } });
        await rejects(open({ GroupId }), { name: 'UnauthorizedOperation' });
        await rejects(open({ GroupName }), { name: 'DryRunOperation' });
        const tagged = { TagSpecifications: [{ ResourceType: 'security-group-rule', Tags }] };
        await allow({ StringNotEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' } });
        await rejects(open({ GroupId }, tagged), { name: 'UnauthorizedOperation' });
        await rejects(open({ GroupId }), { name: 'DryRunOperation' });
        deepStrictEqual(await rulesOf(GroupId), []);
        await remove(GroupId);
        await remove(other);
    });
});
