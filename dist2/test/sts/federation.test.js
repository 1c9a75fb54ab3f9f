import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { CreateOpenIDConnectProviderCommand, CreateSAMLProviderCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { AssumeRoleWithSAMLCommand, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, } from '@aws-sdk/client-sts';
import { iamClient } from '../support/clients.js';
import { allow, keysOf, policyOf, useSts } from './scene.js';
import { selfSigned } from './unit/certificates.js';
import { startProvider } from './unit/identity-provider.js';
import { awsAttributes, encode, metadata, response, sign } from './unit/saml-provider.js';
describe('AssumeRoleWithWebIdentity', () => {
    const scene = useSts({ CAIRN_IDENTITY_PROVIDERS: 'private' });
    let provider;
    let providerArn = '';
    let host = '';
    let RoleArn = '';
    before(async () => {
        provider = await startProvider();
        host = provider.url.replace('http://', '');
        const iam = iamClient(scene.server);
        const input = { Url: provider.url, ClientIDList: ['app'], ThumbprintList: ['a'.repeat(40)] };
        const made = await iam.send(new CreateOpenIDConnectProviderCommand(input));
        providerArn = made.OpenIDConnectProviderArn ?? '';
        const trusts = {
            Effect: 'Allow',
            Principal: { Federated: providerArn },
            Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
            Condition: { StringEquals: { [`${host}:sub`]: 'ann', [`${host}:aud`]: 'app' } },
        };
        RoleArn = await scene.role('web', [trusts], allow('s3:ListAllMyBuckets'), {
            ...allow('s3:CreateBucket'),
            Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue', [`${host}:sub`]: 'ann' } },
        });
    });
    after(() => provider.close());
    const assume = async (claims, options = {}) => scene.sts.send(new AssumeRoleWithWebIdentityCommand({
        RoleArn,
        RoleSessionName: 'ann',
        WebIdentityToken: await provider.token({ ...claims }),
        ...options,
    }));
    it('gives a role to whom a token of its provider names', async () => {
        const made = await assume({});
        const { SubjectFromWebIdentityToken, Audience, Provider } = made;
        deepStrictEqual([SubjectFromWebIdentityToken, Audience, Provider], ['ann', 'app', provider.url]);
        const keys = keysOf(made.Credentials);
        const { Arn } = await scene.as(keys).send(new GetCallerIdentityCommand({}));
        strictEqual(Arn, made.AssumedRoleUser?.Arn);
        match(Arn ?? '', /:assumed-role\/web\/ann$/);
        await scene.s3(keys).send(new ListBucketsCommand({}));
        const create = new CreateBucketCommand({ Bucket: 'of-the-web' });
        await rejects(scene.s3(keys).send(create), { name: 'AccessDenied' });
        const tagged = await assume({
            'https://aws.amazon.com/tags': { principal_tags: { team: ['blue'] } },
        });
        await scene.s3(keysOf(tagged.Credentials)).send(create);
        const limited = await assume({}, { Policy: policyOf(allow('s3:CreateBucket')) });
        await rejects(scene.s3(keysOf(limited.Credentials)).send(new ListBucketsCommand({})), {
            name: 'AccessDenied',
        });
    });
    it('refuses everybody else', async () => {
        const denied = {
            name: 'AccessDenied',
            message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        };
        await rejects(assume({ sub: 'ben' }), denied);
        const missing = RoleArn.replace('role/web', 'role/none');
        await rejects(assume({}, { RoleArn: missing }), denied);
        const invalid = { name: 'InvalidIdentityTokenException' };
        await rejects(assume({ aud: 'other' }), invalid);
        await rejects(assume({ iss: 'https://accounts.example.com' }), {
            ...invalid,
            message: 'No OpenIDConnect provider found in your account for https://accounts.example.com',
        });
        await rejects(assume({}, { WebIdentityToken: 'none' }), invalid);
        const past = Math.floor(Date.now() / 1000) - 3600;
        await rejects(assume({ exp: past }), { name: 'ExpiredTokenException' });
        const forged = (await provider.token({})).replace(/.{6}$/, 'AAAAAA');
        await rejects(assume({}, { WebIdentityToken: forged }), invalid);
    });
});
describe('AssumeRoleWithWebIdentity, where providers are public', () => {
    const scene = useSts();
    it('asks no provider in the server’s own network', async () => {
        const provider = await startProvider();
        const iam = iamClient(scene.server);
        const input = { Url: provider.url, ClientIDList: ['app'], ThumbprintList: ['a'.repeat(40)] };
        const made = await iam.send(new CreateOpenIDConnectProviderCommand(input));
        const Federated = made.OpenIDConnectProviderArn;
        const Action = 'sts:AssumeRoleWithWebIdentity';
        const RoleArn = await scene.role('web', [{ Effect: 'Allow', Principal: { Federated }, Action }]);
        const WebIdentityToken = await provider.token();
        const named = { RoleArn, RoleSessionName: 'ann', WebIdentityToken };
        await rejects(scene.sts.send(new AssumeRoleWithWebIdentityCommand(named)), {
            name: 'InvalidIdentityTokenException',
            message: /Couldn't retrieve verification key from your identity provider/,
        });
        strictEqual(provider.asked.size, 0);
        await provider.close();
    });
});
describe('AssumeRoleWithSAML', () => {
    const scene = useSts({ CAIRN_DOMAIN: 'cloud.example.com' });
    const certified = selfSigned('idp.example.com');
    let PrincipalArn = '';
    let RoleArn = '';
    before(async () => {
        const input = { Name: 'Example', SAMLMetadataDocument: metadata([certified]) };
        const made = await iamClient(scene.server).send(new CreateSAMLProviderCommand(input));
        PrincipalArn = made.SAMLProviderArn ?? '';
        const trusts = {
            Effect: 'Allow',
            Principal: { Federated: PrincipalArn },
            Action: 'sts:AssumeRoleWithSAML',
            Condition: { StringEquals: { 'saml:sub': 'ann@example.com' } },
        };
        RoleArn = await scene.role('saml', [trusts], allow('s3:ListAllMyBuckets'));
    });
    const asserted = (options = {}, attributes = {}) => {
        const Role = { [`${awsAttributes}Role`]: [`${RoleArn},${PrincipalArn}`] };
        const all = { at: Date.now(), attributes: { ...Role, ...attributes }, ...options };
        return encode(sign(response(all), 'Assertion', certified));
    };
    const assume = (SAMLAssertion, options = {}) => scene.sts.send(new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn, SAMLAssertion, ...options }));
    it('gives a role to whom an assertion of its provider names', async () => {
        const made = await assume(asserted());
        deepStrictEqual([made.Subject, made.SubjectType, made.Issuer, made.Audience], [
            'ann@example.com',
            'persistent',
            'https://idp.example.com/saml',
            'https://signin.aws.amazon.com/saml',
        ]);
        match(made.AssumedRoleUser?.Arn ?? '', /:assumed-role\/saml\/ann$/);
        const keys = keysOf(made.Credentials);
        await scene.s3(keys).send(new ListBucketsCommand({}));
        await rejects(scene.s3(keys).send(new CreateBucketCommand({ Bucket: 'of-saml' })), {
            name: 'AccessDenied',
        });
    });
    it('takes assertions for the server itself, and lets them say how long', async () => {
        const own = 'https://cloud.example.com/saml';
        const long = { [`${awsAttributes}SessionDuration`]: ['900'] };
        const { Credentials, Audience } = await assume(asserted({ audience: own, recipient: own }, long));
        strictEqual(Audience, own);
        const lasts = Number(Credentials?.Expiration) - Date.now();
        ok(lasts > 800_000 && lasts <= 900_000, String(lasts));
    });
    it('refuses everybody else', async () => {
        const denied = {
            name: 'AccessDenied',
            message: 'Not authorized to perform sts:AssumeRoleWithSAML',
        };
        await rejects(assume(asserted({ subject: 'ben@example.com' })), denied);
        const otherRole = [`${RoleArn}2,${PrincipalArn}`];
        await rejects(assume(asserted({}, { [`${awsAttributes}Role`]: otherRole })), denied);
        await rejects(assume(asserted(), { PrincipalArn: `${PrincipalArn}2` }), denied);
        const invalid = { name: 'InvalidIdentityTokenException' };
        await rejects(assume(asserted({ audience: 'https://elsewhere.example.com' })), invalid);
        const forged = encode(sign(response({ at: Date.now() }), 'Assertion', selfSigned('evil')));
        await rejects(assume(forged), invalid);
        await rejects(assume(asserted({ at: Date.now() - 600_000 })), {
            name: 'ExpiredTokenException',
        });
    });
});
