/** What machines are told of themselves, asked from inside. */
import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { ModifyInstanceMetadataOptionsCommand } from '@aws-sdk/client-ec2';
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand, CreateRoleCommand, PutRolePolicyCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand } from '@aws-sdk/client-s3';
import { allowing, trustsMachines } from '../iam/policy-texts.js';
import { iamClient, s3Client } from '../support/clients.js';
import { useMachines } from '../support/machines.js';
import { eventually } from '../support/processes.js';
const setUpMs = 180_000;
/** Reads a path of metadata as AWS's page has it done, with a token. */
const read = (path) => [
    'sh',
    '-c',
    'at=http://169.254.169.254/latest; ' +
        'token=$(curl -sf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" $at/api/token); ' +
        `curl -sf -H "X-aws-ec2-metadata-token: $token" $at/${path}`,
];
/** Puts an object with the role's credentials, which Python finds, and curl signs with. */
const putObject = `
import json, os, subprocess, urllib.request
at = 'http://169.254.169.254/latest/'
ttl = {'X-aws-ec2-metadata-token-ttl-seconds': '60'}
def ask(path, method='GET', headers={}):
    request = urllib.request.Request(at + path, method=method, headers=headers)
    return urllib.request.urlopen(request, timeout=5).read().decode()
token = {'X-aws-ec2-metadata-token': ask('api/token', 'PUT', ttl)}
roles = 'meta-data/iam/security-credentials/'
found = json.loads(ask(roles + ask(roles, headers=token), headers=token))
print(subprocess.run(['curl', '-s', '-o', '/dev/stderr', '-w', '%{http_code}',
  '--aws-sigv4', 'aws:amz:us-east-1:s3',
  '--user', found['AccessKeyId'] + ':' + found['SecretAccessKey'],
  '-H', 'x-amz-security-token: ' + found['Token'],
  '-H', 'x-amz-content-sha256: UNSIGNED-PAYLOAD',
  '-X', 'PUT', '--data-binary', 'from inside', os.environ['AWS_ENDPOINT_URL'] + '/machines/hello'],
  stdout=subprocess.PIPE, text=True).stdout)
`;
describe('machines: metadata', function () {
    this.timeout(300_000);
    const machines = useMachines();
    async function makeProfile() {
        const iam = iamClient(machines.server);
        const role = { RoleName: 'app', AssumeRolePolicyDocument: trustsMachines };
        await iam.send(new CreateRoleCommand(role));
        const PolicyDocument = allowing('s3:PutObject', 'arn:aws:s3:::machines/*');
        await iam.send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'own', PolicyDocument }));
        await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'app' }));
        const named = { InstanceProfileName: 'app', RoleName: 'app' };
        await iam.send(new AddRoleToInstanceProfileCommand(named));
        await s3Client(machines.server).send(new CreateBucketCommand({ Bucket: 'machines' }));
    }
    it('tells each machine about itself, runs its user data and gives it its role', async () => {
        await makeProfile();
        const script = '#!/bin/sh\ncloud-init query instance_id > /root/who\n';
        const [[first], [second]] = await Promise.all([
            machines.launch({
                UserData: Buffer.from(script).toString('base64'),
                IamInstanceProfile: { Name: 'app' },
                MetadataOptions: { HttpTokens: 'required', InstanceMetadataTags: 'enabled' },
                TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'first' }] }],
            }),
            machines.launch({ MetadataOptions: { HttpTokens: 'optional' } }),
        ]);
        const ids = [first?.InstanceId ?? '', second?.InstanceId ?? ''];
        for (const id of ids)
            await machines.until(id, 'running');
        const told = [
            await machines.inside(ids[0], ...read('meta-data/instance-id')),
            await machines.inside(ids[1], ...read('meta-data/instance-id')),
        ];
        deepStrictEqual(told, [...ids]);
        const status = ['curl', '-s', '-o', '/dev/null', '-w', '%{http_code}'];
        const plain = [...status, 'http://169.254.169.254/latest/meta-data/'];
        strictEqual(await machines.inside(ids[0], ...plain), '401');
        strictEqual(await machines.inside(ids[1], ...plain), '200');
        const name = await machines.inside(ids[0], ...read('meta-data/tags/instance/Name'));
        strictEqual(name, 'first');
        const address = await machines.inside(ids[0], ...read('meta-data/local-ipv4'));
        strictEqual(address, (await machines.describe(ids[0])).PrivateIpAddress);
        const isSetUp = async () => (await machines.run(ids[0], 'cloud-init', 'status')).output === 'status: done';
        await eventually('cloud-init is done', isSetUp, setUpMs);
        strictEqual(await machines.inside(ids[0], 'cat', '/root/who'), ids[0]);
        match(await machines.inside(ids[0], 'cloud-id'), /^aws$/);
        // In a shell as who logs in has it.
        const inShell = ['bash', '-lc', 'python3 -c "$0"', putObject];
        strictEqual(await machines.inside(ids[0], ...inShell), '200');
        const stored = await s3Client(machines.server).send(new GetObjectCommand({ Bucket: 'machines', Key: 'hello' }));
        strictEqual(await stored.Body?.transformToString(), 'from inside');
        const off = { InstanceId: ids[1], HttpEndpoint: 'disabled' };
        await machines.ec2.send(new ModifyInstanceMetadataOptionsCommand(off));
        strictEqual(await machines.inside(ids[1], ...plain), '403');
        await machines.terminate(...ids);
    });
});
