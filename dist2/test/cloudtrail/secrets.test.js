import { ok, strictEqual } from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CreateTrailCommand, StartLoggingCommand, StopLoggingCommand, } from '@aws-sdk/client-cloudtrail';
import { CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand, } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { cloudTrailClient, freshBucketName, iamClient, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { lookup } from './found-events.js';
describe('secrets', () => {
    const server = useServer();
    const trail = cloudTrailClient(server);
    const iam = iamClient(server);
    const s3 = s3Client(server);
    it('are in no event, no delivered file, and no byte that is stored', async () => {
        const Bucket = freshBucketName('logs');
        await s3.send(new CreateBucketCommand({ Bucket }));
        await trail.send(new CreateTrailCommand({ Name: 'secrets', S3BucketName: Bucket }));
        await trail.send(new StartLoggingCommand({ Name: 'secrets' }));
        const UserName = 'keeper';
        const Password = 'Correct-horse-battery-staple-1';
        await iam.send(new CreateUserCommand({ UserName }));
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        await iam.send(new CreateLoginProfileCommand({ UserName, Password }));
        await trail.send(new StopLoggingCommand({ Name: 'secrets' }));
        const secrets = [AccessKey?.SecretAccessKey ?? '', Password];
        ok(secrets.every((secret) => secret.length > 20));
        const [event] = await lookup(trail, ['EventName', 'CreateLoginProfile']);
        ok(JSON.stringify(event).includes('HIDDEN_DUE_TO_SECURITY_REASONS'));
        const [made] = await lookup(trail, ['ResourceName', AccessKey?.AccessKeyId ?? '']);
        strictEqual(made?.eventName, 'CreateAccessKey');
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
        ok(Contents.length > 0);
        for (const { Key } of Contents) {
            const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
            const text = gunzipSync((await Body?.transformToByteArray()) ?? '').toString();
            ok(text.includes('CreateAccessKey'));
            for (const secret of secrets)
                ok(!text.includes(secret));
        }
        await server.stop();
        for (const file of await readdir(server.dataDir, { recursive: true, withFileTypes: true })) {
            if (!file.isFile())
                continue;
            const bytes = await readFile(join(file.parentPath, file.name));
            for (const secret of secrets)
                ok(!bytes.includes(secret), file.name);
        }
        await server.start();
    });
});
