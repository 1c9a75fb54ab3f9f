/** aws-cli with temporary credentials, those that it gets by itself included. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useProgram } from '../support/programs.js';
import { useServer } from '../support/server.js';
describe('aws-cli, as somebody for a while', function () {
    this.timeout(180_000);
    const server = useServer();
    const root = useProgram(server, 'aws');
    // As `root`, without the root's keys in the environment: profiles go before them.
    const profiles = useProgram(server, 'aws', ({ url }) => ({
        AWS_ENDPOINT_URL: url,
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_MAX_ATTEMPTS: '1',
    }));
    let roleArn = '';
    const json = async (...args) => JSON.parse(await root.run(...args));
    const policy = (statement) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } });
    before('make a user, a role, and profiles', async () => {
        const { User: user } = await json('iam', 'create-user', '--user-name', 'dev');
        const { AccessKey: key } = await json('iam', 'create-access-key', '--user-name', 'dev');
        const trust = policy({ Principal: { AWS: user.Arn }, Action: 'sts:AssumeRole' });
        const named = ['--role-name', 'deployer'];
        const role = ['iam', 'create-role', ...named, '--assume-role-policy-document', trust];
        roleArn = (await json(...role)).Role.Arn;
        const may = policy({ Action: 's3:*', Resource: '*' });
        const own = ['--policy-name', 'own', '--policy-document', may];
        await root.run('iam', 'put-role-policy', ...named, ...own);
        await mkdir(join(profiles.folder, '.aws'));
        const config = [
            '[profile dev]',
            `aws_access_key_id = ${key.AccessKeyId}`,
            `aws_secret_access_key = ${key.SecretAccessKey}`,
            '[profile deploy]',
            `role_arn = ${roleArn}`,
            'source_profile = dev',
            'role_session_name = by-profile',
        ];
        await writeFile(join(profiles.folder, '.aws/config'), `${config.join('\n')}\n`);
    });
    it('says who it is', async () => {
        const { Arn, Account } = await json('sts', 'get-caller-identity');
        assert.equal(Arn, `arn:aws:iam::${Account}:root`);
        const shown = await profiles.run('sts', 'get-caller-identity', '--profile', 'dev');
        assert.equal(JSON.parse(shown).Arn, `arn:aws:iam::${Account}:user/dev`);
    });
    it('assumes a role, and a profile’s role by itself', async () => {
        const assume = ['sts', 'assume-role', '--role-arn', roleArn, '--role-session-name', 'by-hand'];
        const made = JSON.parse(await profiles.run(...assume, '--profile', 'dev'));
        assert.match(made.AssumedRoleUser.Arn, /:assumed-role\/deployer\/by-hand$/);
        assert.match(made.Credentials.AccessKeyId, /^ASIA/);
        const who = await profiles.run('sts', 'get-caller-identity', '--profile', 'deploy');
        assert.match(JSON.parse(who).Arn, /:assumed-role\/deployer\/by-profile$/);
        await profiles.run('s3', 'mb', 's3://of-the-deployer', '--profile', 'deploy');
        const file = join(profiles.folder, 'file');
        await writeFile(file, 'hello');
        await profiles.run('s3', 'cp', file, 's3://of-the-deployer/file', '--profile', 'deploy');
        const denied = await profiles.attempt('s3', 'ls', 's3://of-the-deployer', '--profile', 'dev');
        assert.match(denied.stderr, /\(AccessDenied\)/);
    });
    it('shows AWS’s refusals', async () => {
        const assume = ['sts', 'assume-role', '--role-arn', `${roleArn}s`, '--role-session-name', 'x1'];
        const denied = await profiles.attempt(...assume, '--profile', 'dev');
        assert.match(denied.stderr, /\(AccessDenied\).*AssumeRole.*is not authorized to perform/);
        const own = ['--role-arn', roleArn, '--role-session-name', 'x1', '--policy', '{"Version":1}'];
        const malformed = await profiles.attempt('sts', 'assume-role', ...own, '--profile', 'dev');
        assert.match(malformed.stderr, /\(MalformedPolicyDocument\)/);
    });
    it('gets a session token, and a federation token', async () => {
        const session = JSON.parse(await profiles.run('sts', 'get-session-token', '--profile', 'dev'));
        assert.ok(session.Credentials.SessionToken.length > 100);
        const federated = await json('sts', 'get-federation-token', '--name', 'guest');
        assert.match(federated.FederatedUser.Arn, /:federated-user\/guest$/);
        const id = federated.Credentials.AccessKeyId;
        const { Account } = await json('sts', 'get-access-key-info', '--access-key-id', id);
        assert.equal(federated.FederatedUser.FederatedUserId, `${Account}:guest`);
    });
});
