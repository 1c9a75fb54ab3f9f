/** aws-cli on a real machine: key pair, group, run, wait, describe, ssh, console, terminate. */
import { equal, match } from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useMachines } from '../support/machines.js';
import { eventually } from '../support/processes.js';
import { useProgram } from '../support/programs.js';
import { runCommand } from '../support/server.js';
describe('aws-cli on machines', function () {
    this.timeout(300_000);
    const machines = useMachines();
    const aws = useProgram(machines.server, 'aws');
    const ec2 = (...args) => aws.run('ec2', ...args);
    const text = async (query, ...args) => (await ec2(...args, '--query', query, '--output', 'text')).trim();
    let id = '';
    let keyFile = '';
    it('runs a machine, and waits until it runs', async () => {
        keyFile = join(aws.folder, 'cli.pem');
        await writeFile(keyFile, await text('KeyMaterial', 'create-key-pair', '--key-name', 'cli'));
        await chmod(keyFile, 0o600);
        const group = ['create-security-group', '--group-name', 'cli', '--description', 'ssh'];
        const groupId = await text('GroupId', ...group);
        const ssh = ['--protocol', 'tcp', '--port', '22', '--cidr', '0.0.0.0/0'];
        await ec2('authorize-security-group-ingress', '--group-id', groupId, ...ssh);
        const tags = 'ResourceType=instance,Tags=[{Key=Name,Value=cli}]';
        const run = ['run-instances', '--image-id', machines.imageId, '--instance-type', 't3.nano'];
        const more = ['--key-name', 'cli', '--security-group-ids', groupId];
        id = await text('Instances[0].InstanceId', ...run, ...more, '--tag-specifications', tags);
        await ec2('wait', 'instance-running', '--instance-ids', id);
    });
    it('describes it by its name', async () => {
        const filters = 'Name=tag:Name,Values=cli';
        const query = 'Reservations[].Instances[].[InstanceId,State.Name]';
        equal(await text(query, 'describe-instances', '--filters', filters), `${id}\trunning`);
    });
    it('gives the address that ssh enters', async () => {
        const query = 'Reservations[0].Instances[0].PublicIpAddress';
        const address = await text(query, 'describe-instances', '--instance-ids', id);
        const options = ['StrictHostKeyChecking=no', 'BatchMode=yes', 'UserKnownHostsFile=/dev/null'];
        const words = ['-i', keyFile, ...options.flatMap((option) => ['-o', option])];
        let output = '';
        await eventually('ssh enters', async () => {
            const done = await runCommand('ssh', [...words, `debian@${address}`, 'uname', '-n']);
            output = done.stdout;
            return done.code === 0;
        }, 60_000);
        match(output, /^ip-172-31-/);
    });
    it('shows the console, and ends it', async () => {
        match(await text('Output', 'get-console-output', '--instance-id', id), /\S/);
        await ec2('terminate-instances', '--instance-ids', id);
        await ec2('wait', 'instance-terminated', '--instance-ids', id);
    });
});
