import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, DeleteBucketCommand, GetBucketLocationCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, } from '@aws-sdk/client-s3';
import { cloudTrailClient, freshBucketName, iamClient, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { awaitEvent, lookup } from './found-events.js';
describe('events', () => {
    const server = useServer();
    const trail = cloudTrailClient(server);
    const iam = iamClient(server);
    const s3 = s3Client(server);
    it('have the members of a CloudTrail record', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/ops/' }));
        const [event] = await lookup(trail, ['ResourceName', 'ann']);
        const { userIdentity, eventTime, eventID, requestID, responseElements, ...rest } = event;
        const identity = userIdentity;
        const account = identity.accountId;
        deepStrictEqual(identity, {
            type: 'Root',
            principalId: account,
            arn: `arn:aws:iam::${account}:root`,
            accountId: account,
            accessKeyId: server.accessKeyId,
        });
        match(String(eventTime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        match(String(eventID), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        match(String(requestID), /./);
        const { user } = responseElements;
        strictEqual(user.arn, `arn:aws:iam::${account}:user/ops/ann`);
        match(user.createDate ?? '', /^[A-Z][a-z]{2} \d+, \d{4} \d+:\d\d:\d\d [AP]M$/);
        match(String(rest.userAgent), /aws-sdk-js/);
        deepStrictEqual({ ...rest, userAgent: '' }, {
            eventVersion: '1.11',
            eventSource: 'iam.amazonaws.com',
            eventName: 'CreateUser',
            awsRegion: 'us-east-1',
            sourceIPAddress: '127.0.0.1',
            userAgent: '',
            requestParameters: { path: '/ops/', userName: 'ann' },
            readOnly: false,
            eventType: 'AwsApiCall',
            managementEvent: true,
            recipientAccountId: account,
            eventCategory: 'Management',
        });
    });
    it('of calls that fail say the error, and have no answer', async () => {
        await rejects(iam.send(new GetUserCommand({ UserName: 'nobody' })));
        const read = await awaitEvent(trail, ['ResourceName', 'nobody']);
        strictEqual(read.errorCode, 'NoSuchEntityException');
        match(String(read.errorMessage), /nobody/);
        strictEqual(read.responseElements, null);
        strictEqual(read.readOnly, true);
        await iam.send(new CreateUserCommand({ UserName: 'twice' }));
        await rejects(iam.send(new CreateUserCommand({ UserName: 'twice' })));
        const [first] = await lookup(trail, ['ResourceName', 'twice']);
        strictEqual(first?.errorCode, undefined);
        const refused = await awaitEvent(trail, ['ResourceName', 'twice'], 'EntityAlreadyExists');
        strictEqual(refused.errorCode, 'EntityAlreadyExistsException');
        strictEqual(refused.responseElements, null);
    });
    it('are made of what is done with buckets, and not of what is done with objects', async () => {
        const Bucket = freshBucketName();
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: 'key', Body: 'body' }));
        await s3.send(new GetObjectCommand({ Bucket, Key: 'key' }));
        await s3.send(new ListObjectsV2Command({ Bucket }));
        await s3.send(new GetBucketLocationCommand({ Bucket }));
        await rejects(s3.send(new DeleteBucketCommand({ Bucket })));
        await awaitEvent(trail, ['EventName', 'GetBucketLocation']);
        await awaitEvent(trail, ['ResourceName', Bucket], 'BucketNotEmpty');
        const events = await lookup(trail, ['ResourceName', Bucket]);
        const names = events.map(({ eventName, errorCode }) => [eventName, errorCode]).sort();
        deepStrictEqual(names, [
            ['CreateBucket', undefined],
            ['DeleteBucket', 'BucketNotEmpty'],
            ['GetBucketLocation', undefined],
        ]);
        const removal = events.find(({ eventName }) => eventName === 'DeleteBucket');
        const accountId = removal?.recipientAccountId;
        const ARN = `arn:aws:s3:::${Bucket}`;
        deepStrictEqual(removal?.resources, [{ accountId, type: 'AWS::S3::Bucket', ARN }]);
        deepStrictEqual(removal?.additionalEventData, {
            SignatureVersion: 'SigV4',
            AuthenticationMethod: 'AuthHeader',
        });
    });
    it('tell of a bucket that there is not', async () => {
        const Bucket = freshBucketName('missing');
        await rejects(s3.send(new DeleteBucketCommand({ Bucket })));
        const event = await awaitEvent(trail, ['ResourceName', Bucket]);
        strictEqual(event.errorCode, 'NoSuchBucket');
        const parameters = event.requestParameters;
        strictEqual(parameters.bucketName, Bucket);
    });
    it('are looked up by each attribute, newest first', async () => {
        await iam.send(new CreateUserCommand({ UserName: 'sought-1' }));
        await iam.send(new CreateUserCommand({ UserName: 'sought-2' }));
        const made = await lookup(trail, ['EventName', 'CreateUser']);
        const users = made.map(({ requestParameters }) => requestParameters);
        const sought = users.map(({ userName }) => userName).filter((name) => /^sought/.test(name));
        deepStrictEqual(sought, ['sought-2', 'sought-1']);
        const [newest] = made;
        const id = String(newest?.eventID);
        deepStrictEqual(await lookup(trail, ['EventId', id]), [newest]);
        const has = async (...attribute) => (await lookup(trail, attribute)).some(({ eventID }) => eventID === id);
        ok(await has('AccessKeyId', server.accessKeyId));
        ok(await has('EventSource', 'iam.amazonaws.com'));
        ok(await has('ReadOnly', 'false'));
        ok(await has('ResourceName', 'sought-2'));
        ok(await has('ResourceType', 'AWS::IAM::User'));
        ok(await has('Username', 'root'));
        ok(!(await has('ReadOnly', 'true')));
        ok(!(await has('AccessKeyId', 'AKIAOTHER')));
        ok(!(await has('ResourceType', 'AWS::S3::Bucket')));
    });
    it('come in pages, each event once', async () => {
        for (const n of [1, 2, 3, 4, 5]) {
            await iam.send(new CreateUserCommand({ UserName: `paged-${n}` }));
        }
        const LookupAttributes = [{ AttributeKey: 'EventName', AttributeValue: 'CreateUser' }];
        const names = [];
        let NextToken;
        do {
            const asked = { LookupAttributes, MaxResults: 2, NextToken };
            const page = await trail.send(new LookupEventsCommand(asked));
            ok((page.Events?.length ?? 0) <= 2);
            for (const { Resources } of page.Events ?? [])
                names.push(Resources?.[0]?.ResourceName ?? '');
            NextToken = page.NextToken;
        } while (NextToken !== undefined);
        const paged = names.filter((name) => name.startsWith('paged-'));
        deepStrictEqual(paged, ['paged-5', 'paged-4', 'paged-3', 'paged-2', 'paged-1']);
        strictEqual(new Set(names).size + 1, names.length); // `twice` was refused once.
    });
    it('are looked up between two times', async () => {
        const past = { StartTime: new Date(0), EndTime: new Date(Date.now() - 3600 * 1000) };
        deepStrictEqual((await trail.send(new LookupEventsCommand(past))).Events, []);
        const now = { StartTime: new Date(Date.now() - 3600 * 1000), EndTime: new Date() };
        ok((await trail.send(new LookupEventsCommand(now))).Events?.length);
    });
    it('are not looked up by what is no attribute, time or token', async () => {
        const cases = [
            [{ MaxResults: 51 }, 'InvalidMaxResultsException'],
            [{ MaxResults: 0 }, 'InvalidMaxResultsException'],
            [{ StartTime: new Date(), EndTime: new Date(0) }, 'InvalidTimeRangeException'],
            [{ NextToken: 'x' }, 'InvalidNextTokenException'],
            [
                { LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'red' }] },
                'InvalidLookupAttributesException',
            ],
        ];
        for (const [input, name] of cases) {
            await rejects(trail.send(new LookupEventsCommand(input)), { name });
        }
    });
});
describe('events of changes', () => {
    const server = useServer();
    it('are there after the server was killed', async () => {
        const iam = iamClient(server);
        const names = Array.from({ length: 10 }, (_, n) => `killed-${n}`);
        await Promise.all(names.map((UserName) => iam.send(new CreateUserCommand({ UserName }))));
        await server.kill();
        await server.start();
        const found = await lookup(cloudTrailClient(server), ['EventName', 'CreateUser']);
        const users = found.map((event) => event.requestParameters.userName);
        deepStrictEqual(users.sort(), names);
    });
    it('and of reads are there after the server was stopped', async () => {
        await rejects(iamClient(server).send(new GetUserCommand({ UserName: 'stopped' })));
        await server.restart();
        const found = await lookup(cloudTrailClient(server), ['ResourceName', 'stopped']);
        strictEqual(found.length, 1);
    });
});
