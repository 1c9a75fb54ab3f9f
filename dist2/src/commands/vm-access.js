/**
 * How `cairn vm` gets into the machines that it launches: a key pair of its own, whose private half
 * is kept in the data directory, and a group of its own, which lets SSH in.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeImages } from '../ec2/operations/DescribeImages.js';
import { DescribeKeyPairs } from '../ec2/operations/DescribeKeyPairs.js';
import { DescribeSecurityGroups } from '../ec2/operations/DescribeSecurityGroups.js';
import { DescribeVpcs } from '../ec2/operations/DescribeVpcs.js';
import { textIn } from './running-server.js';
import { UsageError } from './usage-error.js';
/** What both are called, in each account. */
const own = 'cairn-vm';
/** The name of the account's own key pair, made if it or its file is not there. */
export async function ownKey(operator, account, ask) {
    const file = keyFile(operator, account, own);
    const { KeyPairs = [] } = await operator.call(DescribeKeyPairs, {}, account);
    const isThere = KeyPairs.some(({ KeyName }) => KeyName === own);
    if (isThere && existsSync(file))
        return own;
    // Without its file it is of no use: who has machines with it has no key to them either way.
    if (isThere)
        await ask('DeleteKeyPair', { KeyName: own });
    const made = await ask('CreateKeyPair', { KeyName: own, KeyType: 'ed25519' });
    await mkdir(folderOf(operator, account), { recursive: true, mode: 0o700 });
    await writeFile(`${file}.new`, textIn(made, 'keyMaterial'), { mode: 0o600 });
    await rename(`${file}.new`, file);
    return own;
}
/** The id of the account's own group in its default VPC, made if it is not there. */
export async function ownGroup(operator, account, ask) {
    const isDefault = { Filters: [{ Name: 'is-default', Values: ['true'] }] };
    const { Vpcs: [vpc] = [] } = await operator.call(DescribeVpcs, isDefault, account);
    if (vpc?.VpcId === undefined) {
        throw new UsageError('the account has no default VPC; aws ec2 create-default-vpc makes one');
    }
    const { VpcId } = vpc;
    const Filters = [
        { Name: 'group-name', Values: [own] },
        { Name: 'vpc-id', Values: [VpcId] },
    ];
    const found = await operator.call(DescribeSecurityGroups, { Filters }, account);
    const [group] = found.SecurityGroups ?? [];
    if (group?.GroupId !== undefined)
        return group.GroupId;
    const GroupDescription = 'SSH to machines that cairn vm launches';
    const made = await ask('CreateSecurityGroup', { GroupName: own, GroupDescription, VpcId });
    const GroupId = textIn(made, 'groupId');
    await ask('AuthorizeSecurityGroupIngress', {
        GroupId,
        'IpPermissions.1.IpProtocol': 'tcp',
        'IpPermissions.1.FromPort': '22',
        'IpPermissions.1.ToPort': '22',
        'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
    });
    return GroupId;
}
/** A user to log in as, by the name of the image; as cloud-init makes them. */
const logins = [
    [/ubuntu/i, 'ubuntu'],
    [/alma/i, 'almalinux'],
    [/alpine/i, 'alpine'],
];
/** Who logs in on a machine: of an image whose name says nothing, `debian`. */
export async function loginOf({ call }, account, { ImageId = '' }) {
    const { Images = [] } = await call(DescribeImages, {}, account);
    const name = Images.find((image) => image.ImageId === ImageId)?.Name ?? '';
    return logins.find(([pattern]) => pattern.test(name))?.[1] ?? 'debian';
}
/** What `ssh` is started with: the kept key, and what is known of the hosts, beside it. */
export function sshArguments(operator, account, { machine, login, command }) {
    const file = keyFile(operator, account, machine.KeyName ?? own);
    const options = [
        `UserKnownHostsFile="${join(folderOf(operator, account), 'known_hosts')}"`,
        // Addresses are used again by other machines; ids are not.
        `HostKeyAlias=${machine.InstanceId}`,
        'StrictHostKeyChecking=accept-new',
        `ConnectionAttempts=${connectionAttempts}`,
    ];
    return [
        ...(existsSync(file) ? ['-i', file, '-o', 'IdentitiesOnly=yes'] : []),
        ...options.flatMap((option) => ['-o', option]),
        `${login}@${machine.PublicIpAddress ?? machine.PrivateIpAddress}`,
        ...(command.length > 0 ? ['--', ...command] : []),
    ];
}
/** Ours, one a second: a machine boots meanwhile. */
const connectionAttempts = 30;
/** Runs `ssh` in this terminal; resolves to its exit code, 255 when it cannot be started. */
export function runSsh(args) {
    return new Promise((resolve) => {
        const child = spawn('ssh', args, { stdio: 'inherit' });
        child.once('error', (error) => {
            process.stderr.write(`cairn vm: ssh cannot be started: ${error.message}\n`);
            resolve(255);
        });
        child.once('exit', (code) => resolve(code ?? 255));
    });
}
function folderOf({ config }, account) {
    const [dataDirectory = ''] = config.data;
    return join(dataDirectory, 'vm', account);
}
function keyFile(operator, account, name) {
    return join(folderOf(operator, account), `${encodeURIComponent(name)}.pem`);
}
