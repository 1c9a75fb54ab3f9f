import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { DeleteAccessKeyCommand, DeleteUserCommand, DeleteUserPolicyCommand, GetUserCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, DecodeAuthorizationMessageCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetDelegatedAccessTokenCommand, GetFederationTokenCommand, GetSessionTokenCommand, } from '@aws-sdk/client-sts';
import { iamClient, stsClient } from '../support/clients.js';
import { addMfaDevice } from './mfa-device.js';
import { allow, keysOf, policyOf, trust, useSts } from './scene.js';
describe('sessions of users', () => {
    const scene = useSts();
    const { server } = scene;
    let account = '';
    before(async () => {
        account = await scene.account();
    });
    const whoIs = async (keys) => {
        const { Arn, Account, UserId } = await scene.as(keys).send(new GetCallerIdentityCommand({}));
        return [Arn, Account, UserId];
    };
    const sessionOf = async (keys, input = {}) => keysOf((await scene.as(keys).send(new GetSessionTokenCommand(input))).Credentials);
    const federate = async (keys, input = {}) => {
        const command = new GetFederationTokenCommand({ Name: 'guest', ...input });
        return keysOf((await scene.as(keys).send(command)).Credentials);
    };
    describe('GetCallerIdentity', () => {
        it('says who calls, for every kind of caller', async () => {
            const ann = await scene.user('ann', allow('sts:GetFederationToken'));
            const { User } = await iamClient(server).send(new GetUserCommand({ UserName: 'ann' }));
            const id = User?.UserId;
            deepStrictEqual(await whoIs(server), [`arn:aws:iam::${account}:root`, account, account]);
            deepStrictEqual(await whoIs(ann), [ann.arn, account, id]);
            deepStrictEqual(await whoIs(await sessionOf(ann)), [ann.arn, account, id]);
            const guest = `arn:aws:sts::${account}:federated-user/guest`;
            deepStrictEqual(await whoIs(await federate(ann)), [guest, account, `${account}:guest`]);
            const root = [`arn:aws:iam::${account}:root`, account, account];
            deepStrictEqual(await whoIs(await sessionOf(server)), root);
        });
        it('cannot be denied', async () => {
            const ben = await scene.user('ben', { ...allow('*'), Effect: 'Deny' });
            strictEqual((await whoIs(ben))[0], ben.arn);
        });
    });
    describe('GetSessionToken', () => {
        it('gives the rights of the user, but for IAM and most of STS', async () => {
            const may = allow('s3:ListAllMyBuckets', 'iam:GetUser', 'sts:*');
            const cara = await scene.user('cara', may);
            const arn = await scene.role('of-cara', [trust({ AWS: cara.arn })]);
            const keys = await sessionOf(cara);
            await scene.s3(keys).send(new ListBucketsCommand({}));
            const assume = { RoleArn: arn, RoleSessionName: 'by-session' };
            await scene.as(keys).send(new AssumeRoleCommand(assume));
            await rejects(scene.s3(keys).send(new CreateBucketCommand({ Bucket: 'of-cara' })), {
                name: 'AccessDenied',
            });
            await rejects(iamClient(server, keys).send(new GetUserCommand({})), {
                name: 'InvalidClientTokenId',
            });
            await rejects(sessionOf(keys), {
                name: 'AccessDenied',
                message: 'Cannot call GetSessionToken with session credentials',
            });
        });
        it('proves an MFA device, for conditions and for IAM', async () => {
            const Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
            const may = [{ ...allow('s3:*'), Condition }, allow('iam:GetUser')];
            const dora = await scene.user('dora', ...may);
            const device = await addMfaDevice(server, 'dora', { UserName: 'dora' });
            const SerialNumber = device.serialNumber;
            await rejects(scene.s3(dora).send(new ListBucketsCommand({})), { name: 'AccessDenied' });
            await rejects(scene.s3(await sessionOf(dora)).send(new ListBucketsCommand({})), {
                name: 'AccessDenied',
            });
            const TokenCode = device.code;
            const keys = await sessionOf(dora, { SerialNumber, TokenCode });
            await scene.s3(keys).send(new ListBucketsCommand({}));
            await iamClient(server, keys).send(new GetUserCommand({}));
            const failed = {
                name: 'AccessDenied',
                message: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
            };
            await rejects(sessionOf(dora, { SerialNumber, TokenCode }), failed);
            const eric = await scene.user('eric');
            await rejects(sessionOf(eric, { SerialNumber, TokenCode: '123456' }), failed);
            await rejects(sessionOf(dora, { SerialNumber }), {
                message: /must provide both MFA serial number and one time pass code/,
            });
        });
        it('lets roles ask for an MFA device', async () => {
            const fred = await scene.user('fred');
            const own = { UserName: 'fred' };
            const devices = await Promise.all(['fred', 'fred-2'].map((name) => addMfaDevice(server, name, own)));
            const proof = (device) => ({
                SerialNumber: device.serialNumber,
                TokenCode: device.code,
            });
            const arn = await scene.role('with-mfa', [
                {
                    ...trust({ AWS: fred.arn }),
                    Condition: {
                        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
                        NumericLessThan: { 'aws:MultiFactorAuthAge': '60' },
                    },
                },
            ]);
            const assume = (keys, proof = {}) => {
                const named = { RoleArn: arn, RoleSessionName: 'proven' };
                return scene.as(keys).send(new AssumeRoleCommand({ ...named, ...proof }));
            };
            await rejects(assume(fred), { name: 'AccessDenied' });
            const [first, second] = devices;
            await assume(fred, proof(first));
            await assume(await sessionOf(fred, proof(second)));
        });
        it('lasts as long as is asked for, a root’s an hour at most', async () => {
            const lasts = async (keys, DurationSeconds) => {
                const command = new GetSessionTokenCommand({ DurationSeconds });
                const { Credentials } = await scene.as(keys).send(command);
                return Math.round((Number(Credentials?.Expiration) - Date.now()) / 10_000) * 10;
            };
            const gina = await scene.user('gina');
            deepStrictEqual([await lasts(gina), await lasts(gina, 129_600), await lasts(gina, 900)], [43_200, 129_600, 900]);
            deepStrictEqual([await lasts(server), await lasts(server, 129_600)], [3600, 3600]);
            await rejects(lasts(gina, 129_601), { name: 'ValidationError' });
            await rejects(lasts(gina, 899), { name: 'ValidationError' });
        });
        it('ends with the user, whoever has the name later', async () => {
            const hugo = await scene.user('hugo', allow('s3:*'));
            const keys = await sessionOf(hugo);
            await scene.s3(keys).send(new ListBucketsCommand({}));
            const iam = iamClient(server);
            const UserName = 'hugo';
            await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: hugo.accessKeyId }));
            await scene.s3(keys).send(new ListBucketsCommand({}));
            await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'own' }));
            await iam.send(new DeleteUserCommand({ UserName }));
            await rejects(scene.s3(keys).send(new ListBucketsCommand({})), { name: 'InvalidAccessKeyId' });
            await scene.user('hugo', allow('s3:*'));
            await rejects(scene.s3(keys).send(new ListBucketsCommand({})), { name: 'InvalidAccessKeyId' });
        });
    });
    describe('GetFederationToken', () => {
        it('gives what both the user and the given policies allow', async () => {
            const may = allow('sts:GetFederationToken', 's3:ListAllMyBuckets', 's3:CreateBucket');
            const ida = await scene.user('ida', may);
            const limited = await federate(ida, {
                Policy: policyOf(allow('s3:ListAllMyBuckets', 's3:PutObject')),
            });
            await scene.s3(limited).send(new ListBucketsCommand({}));
            const create = new CreateBucketCommand({ Bucket: 'of-ida' });
            await rejects(scene.s3(limited).send(create), {
                name: 'AccessDenied',
                message: /because no session policy allows the s3:CreateBucket action/,
            });
            await rejects(scene.s3(await federate(ida)).send(new ListBucketsCommand({})), {
                name: 'AccessDenied',
            });
            const all = { Policy: policyOf(allow('*')) };
            const guest = await federate(ida, all);
            await scene.s3(guest).send(create);
            await rejects(iamClient(server, guest).send(new GetUserCommand({})), {
                name: 'InvalidClientTokenId',
            });
            await rejects(federate(guest), { name: 'AccessDenied' });
            const byRoot = await federate(server, all);
            await scene.s3(byRoot).send(new ListBucketsCommand({}));
            const bare = new GetFederationTokenCommand({ Name: 'guest' });
            strictEqual((await stsClient(server).send(bare)).PackedPolicySize, 0);
            await rejects(scene.s3(await federate(server)).send(new ListBucketsCommand({})), {
                name: 'AccessDenied',
            });
        });
        it('asks for leave, and for more if there are tags', async () => {
            const jack = await scene.user('jack');
            await rejects(federate(jack), { name: 'AccessDenied' });
            const Resource = 'arn:aws:sts::*:federated-user/guest';
            const kate = await scene.user('kate', { ...allow('sts:GetFederationToken'), Resource });
            await federate(kate);
            await rejects(federate(kate, { Name: 'other' }), { name: 'AccessDenied' });
            await rejects(federate(kate, { Tags: [{ Key: 'a', Value: '1' }] }), {
                message: /is not authorized to perform: sts:TagSession/,
            });
        });
    });
    describe('GetAccessKeyInfo', () => {
        it('tells the account of an access key, of temporary ones too', async () => {
            const lena = await scene.user('lena');
            const { accessKeyId } = await sessionOf(lena);
            match(accessKeyId, /^ASIA/);
            for (const AccessKeyId of [lena.accessKeyId, accessKeyId, server.accessKeyId]) {
                const found = await scene.sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }));
                strictEqual(found.Account, account);
            }
            for (const AccessKeyId of ['AKIAAAAAAAAAAAAAAAAA', 'ASIA7777777777777777', 'short']) {
                await rejects(scene.sts.send(new GetAccessKeyInfoCommand({ AccessKeyId })), {
                    name: 'ValidationError',
                });
            }
            await rejects(scene.as(lena).send(new GetAccessKeyInfoCommand({ AccessKeyId: accessKeyId })), { name: 'AccessDenied' });
        });
    });
    describe('DecodeAuthorizationMessage', () => {
        it('opens no message but the server’s own', async () => {
            const decode = (EncodedMessage) => scene.sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
            await rejects(decode('x'.repeat(100)), { name: 'InvalidAuthorizationMessageException' });
            const mona = await scene.user('mona');
            const command = new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' });
            await rejects(scene.as(mona).send(command), { name: 'AccessDenied' });
        });
    });
    it('says of what is not offered that it is known', async () => {
        const command = new GetDelegatedAccessTokenCommand({ TradeInToken: 'x' });
        await rejects(scene.sts.send(command), (error) => {
            ok(/GetDelegatedAccessToken is known/.test(error.message), error.message);
            return true;
        });
    });
});
