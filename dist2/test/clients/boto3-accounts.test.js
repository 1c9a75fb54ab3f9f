/**
 * boto3 on accounts: IAM, STS, Organizations, Service Quotas and CloudTrail. The steps are Python,
 * beside this source; each script runs all of its steps at once, against one server. Every answer
 * is held against botocore's own model of it.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { selfSigned } from '../sts/unit/certificates.js';
import { startProvider } from '../sts/unit/identity-provider.js';
import { awsAttributes, encode, metadata, response, sign } from '../sts/unit/saml-provider.js';
import { authorityCertificate, otherKey, siteCertificate, siteKey, } from '../support/certificates.js';
import { stsClient } from '../support/clients.js';
import { awsEnvironment, useProgram } from '../support/programs.js';
import { repositoryRoot, useServer } from '../support/server.js';
const services = ['iam', 'sts', 'organizations', 'service-quotas', 'cloudtrail'];
const iamSteps = [
    ['users', 'makes, pages through, tags, renames and deletes users'],
    ['absent_credentials', 'finds no credentials of kinds that are not made here'],
    ['groups', 'puts users into groups'],
    ['access_keys', 'makes two keys a user, which stop at once when they are inactive'],
    ['managed_policies', 'keeps five versions of a policy'],
    ['attachments', 'attaches policies, and finds to what they are attached'],
    ['inline_policies', 'reads inline policies as they were written'],
    ['boundaries', 'bounds users and roles'],
    ['roles', 'makes roles, and changes whom they trust'],
    ['instance_profiles', 'puts a role into an instance profile'],
    ['passwords', 'holds passwords to the account’s rules'],
    ['mfa_devices', 'enables a virtual MFA device by its codes, and gets a session by the next'],
    ['open_id_providers', 'keeps OpenID Connect providers'],
    ['saml_providers', 'keeps SAML providers'],
    ['server_certificates', 'keeps server certificates that fit their keys'],
    ['credential_report', 'reads the credential report'],
    ['authorization_details', 'pages through all that an account may do'],
    ['simulation', 'simulates policies'],
    ['service_linked_roles', 'makes and deletes service-linked roles'],
    ['last_accessed', 'sees which services were used'],
    ['account_alias', 'names the account, and counts what is in it'],
    ['resources', 'has its resources over all that'],
    ['root_features', 'lets the organization manage the roots of its members'],
];
const accountSteps = [
    ['assume_role', 'assumes roles, with all that narrows a session'],
    ['own_sessions', 'gets session tokens and federation tokens'],
    ['web_identity', 'assumes a role by a web identity’s token, from a file too'],
    ['saml', 'assumes a role by a SAML assertion'],
    ['profiles', 'follows profiles from role to role, with an MFA code'],
    ['organization', 'sees what an organization is, and what it is not here'],
    ['delegation', 'delegates a service to a member'],
    ['member_accounts', 'makes accounts, works in them, closes them'],
    ['units_and_policies', 'binds accounts in units by service control policies'],
    ['quota_values', 'raises and lowers the space of a bucket, which binds at once'],
    ['quota_lists', 'pages through quotas, services and requests'],
    ['quota_template', 'makes a template of quotas'],
    ['audit_trail', 'finds what was done, newest first'],
    ['trails', 'makes and deletes trails'],
];
describe('boto3 on accounts', function () {
    this.timeout(180_000);
    const server = useServer({ env: { CAIRN_IDENTITY_PROVIDERS: 'private' } });
    const certified = selfSigned('idp.example.com');
    let provider;
    let given = {};
    const useScript = (name) => useProgram(server, ['python3', join(repositoryRoot, 'test/clients', name)], () => ({
        ...awsEnvironment(server),
        ...given,
        PYTHONDONTWRITEBYTECODE: '1',
    }));
    const scripts = [
        { python: useScript('boto3_iam_steps.py'), steps: iamSteps },
        { python: useScript('boto3_accounts_steps.py'), steps: accountSteps },
    ];
    const outcomes = new Map();
    const called = new Set();
    before('run all steps', async () => {
        provider = await startProvider();
        given = {
            OIDC_URL: provider.url,
            OIDC_TOKEN: await provider.token({ sub: 'ann@example.com' }),
            SAML_NAME: 'boto3',
            SAML_METADATA: metadata([certified]),
            SAML_ASSERTION: await assertion('boto3'),
            SITE_CERTIFICATE: siteCertificate,
            SITE_CHAIN: authorityCertificate,
            SITE_KEY: siteKey,
            OTHER_KEY: otherKey,
        };
        const run = async ({ python, steps }) => {
            const report = JSON.parse(await python.run(...steps.map(([step]) => step)));
            for (const [step, outcome] of Object.entries(report.outcomes))
                outcomes.set(step, outcome);
            for (const operation of report.called)
                called.add(operation);
        };
        await Promise.all(scripts.map(run));
    });
    after(() => provider?.close());
    /** For the role and the provider of this name, as the step makes them. */
    const assertion = async (name) => {
        const { Account: account } = await stsClient(server).send(new GetCallerIdentityCommand({}));
        const arns = ['role', 'saml-provider'].map((kind) => `arn:aws:iam::${account}:${kind}/${name}`);
        const attributes = { [`${awsAttributes}Role`]: [arns.join(',')] };
        return encode(sign(response({ at: Date.now(), attributes }), 'Assertion', certified));
    };
    for (const [step, promise] of [...iamSteps, ...accountSteps]) {
        it(promise, () => ok(outcomes.get(step) === 'ok', outcomes.get(step)));
    }
    it('calls every operation that there is', () => {
        const operations = services.flatMap((service) => readdirSync(join(repositoryRoot, 'src', service, 'operations')).map((file) => `${service}/${file.replace(/\.ts$/, '')}`));
        const missing = operations.filter((operation) => !called.has(operation));
        deepEqual(missing, []);
    });
});
