import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { AddTagsCommand, CreateTrailCommand, DeleteTrailCommand, DescribeTrailsCommand, GetEventSelectorsCommand, GetTrailCommand, GetTrailStatusCommand, ListTagsCommand, ListTrailsCommand, PutEventSelectorsCommand, RemoveTagsCommand, StartLoggingCommand, StopLoggingCommand, UpdateTrailCommand, } from '@aws-sdk/client-cloudtrail';
import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, DeleteBucketCommand, GetObjectCommand, ListObjectsV2Command, } from '@aws-sdk/client-s3';
import { cloudTrailClient, freshBucketName, iamClient, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('trails', () => {
    const server = useServer();
    const trail = cloudTrailClient(server);
    const iam = iamClient(server);
    const s3 = s3Client(server);
    async function freshBucket() {
        const Bucket = freshBucketName('logs');
        await s3.send(new CreateBucketCommand({ Bucket }));
        return Bucket;
    }
    /** All events in the files of a bucket, and the names of those files. */
    async function delivered(Bucket) {
        const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
        const keys = Contents.map(({ Key }) => Key ?? '');
        const events = [];
        for (const Key of keys) {
            const { Body, ContentEncoding } = await s3.send(new GetObjectCommand({ Bucket, Key }));
            strictEqual(ContentEncoding, 'gzip');
            const bytes = (await Body?.transformToByteArray()) ?? Buffer.alloc(0);
            events.push(...JSON.parse(gunzipSync(bytes).toString()).Records);
        }
        return { keys, events };
    }
    it('are made, described, changed and removed', async () => {
        const S3BucketName = await freshBucket();
        const TagsList = [{ Key: 'team', Value: 'blue' }];
        const made = await trail.send(new CreateTrailCommand({ Name: 'all', S3BucketName, S3KeyPrefix: 'a', TagsList }));
        match(made.TrailARN ?? '', /^arn:aws:cloudtrail:us-east-1:\d{12}:trail\/all$/);
        const { Trail } = await trail.send(new GetTrailCommand({ Name: made.TrailARN }));
        strictEqual(Trail?.HomeRegion, 'us-east-1');
        strictEqual(Trail?.S3KeyPrefix, 'a');
        const { trailList } = await trail.send(new DescribeTrailsCommand({ trailNameList: ['all'] }));
        deepStrictEqual(trailList, [Trail]);
        const { Trails } = await trail.send(new ListTrailsCommand({}));
        deepStrictEqual(Trails, [{ Name: 'all', TrailARN: made.TrailARN, HomeRegion: 'us-east-1' }]);
        const changed = await trail.send(new UpdateTrailCommand({ Name: 'all', S3KeyPrefix: 'b' }));
        strictEqual(changed.S3KeyPrefix, 'b');
        strictEqual(changed.S3BucketName, S3BucketName);
        await trail.send(new DeleteTrailCommand({ Name: 'all' }));
        await rejects(trail.send(new GetTrailCommand({ Name: 'all' })), {
            name: 'TrailNotFoundException',
        });
        await rejects(trail.send(new GetTrailStatusCommand({ Name: 'all' })), {
            name: 'TrailNotFoundException',
            message: /^Unknown trail: arn:aws:cloudtrail:us-east-1:\d{12}:trail\/all for the user: \d{12}$/,
        });
    });
    it('have tags', async () => {
        const S3BucketName = await freshBucket();
        const { TrailARN: ResourceId } = await trail.send(new CreateTrailCommand({ Name: 'tagged', S3BucketName }));
        const TagsList = [
            { Key: 'a', Value: '1' },
            { Key: 'b', Value: '2' },
        ];
        await trail.send(new AddTagsCommand({ ResourceId, TagsList }));
        await trail.send(new RemoveTagsCommand({ ResourceId, TagsList: [{ Key: 'a' }] }));
        const answer = await trail.send(new ListTagsCommand({ ResourceIdList: [ResourceId ?? ''] }));
        deepStrictEqual(answer.ResourceTagList, [{ ResourceId, TagsList: TagsList.slice(1) }]);
        await trail.send(new DeleteTrailCommand({ Name: 'tagged' }));
        const gone = { name: 'ResourceNotFoundException' };
        await rejects(trail.send(new AddTagsCommand({ ResourceId, TagsList })), gone);
        await rejects(trail.send(new ListTagsCommand({ ResourceIdList: [ResourceId ?? ''] })), gone);
        await rejects(trail.send(new RemoveTagsCommand({ ResourceId: 'tagged', TagsList })), {
            name: 'CloudTrailARNInvalidException',
        });
    });
    it('are refused with a name, a bucket or a feature that there is not', async () => {
        const S3BucketName = await freshBucket();
        const cases = [
            [{ Name: 'ab' }, 'InvalidTrailNameException'],
            [{ Name: 'a b c' }, 'InvalidTrailNameException'],
            [{ Name: '-abc' }, 'InvalidTrailNameException'],
            [{ S3BucketName: freshBucketName('none') }, 'S3BucketDoesNotExistException'],
            [{ S3KeyPrefix: 'x'.repeat(201) }, 'InvalidS3PrefixException'],
            [{ EnableLogFileValidation: true }, 'UnsupportedOperationException'],
            [{ SnsTopicName: 'topic' }, 'InsufficientSnsTopicPolicyException'],
            [
                { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
                'InvalidParameterCombinationException',
            ],
            [{ KmsKeyId: 'alias/key' }, 'UnsupportedOperationException'],
        ];
        for (const [wrong, name] of cases) {
            const input = { Name: 'refused', S3BucketName, ...wrong };
            await rejects(trail.send(new CreateTrailCommand(input)), { name }, JSON.stringify(wrong));
        }
        await trail.send(new CreateTrailCommand({ Name: 'refused', S3BucketName }));
        await rejects(trail.send(new CreateTrailCommand({ Name: 'refused', S3BucketName })), {
            name: 'TrailAlreadyExistsException',
        });
        await trail.send(new DeleteTrailCommand({ Name: 'refused' }));
    });
    it('deliver each event between start and stop once, in files of CloudTrail’s form', async () => {
        const S3BucketName = await freshBucket();
        const input = { Name: 'files', S3BucketName, S3KeyPrefix: 'pre' };
        const { TrailARN = '' } = await trail.send(new CreateTrailCommand(input));
        const account = TrailARN.split(':')[4];
        await iam.send(new CreateUserCommand({ UserName: 'before' }));
        await trail.send(new StartLoggingCommand({ Name: 'files' }));
        const names = Array.from({ length: 20 }, (_, n) => `during-${n}`);
        await Promise.all(names.map((UserName) => iam.send(new CreateUserCommand({ UserName }))));
        await rejects(iam.send(new GetUserCommand({ UserName: 'nobody' })));
        await trail.send(new StopLoggingCommand({ Name: 'files' }));
        await iam.send(new CreateUserCommand({ UserName: 'after' }));
        const { keys, events } = await delivered(S3BucketName);
        const shape = `^pre/AWSLogs/${account}/CloudTrail/us-east-1/\\d{4}/\\d\\d/\\d\\d/` +
            `${account}_CloudTrail_us-east-1_\\d{8}T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz$`;
        for (const key of keys)
            match(key, new RegExp(shape));
        const made = events.filter(({ eventName }) => eventName === 'CreateUser');
        const users = made.map((event) => event.requestParameters.userName);
        deepStrictEqual(users.sort(), [...names].sort());
        strictEqual(events.filter(({ eventName }) => eventName === 'GetUser').length, 1);
        const status = await trail.send(new GetTrailStatusCommand({ Name: 'files' }));
        strictEqual(status.IsLogging, false);
        strictEqual(status.LatestDeliveryError, undefined);
        ok(status.LatestDeliveryTime);
        await trail.send(new StartLoggingCommand({ Name: 'files' }));
        await iam.send(new CreateUserCommand({ UserName: 'again' }));
        await server.restart();
        const later = await delivered(S3BucketName);
        const again = later.events.filter(({ eventName }) => eventName === 'CreateUser');
        strictEqual(again.length, names.length + 1, 'a stop delivers, and nothing twice');
        strictEqual(later.keys.length, keys.length + 1);
        await trail.send(new DeleteTrailCommand({ Name: 'files' }));
    });
    it('deliver what their selectors select', async () => {
        const S3BucketName = await freshBucket();
        await trail.send(new CreateTrailCommand({ Name: 'writes', S3BucketName }));
        const EventSelectors = [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }];
        await trail.send(new PutEventSelectorsCommand({ TrailName: 'writes', EventSelectors }));
        const selectors = await trail.send(new GetEventSelectorsCommand({ TrailName: 'writes' }));
        strictEqual(selectors.EventSelectors?.[0]?.ReadWriteType, 'WriteOnly');
        await trail.send(new StartLoggingCommand({ Name: 'writes' }));
        await iam.send(new CreateUserCommand({ UserName: 'selected' }));
        await rejects(iam.send(new GetUserCommand({ UserName: 'unselected' })));
        await trail.send(new StopLoggingCommand({ Name: 'writes' }));
        const { events } = await delivered(S3BucketName);
        ok(events.some(({ eventName }) => eventName === 'CreateUser'));
        ok(events.every(({ readOnly }) => readOnly === false));
        await trail.send(new DeleteTrailCommand({ Name: 'writes' }));
    });
    it('select no data events', async () => {
        const S3BucketName = await freshBucket();
        await trail.send(new CreateTrailCommand({ Name: 'data', S3BucketName }));
        const DataResources = [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }];
        const EventSelectors = [{ ReadWriteType: 'All', DataResources }];
        await rejects(trail.send(new PutEventSelectorsCommand({ TrailName: 'data', EventSelectors })), {
            name: 'InvalidEventSelectorsException',
        });
        await trail.send(new DeleteTrailCommand({ Name: 'data' }));
    });
    it('say in their status why nothing could be delivered, and deliver it later', async () => {
        const S3BucketName = await freshBucket();
        await trail.send(new CreateTrailCommand({ Name: 'lost', S3BucketName }));
        await trail.send(new StartLoggingCommand({ Name: 'lost' }));
        await s3.send(new DeleteBucketCommand({ Bucket: S3BucketName }));
        await trail.send(new StopLoggingCommand({ Name: 'lost' }));
        const status = await trail.send(new GetTrailStatusCommand({ Name: 'lost' }));
        strictEqual(status.LatestDeliveryError, 'NoSuchBucket');
        await s3.send(new CreateBucketCommand({ Bucket: S3BucketName }));
        await server.restart();
        const { events } = await delivered(S3BucketName);
        ok(events.some(({ eventName }) => eventName === 'DeleteBucket'));
        const mended = await trail.send(new GetTrailStatusCommand({ Name: 'lost' }));
        strictEqual(mended.LatestDeliveryError, undefined);
        await trail.send(new DeleteTrailCommand({ Name: 'lost' }));
    });
});
