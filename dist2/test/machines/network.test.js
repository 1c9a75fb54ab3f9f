/** Networks of machines, as their owners see them: reached by SSH, by name, and cut live. */
import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AllocateAddressCommand, AssociateAddressCommand, AuthorizeSecurityGroupIngressCommand, CreateKeyPairCommand, CreateRouteCommand, CreateSubnetCommand, CreateVpcCommand, DeleteRouteCommand, DescribeRouteTablesCommand, ModifyVpcAttributeCommand, RevokeSecurityGroupIngressCommand, } from '@aws-sdk/client-ec2';
import { useMachines } from '../support/machines.js';
import { startOutside } from '../support/outside.js';
import { eventually } from '../support/processes.js';
import { isInstalled } from '../support/programs.js';
import { runCommand } from '../support/server.js';
describe('machines: networks', function () {
    this.timeout(300_000);
    const machines = useMachines();
    const inside = (id, ...command) => machines.inside(id, ...command);
    let folder = '';
    let keyFile = '';
    let one = '';
    let two = '';
    let groupId = '';
    let elasticIp = '';
    let outside;
    before('launch two machines with a key, and an outside', async () => {
        folder = await mkdtemp(join(tmpdir(), 'cairn-network-'));
        keyFile = join(folder, 'key.pem');
        const { KeyMaterial = '' } = await machines.ec2.send(new CreateKeyPairCommand({ KeyName: 'mine', KeyType: 'ed25519' }));
        await writeFile(keyFile, KeyMaterial);
        await chmod(keyFile, 0o600);
        outside = await startOutside();
        const launched = await machines.launch({ KeyName: 'mine', MinCount: 2, MaxCount: 2 });
        [one = '', two = ''] = launched.map(({ InstanceId = '' }) => InstanceId);
        for (const id of [one, two])
            await machines.until(id, 'running');
        groupId = (await machines.describe(one)).SecurityGroups?.[0]?.GroupId ?? '';
    });
    after(async () => {
        await outside?.close();
        if (folder !== '')
            await rm(folder, { recursive: true });
    });
    function ssh(address, ...command) {
        const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'ConnectTimeout=5']
            .concat('BatchMode=yes', 'LogLevel=ERROR')
            .flatMap((option) => ['-o', option]);
        return runCommand('ssh', ['-i', keyFile, ...options, `debian@${address}`, ...command]);
    }
    const sshRule = () => ({
        GroupId: groupId,
        IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        ],
    });
    it('give an elastic IP that is refused until the group lets SSH in', async () => {
        const allocated = await machines.ec2.send(new AllocateAddressCommand({}));
        elasticIp = allocated.PublicIp ?? '';
        match(elasticIp, /^127\.77\./);
        const { AllocationId } = allocated;
        await machines.ec2.send(new AssociateAddressCommand({ AllocationId, InstanceId: one }));
        await machines.booted(one);
        strictEqual(await knock(elasticIp, 22), 'ECONNREFUSED');
        strictEqual((await machines.describe(one)).PublicIpAddress, elasticIp);
    });
    it('let their owner in by SSH with the key from CreateKeyPair', async function () {
        if (!isInstalled('ssh'))
            this.skip();
        await machines.ec2.send(new AuthorizeSecurityGroupIngressCommand(sshRule()));
        await eventually('the port is open', async () => (await knock(elasticIp, 22)) === 'open');
        let said = { code: -1, stdout: '', stderr: '' };
        await eventually('the key is known inside', async () => {
            said = await ssh(elasticIp, 'hostname', '-I');
            return said.code === 0;
        }, 60_000).catch((error) => {
            throw new Error(`${error.message}: ${said.stderr}`);
        });
        const { PrivateIpAddress = 'none' } = await machines.describe(one);
        ok(said.stdout.startsWith(PrivateIpAddress), said.stdout);
    });
    it('cut a port that is closed within a second, and who came in by it', async () => {
        await machines.ec2.send(new AuthorizeSecurityGroupIngressCommand(sshRule())).catch(() => { });
        await eventually('the port is open', async () => (await knock(elasticIp, 22)) === 'open');
        const socket = connect(22, elasticIp);
        socket.on('error', () => { }).resume();
        const gone = new Promise((resolve) => socket.once('close', resolve));
        await new Promise((resolve) => socket.once('data', resolve));
        await machines.ec2.send(new RevokeSecurityGroupIngressCommand(sshRule()));
        const began = performance.now();
        await eventually('it is closed', async () => (await knock(elasticIp, 22)) !== 'open', 1_000);
        await gone;
        ok(performance.now() - began < 1_000, `${performance.now() - began} ms`);
    });
    it('ping each other by address and by name, short and long', async () => {
        const { PrivateIpAddress = '', PrivateDnsName = '' } = await machines.describe(two);
        strictEqual(PrivateDnsName, `ip-${PrivateIpAddress.replaceAll('.', '-')}.ec2.internal`);
        const [short = ''] = PrivateDnsName.split('.');
        for (const name of [PrivateIpAddress, PrivateDnsName, short]) {
            match(await inside(one, 'ping', '-c', '1', '-W', '5', name), / 0% packet loss/);
        }
        const names = await inside(one, 'getent', 'hosts', PrivateIpAddress);
        match(names, new RegExp(PrivateDnsName.replaceAll('.', '\\.')));
        match(await inside(one, 'cat', '/etc/resolv.conf'), /^search ec2\.internal\nnameserver 172\.31\.0\.2\n/);
    });
    it('reach outside while their route table says so, and not a moment longer', async () => {
        const reaches = async (id) => {
            const dial = `exec 3<>/dev/tcp/${outside.address}/${outside.port} && head -n 1 <&3`;
            const { output } = await machines.run(id, 'timeout', '2', 'bash', '-c', dial);
            return output;
        };
        await eventually('it is reached', async () => (await reaches(two)).startsWith('you are'));
        match(await reaches(two), new RegExp(`you are ${outside.hostAddress}`));
        const { VpcId = '' } = await machines.describe(two);
        const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
        const { RouteTables = [] } = await machines.ec2.send(new DescribeRouteTablesCommand({ Filters }));
        const RouteTableId = RouteTables[0]?.RouteTableId;
        const DestinationCidrBlock = '0.0.0.0/0';
        const route = RouteTables[0]?.Routes?.find((found) => found.GatewayId?.startsWith('igw-'));
        await machines.ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
        await eventually('it is cut', async () => !(await reaches(two)).startsWith('you are'), 3_000);
        strictEqual(await machines.run(one, 'getent', 'hosts', 'example.com').then(({ code }) => code), 2);
        await machines.ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, GatewayId: route?.GatewayId }));
        await eventually('it is reached again', async () => (await reaches(two)).startsWith('you are'));
    });
    it('of another VPC are not reached, by address or name', async () => {
        const { Vpc } = await machines.ec2.send(new CreateVpcCommand({ CidrBlock: '172.31.0.0/16' }));
        const VpcId = Vpc?.VpcId;
        await machines.ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
        const { Subnet } = await machines.ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '172.31.64.0/20' }));
        const stranger = await machines.launchOne({ SubnetId: Subnet?.SubnetId });
        const { PrivateIpAddress = '', PrivateDnsName = '' } = await machines.describe(stranger);
        notStrictEqual((await machines.run(one, 'ping', '-c', '1', '-W', '1', PrivateIpAddress)).code, 0);
        deepStrictEqual(await machines.run(one, 'getent', 'hosts', PrivateDnsName), {
            code: 2,
            output: '',
        });
        match(await inside(stranger, 'getent', 'hosts', PrivateDnsName), /^172\.31\.6\d\.\d+ /);
        strictEqual((await machines.describe(stranger)).PublicIpAddress, undefined);
    });
});
/** Whether somebody takes a connection. */
function knock(address, port) {
    return new Promise((resolve) => {
        const socket = connect(port, address);
        socket.once('connect', () => {
            socket.destroy();
            resolve('open');
        });
        socket.once('error', (error) => resolve(error.code ?? 'error'));
    });
}
