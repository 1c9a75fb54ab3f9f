/**
 * Every operation of every service, called by an administrator of one account with the ARNs, ids
 * and names of another's: nothing is told and nothing changed.
 */
import { deepStrictEqual } from 'node:assert/strict';
import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import * as quotas from '@aws-sdk/client-service-quotas';
import * as sts from '@aws-sdk/client-sts';
import { addUser } from './organizations/members.js';
import { newAccount } from './organizations/scene.js';
import { cloudTrailClient, iamClient, organizationsClient, quotasClient, s3Client, stsClient, } from './support/clients.js';
import { useServer } from './support/server.js';
const allowAll = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});
/** What may be told of other accounts, and what of them stands in one's own records. */
const mayTell = ['DescribeOrganization', 'GetAccessKeyInfo', 'ListRoles'];
/** A value of the SDK's schema: a text as `make` says, of lists one item. */
function sampleOf(schema, make, name = '') {
    if (typeof schema === 'function')
        return sampleOf(schema(), make, name);
    if (Array.isArray(schema)) {
        const [kind] = schema;
        if (kind === 3) {
            const members = schema[4].map((member, index) => [
                member,
                sampleOf(schema[5][index], make, member),
            ]);
            return Object.fromEntries(members.filter(([, value]) => value !== undefined));
        }
        if (kind === 1 || kind === 0) {
            const value = sampleOf(schema[4], make, name);
            return kind === 0 || value === undefined ? value : [value];
        }
        return kind === 2 ? undefined : sampleOf(schema[0], make, name);
    }
    const list = Number(schema) & 64;
    const value = scalar(Number(schema) & ~64, make, name);
    return list && value !== undefined ? [value] : value;
}
function scalar(kind, make, name) {
    if (kind === 1)
        return /Duration|Seconds/.test(name) ? 3600 : 5;
    if (kind === 2)
        return false;
    return kind === 0 ? make(name) : undefined;
}
const leftOut = /Marker|NextToken|^New|Path|Mode|Sort|Version|Url|URI|Scope|Granular|Usage|Suffix/;
const documents = /PolicyDocument|^Content$|^Policy$|^PolicyInputList$/;
describe('an administrator of one account', () => {
    const server = useServer();
    const root = { iam: iamClient(server), trail: cloudTrailClient(server) };
    const named = 'victim';
    async function stateOf() {
        const details = await root.iam.send(new iam.GetAccountAuthorizationDetailsCommand({}));
        const found = [
            details,
            await root.iam.send(new iam.ListOpenIDConnectProvidersCommand({})),
            await root.iam.send(new iam.ListVirtualMFADevicesCommand({})),
            await root.trail.send(new cloudTrail.DescribeTrailsCommand({})),
            await root.trail.send(new cloudTrail.GetTrailStatusCommand({ Name: named })),
        ];
        return JSON.parse(JSON.stringify(found.map(({ $metadata: _, ...rest }) => rest)));
    }
    it('learns and changes nothing of another by its ARNs, ids and names', async () => {
        const { Account: other = '' } = await stsClient(server).send(new sts.GetCallerIdentityCommand({}));
        await root.iam.send(new iam.CreateUserCommand({ UserName: named }));
        const { AccessKey } = await root.iam.send(new iam.CreateAccessKeyCommand({ UserName: named }));
        const policy = { PolicyName: named, PolicyDocument: allowAll };
        await root.iam.send(new iam.CreatePolicyCommand(policy));
        const Url = 'https://victim.example.com';
        await root.iam.send(new iam.CreateOpenIDConnectProviderCommand({ Url }));
        const VirtualMFADeviceName = named;
        await root.iam.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
        const S3BucketName = 'victim-bucket';
        await s3Client(server).send(new CreateBucketCommand({ Bucket: S3BucketName }));
        await root.trail.send(new cloudTrail.CreateTrailCommand({ Name: named, S3BucketName }));
        const account = await newAccount(organizationsClient(server), 'other');
        const keys = await addUser(server, { account, userName: 'admin' });
        const services = [
            [iam, iamClient(server, keys)],
            [sts, stsClient(server, keys)],
            [organizations, organizationsClient(server, keys)],
            [quotas, quotasClient(server, keys)],
            [cloudTrail, cloudTrailClient(server, keys)],
        ];
        const arns = [
            ...['user', 'policy', 'mfa'].map((type) => `arn:aws:iam::${other}:${type}/${named}`),
            `arn:aws:iam::${other}:oidc-provider/victim.example.com`,
            `arn:aws:iam::${other}:root`,
            `arn:aws:cloudtrail:us-east-1:${other}:trail/${named}`,
            `arn:aws:servicequotas:us-east-1:${other}:s3/storage-bytes`,
        ];
        const makerOf = (sdk, arn) => (name) => {
            if (leftOut.test(name))
                return undefined;
            if (documents.test(name))
                return allowAll;
            if (name === 'ServiceCode')
                return 's3';
            if (name === 'QuotaCode')
                return 'storage-bytes';
            if (/ContextId|S3BucketName/.test(name))
                return S3BucketName;
            if (name === 'AccessKeyId')
                return AccessKey?.AccessKeyId;
            if (sdk === organizations && /Id$/.test(name))
                return other;
            if (sdk === organizations && /Type|Filter/.test(name))
                return 'SERVICE_CONTROL_POLICY';
            const isArn = /arn|serialnumber|boundary|trailname|resourceid|targetprincipal/i.test(name);
            return isArn || (sdk === cloudTrail && name === 'Name') ? arn : named;
        };
        const before = await stateOf();
        const told = new Set();
        for (const [sdk, client] of services) {
            for (const command of Object.keys(sdk).filter((each) => /Command$/.test(each))) {
                const name = command.replace(/Command$/, '');
                const Command = sdk[command];
                const schema = sdk[`${name}$`]?.[4];
                for (const arn of schema === undefined ? [] : arns) {
                    const sent = client.send(new Command(sampleOf(schema, makerOf(sdk, arn))));
                    const answer = await sent.catch(() => ({}));
                    if (JSON.stringify({ ...answer, $metadata: 0 }).includes(other))
                        told.add(name);
                }
            }
        }
        deepStrictEqual([...told].sort(), mayTell);
        deepStrictEqual(await stateOf(), before);
    }).timeout(300_000);
});
