/** What lets packets pass between machines, seen by packets, and changed while they run. */
import { strictEqual } from 'node:assert/strict';
import { AuthorizeSecurityGroupIngressCommand, CreateManagedPrefixListCommand, CreateNetworkAclCommand, CreateNetworkAclEntryCommand, CreateSecurityGroupCommand, CreateSubnetCommand, CreateVpcCommand, DeleteNetworkAclEntryCommand, DescribeNetworkAclsCommand, ModifyManagedPrefixListCommand, ReplaceNetworkAclAssociationCommand, RevokeSecurityGroupEgressCommand, RevokeSecurityGroupIngressCommand, } from '@aws-sdk/client-ec2';
import { useMachines } from '../support/machines.js';
import { eventually } from '../support/processes.js';
describe('machines: what lets packets pass', function () {
    this.timeout(300_000);
    const machines = useMachines();
    const port = 2222;
    const service = { IpProtocol: 'tcp', FromPort: port, ToPort: port };
    let vpcId = '';
    let web = { id: '', groupId: '', subnetId: '' };
    let store = { id: '', groupId: '', subnetId: '' };
    let address = '';
    const place = async (GroupName, CidrBlock) => {
        const { Subnet } = await machines.ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock }));
        const { GroupId: groupId = '' } = await machines.ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'of a test', VpcId: vpcId }));
        const subnetId = Subnet?.SubnetId ?? '';
        const wish = { SubnetId: subnetId, SecurityGroupIds: [groupId] };
        return { id: await machines.launchOne(wish), groupId, subnetId };
    };
    const isReached = async () => {
        const open = `timeout 1 bash -c '</dev/tcp/${address}/${port}'`;
        return (await machines.run(web.id, 'sh', '-c', open)).code === 0;
    };
    const open = () => eventually('it is let in', isReached);
    const shut = () => eventually('it is not let in', async () => !(await isReached()));
    const letIn = (permission) => machines.ec2.send(new AuthorizeSecurityGroupIngressCommand({
        GroupId: store.groupId,
        IpPermissions: [permission],
    }));
    const revoke = (permission) => machines.ec2.send(new RevokeSecurityGroupIngressCommand({
        GroupId: store.groupId,
        IpPermissions: [permission],
    }));
    before('launch two machines in two subnets', async () => {
        const { Vpc } = await machines.ec2.send(new CreateVpcCommand({ CidrBlock: '10.5.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
        web = await place('web', '10.5.1.0/24');
        store = await place('store', '10.5.2.0/24');
        address = (await machines.describe(store.id)).PrivateIpAddress ?? '';
        // Who listens need not wait until the machine has booted.
        const listen = `setsid systemd-socket-activate --accept -l ${port} /bin/cat >/dev/null 2>&1 &`;
        await machines.inside(store.id, 'sh', '-c', listen);
        const knock = `timeout 1 bash -c '</dev/tcp/127.0.0.1/${port}'`;
        const isThere = async () => (await machines.run(store.id, 'sh', '-c', knock)).code === 0;
        await eventually('somebody listens', isThere);
    });
    it('are rules that name a group, for whom is in it', async () => {
        strictEqual(await isReached(), false);
        const fromStore = { ...service, UserIdGroupPairs: [{ GroupId: store.groupId }] };
        const fromWeb = { ...service, UserIdGroupPairs: [{ GroupId: web.groupId }] };
        await letIn(fromWeb);
        await open();
        await letIn(fromStore);
        await revoke(fromWeb);
        await shut();
        await revoke(fromStore);
    });
    it('are rules that name a prefix list, as it is now', async () => {
        const { PrefixList } = await machines.ec2.send(new CreateManagedPrefixListCommand({
            PrefixListName: 'friends',
            AddressFamily: 'IPv4',
            MaxEntries: 2,
            Entries: [{ Cidr: '10.5.2.0/24' }],
        }));
        const PrefixListId = PrefixList?.PrefixListId ?? '';
        await letIn({ ...service, PrefixListIds: [{ PrefixListId }] });
        strictEqual(await isReached(), false);
        const friends = [{ Cidr: '10.5.1.0/24' }];
        const modify = (more) => machines.ec2.send(new ModifyManagedPrefixListCommand({ PrefixListId, ...more }));
        await modify({ AddEntries: friends });
        await open();
        await modify({ RemoveEntries: friends });
        await shut();
        await revoke({ ...service, PrefixListIds: [{ PrefixListId }] });
    });
    it('are network ACLs, which judge answers too', async () => {
        await letIn({ ...service, IpRanges: [{ CidrIp: '10.5.0.0/16' }] });
        await open();
        const { NetworkAcl } = await machines.ec2.send(new CreateNetworkAclCommand({ VpcId: vpcId }));
        const NetworkAclId = NetworkAcl?.NetworkAclId ?? '';
        const Filters = [{ Name: 'association.subnet-id', Values: [store.subnetId] }];
        const { NetworkAcls: [acl] = [] } = await machines.ec2.send(new DescribeNetworkAclsCommand({ Filters }));
        const own = acl?.Associations?.find(({ SubnetId }) => SubnetId === store.subnetId);
        const AssociationId = own?.NetworkAclAssociationId;
        await machines.ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
        await shut();
        const all = { NetworkAclId, CidrBlock: '0.0.0.0/0', Protocol: '-1' };
        const allow = (Egress) => {
            const entry = { ...all, Egress, RuleNumber: 100, RuleAction: 'allow' };
            return machines.ec2.send(new CreateNetworkAclEntryCommand(entry));
        };
        await allow(false);
        strictEqual(await isReached(), false);
        await allow(true);
        await open();
        const deny = { NetworkAclId, Egress: false, RuleNumber: 50 };
        const PortRange = { From: port, To: port };
        await machines.ec2.send(new CreateNetworkAclEntryCommand({
            ...deny,
            Protocol: '6',
            PortRange,
            CidrBlock: '10.5.1.0/24',
            RuleAction: 'deny',
        }));
        await shut();
        await machines.ec2.send(new DeleteNetworkAclEntryCommand(deny));
        await open();
    });
    it('are rules of egress, at the end that asks', async () => {
        await open();
        const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
        await machines.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: web.groupId, IpPermissions }));
        await shut();
        await machines.terminate(web.id, store.id);
    });
});
