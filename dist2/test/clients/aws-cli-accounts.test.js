/** aws-cli on IAM, and on what it is asked for beside: one test a subject, all at once. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../sts/unit/certificates.js';
import { metadata } from '../sts/unit/saml-provider.js';
import { allAtOnce } from '../support/at-once.js';
import { useAwsCli } from '../support/aws-cli.js';
import { siteCertificate, siteKey } from '../support/certificates.js';
import { useProgram } from '../support/programs.js';
import { useServer } from '../support/server.js';
import { presentStep, totpCode } from '../support/totp.js';
const policy = (statement) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
const allow = (...actions) => policy({ Action: actions, Resource: '*' });
const trusting = (principal, more = {}) => policy({ Principal: principal, Action: 'sts:AssumeRole', ...more });
const machines = trusting({ Service: 'ec2.amazonaws.com' });
describe('aws iam', function () {
    this.timeout(180_000);
    const server = useServer();
    const aws = useAwsCli(server);
    // Without a terminal of its own, aws-cli reads an MFA code from its input.
    const detached = useProgram(server, ['setsid', '--wait', 'aws'], ({ url }) => ({
        AWS_ENDPOINT_URL: url,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_MAX_ATTEMPTS: '1',
    }));
    /** Runs a command of a service, its options in order, and reads what it prints. */
    const call = async (service, command, ...options) => {
        const printed = await aws.run(service, command, ...options, '--output', 'json');
        return printed === '' ? {} : JSON.parse(printed);
    };
    const iam = (command, ...options) => call('iam', command, ...options);
    /** What `--query` finds, as words. */
    const query = async (expression, command, ...options) => (await aws.run('iam', command, ...options, '--query', expression, '--output', 'text'))
        .trim()
        .replace(/\s+/g, ' ');
    /** The error's code. */
    const refusal = async (command, ...options) => {
        const { code, stderr } = await aws.attempt('iam', command, ...options);
        equal(code === 0, false, `${command} was not refused`);
        return /An error occurred \((\w+)\)/.exec(stderr)?.[1] ?? stderr;
    };
    /** Writes a file that the program may be pointed to. */
    const file = async (name, content) => {
        const path = join(aws.folder, name);
        await writeFile(path, content);
        return path;
    };
    const tag = 'Key=plan,Value=small and cheap';
    const user = (name) => ['--user-name', name];
    const userArn = (name) => query('User.Arn', 'get-user', ...user(name));
    allAtOnce({
        'makes users, waits for them, tags and renames them, and pages through them': async () => {
            for (const name of ['ann', 'ben', 'cleo']) {
                await iam('create-user', ...user(name), '--path=/staff/', '--tags', tag);
            }
            await iam('wait', 'user-exists', ...user('ann'));
            const paged = ['--path-prefix=/staff/', '--page-size', '1'];
            equal(await query('Users[].UserName', 'list-users', ...paged), 'ann ben cleo');
            const first = await iam('list-users', '--path-prefix=/staff/', '--max-items', '2');
            equal(first.Users.length, 2);
            const next = ['--starting-token', first.NextToken];
            equal(await query('Users[].UserName', 'list-users', '--path-prefix=/staff/', ...next), 'cleo');
            equal(await query('Tags[0].Value', 'list-user-tags', ...user('ann')), 'small and cheap');
            await iam('untag-user', ...user('ann'), '--tag-keys', 'plan');
            await iam('update-user', ...user('ann'), '--new-user-name', 'anna');
            equal(await refusal('get-user', ...user('ann')), 'NoSuchEntity');
            equal(await refusal('create-user', ...user('anna')), 'EntityAlreadyExists');
            await iam('delete-user', ...user('anna'));
        },
        'puts users into groups, which give them their policies': async () => {
            const group = ['--group-name', 'readers'];
            await iam('create-user', ...user('gail'));
            await iam('create-group', ...group);
            await iam('add-user-to-group', ...group, ...user('gail'));
            equal(await query('Users[].UserName', 'get-group', ...group), 'gail');
            equal(await query('Groups[].GroupName', 'list-groups-for-user', ...user('gail')), 'readers');
            const own = [...group, '--policy-name', 'own'];
            await iam('put-group-policy', ...own, '--policy-document', allow('s3:List*'));
            const found = await iam('get-group-policy', ...own);
            deepEqual(found.PolicyDocument, JSON.parse(allow('s3:List*')));
            equal(await refusal('delete-group', ...group), 'DeleteConflict');
            await iam('delete-group-policy', ...own);
            await iam('remove-user-from-group', ...group, ...user('gail'));
            await iam('delete-group', ...group);
        },
        'makes, deactivates and deletes access keys': async () => {
            await iam('create-user', ...user('kim'));
            const id = await query('AccessKey.AccessKeyId', 'create-access-key', ...user('kim'));
            await iam('create-access-key', ...user('kim'));
            equal(await refusal('create-access-key', ...user('kim')), 'LimitExceeded');
            const key = [...user('kim'), '--access-key-id', id];
            await iam('update-access-key', ...key, '--status', 'Inactive');
            const { AccessKeyMetadata: keys } = await iam('list-access-keys', ...user('kim'));
            deepEqual(keys.map(({ Status }) => Status).sort(), ['Active', 'Inactive']);
            const used = await iam('get-access-key-last-used', '--access-key-id', id);
            equal(used.AccessKeyLastUsed.ServiceName, 'N/A');
            await iam('delete-access-key', ...key);
        },
        'makes a policy from a file, changes it by versions, attaches and bounds with it': async () => {
            const path = `file://${await file('policy.json', allow('s3:Get*'))}`;
            const made = ['--policy-name', 'shared', '--policy-document', path, '--tags', tag];
            const arn = ['--policy-arn', await query('Policy.Arn', 'create-policy', ...made)];
            await iam('wait', 'policy-exists', ...arn);
            const second = ['--policy-document', allow('s3:*'), '--set-as-default'];
            await iam('create-policy-version', ...arn, ...second);
            const { PolicyVersion: version } = await iam('get-policy-version', ...arn, '--version-id=v2');
            deepEqual(version.Document, JSON.parse(allow('s3:*')));
            await iam('set-default-policy-version', ...arn, '--version-id=v1');
            const ids = await query('Versions[].VersionId', 'list-policy-versions', ...arn);
            equal(ids, 'v2 v1');
            await iam('delete-policy-version', ...arn, '--version-id=v2');
            await iam('create-user', ...user('pat'), '--permissions-boundary', arn[1] ?? '');
            await iam('attach-user-policy', ...user('pat'), ...arn);
            const attached = 'AttachedPolicies[].PolicyName';
            equal(await query(attached, 'list-attached-user-policies', ...user('pat')), 'shared');
            const entities = await iam('list-entities-for-policy', ...arn);
            equal(entities.PolicyUsers[0].UserName, 'pat');
            const of = ['--arn', await userArn('pat'), '--service-namespaces', 's3'];
            const granting = await iam('list-policies-granting-service-access', ...of);
            equal(granting.PoliciesGrantingServiceAccess[0].Policies[0].PolicyName, 'shared');
            equal(await refusal('delete-policy', ...arn), 'DeleteConflict');
            await iam('delete-user-permissions-boundary', ...user('pat'));
            await iam('detach-user-policy', ...user('pat'), ...arn);
            await iam('delete-policy', ...arn);
            const wrong = ['--policy-name', 'wrong', '--policy-document', '{"Version":'];
            equal(await refusal('create-policy', ...wrong), 'MalformedPolicyDocument');
            const local = await query('Policies[].PolicyName', 'list-policies', '--scope', 'AWS');
            match(local, /\bAdministratorAccess\b/);
        },
        'makes roles and instance profiles': async () => {
            const role = ['--role-name', 'web'];
            const profile = ['--instance-profile-name', 'web'];
            await iam('create-role', ...role, '--assume-role-policy-document', machines, '--tags', tag);
            await iam('wait', 'role-exists', ...role);
            await iam('update-role', ...role, '--description', 'Serves', '--max-session-duration=7200');
            const changed = await iam('get-role', ...role);
            deepEqual([changed.Role.Description, changed.Role.MaxSessionDuration], ['Serves', 7200]);
            deepEqual(changed.Role.AssumeRolePolicyDocument, JSON.parse(machines));
            const own = [...role, '--policy-name', 'own', '--policy-document', allow('s3:*')];
            await iam('put-role-policy', ...own);
            equal(await query('PolicyNames[]', 'list-role-policies', ...role), 'own');
            await iam('create-instance-profile', ...profile);
            await iam('wait', 'instance-profile-exists', ...profile);
            await iam('add-role-to-instance-profile', ...profile, ...role);
            const roles = 'InstanceProfile.Roles[].RoleName';
            equal(await query(roles, 'get-instance-profile', ...profile), 'web');
            equal(await refusal('delete-role', ...role), 'DeleteConflict');
            await iam('remove-role-from-instance-profile', ...profile, ...role);
            await iam('delete-instance-profile', ...profile);
            await iam('delete-role-policy', ...role, '--policy-name', 'own');
            await iam('delete-role', ...role);
        },
        'makes and deletes a service-linked role': async () => {
            const service = ['--aws-service-name', 'rds.amazonaws.com'];
            const name = await query('Role.RoleName', 'create-service-linked-role', ...service);
            const gone = ['--role-name', name];
            const task = await query('DeletionTaskId', 'delete-service-linked-role', ...gone);
            const asked = ['get-service-linked-role-deletion-status', '--deletion-task-id', task];
            equal(await query('Status', ...asked), 'SUCCEEDED');
        },
        'gives passwords that the account’s rules allow': async () => {
            const rules = ['--minimum-password-length', '10', '--require-numbers'];
            await iam('update-account-password-policy', ...rules);
            const policyOf = await iam('get-account-password-policy');
            equal(policyOf.PasswordPolicy.RequireNumbers, true);
            await iam('create-user', ...user('lee'));
            const weak = [...user('lee'), '--password', 'only-letters'];
            equal(await refusal('create-login-profile', ...weak), 'PasswordPolicyViolation');
            const login = [...user('lee'), '--password', 'with 1 number'];
            await iam('create-login-profile', ...login, '--password-reset-required');
            const { LoginProfile: made } = await iam('get-login-profile', ...user('lee'));
            equal(made.PasswordResetRequired, true);
            await iam('update-login-profile', ...user('lee'), '--no-password-reset-required');
            await iam('delete-login-profile', ...user('lee'));
            await iam('delete-account-password-policy');
        },
        'enables an MFA device by codes, and asks for the next when a profile names the device': async () => {
            await iam('create-user', ...user('may'));
            const seed = join(aws.folder, 'seed');
            const device = ['--virtual-mfa-device-name', 'may', '--bootstrap-method=Base32StringSeed'];
            const path = ['--outfile', seed];
            const { VirtualMFADevice: made } = await iam('create-virtual-mfa-device', ...device, ...path);
            const secret = await readFile(seed);
            const step = presentStep();
            const [first, second] = [totpCode(secret, step - 1), totpCode(secret, step)];
            const serial = ['--serial-number', made.SerialNumber];
            const codes = ['--authentication-code1', first, '--authentication-code2', second];
            await iam('enable-mfa-device', ...user('may'), ...serial, ...codes);
            const listed = 'MFADevices[].SerialNumber';
            equal(await query(listed, 'list-mfa-devices', ...user('may')), made.SerialNumber);
            const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
            const trust = trusting({ AWS: await userArn('may') }, withMfa);
            const role = ['--role-name', 'careful', '--assume-role-policy-document', trust];
            const roleArn = await query('Role.Arn', 'create-role', ...role);
            const { AccessKey: key } = await iam('create-access-key', ...user('may'));
            // As a person sets a profile up.
            const settings = {
                'may.aws_access_key_id': key.AccessKeyId,
                'may.aws_secret_access_key': key.SecretAccessKey,
                'careful.role_arn': roleArn,
                'careful.source_profile': 'may',
                'careful.mfa_serial': made.SerialNumber,
                'careful.region': 'us-east-1',
            };
            await mkdir(join(detached.folder, '.aws'), { recursive: true });
            for (const [name, value] of Object.entries(settings)) {
                const [profile = '', setting = ''] = name.split('.');
                await detached.run('configure', 'set', setting, value, '--profile', profile);
            }
            const who = ['sts', 'get-caller-identity', '--profile', 'careful', '--query', 'Arn'];
            const next = totpCode(secret, Math.max(step + 1, presentStep()));
            match(await detached.feed(`${next}\n`, ...who), /:assumed-role\/careful\//);
            // The session is kept in a file, so nobody is asked again.
            match(await detached.run(...who), /:assumed-role\/careful\//);
        },
        'keeps identity providers': async () => {
            const url = ['--url', 'https://idp.example.com/realm', '--client-id-list', 'app', 'web'];
            const made = await iam('create-open-id-connect-provider', ...url);
            const arn = ['--open-id-connect-provider-arn', made.OpenIDConnectProviderArn];
            const provider = await iam('get-open-id-connect-provider', ...arn);
            deepEqual([provider.Url, provider.ClientIDList], ['idp.example.com/realm', ['app', 'web']]);
            await iam('remove-client-id-from-open-id-connect-provider', ...arn, '--client-id=web');
            await iam('delete-open-id-connect-provider', ...arn);
            equal(await refusal('get-open-id-connect-provider', ...arn), 'NoSuchEntity');
            const path = await file('metadata.xml', metadata([selfSigned('idp.example.com')]));
            const document = ['--name', 'idp', '--saml-metadata-document', `file://${path}`];
            const saml = await query('SAMLProviderArn', 'create-saml-provider', ...document);
            equal(await query('SAMLProviderList[].Arn', 'list-saml-providers'), saml);
            await iam('delete-saml-provider', '--saml-provider-arn', saml);
        },
        'keeps server certificates from files': async () => {
            const name = ['--server-certificate-name', 'site'];
            const body = ['--certificate-body', `file://${await file('site.pem', siteCertificate)}`];
            const key = ['--private-key', `file://${await file('site.key', siteKey)}`];
            await iam('upload-server-certificate', ...name, ...body, ...key);
            const found = await iam('get-server-certificate', ...name);
            equal(found.ServerCertificate.CertificateBody.trim(), siteCertificate.trim());
            await iam('delete-server-certificate', ...name);
        },
        'names the account, and counts, reports and describes what is in it': async () => {
            await iam('create-account-alias', '--account-alias', 'by-cli');
            equal(await query('AccountAliases[]', 'list-account-aliases'), 'by-cli');
            await iam('delete-account-alias', '--account-alias', 'by-cli');
            equal(await query('SummaryMap.UsersQuota', 'get-account-summary'), '5000');
            await iam('generate-credential-report');
            const report = await query('Content', 'get-credential-report');
            match(Buffer.from(report, 'base64').toString(), /^user,arn,.*\n<root_account>,/);
            await iam('create-user', ...user('dee'));
            const details = ['get-account-authorization-details', '--filter', 'User'];
            match(await query('UserDetailList[].UserName', ...details), /\bdee\b/);
        },
        'simulates, and sees what was used': async () => {
            await iam('create-user', ...user('sue'));
            const own = [...user('sue'), '--policy-name', 'own', '--policy-document', allow('s3:Get*')];
            await iam('put-user-policy', ...own);
            const arn = await userArn('sue');
            const actions = ['--action-names', 's3:GetObject', 's3:PutObject'];
            const decisions = 'EvaluationResults[].EvalDecision';
            const asked = ['simulate-principal-policy', '--policy-source-arn', arn, ...actions];
            equal(await query(decisions, ...asked), 'allowed implicitDeny');
            const given = ['--policy-input-list', allow('s3:*'), ...actions];
            equal(await query(decisions, 'simulate-custom-policy', ...given), 'allowed allowed');
            const job = await query('JobId', 'generate-service-last-accessed-details', '--arn', arn);
            const details = await iam('get-service-last-accessed-details', '--job-id', job);
            equal(details.ServicesLastAccessed[0].ServiceNamespace, 's3');
        },
        'finds in the trail what was done': async () => {
            await iam('create-user', ...user('eve'));
            const wanted = 'AttributeKey=ResourceName,AttributeValue=eve';
            const { Events } = await call('cloudtrail', 'lookup-events', '--lookup-attributes', wanted);
            deepEqual(Events.map(({ EventName }) => EventName), ['CreateUser']);
            match(JSON.parse(Events[0].CloudTrailEvent).userAgent, /aws-cli/);
        },
    });
});
