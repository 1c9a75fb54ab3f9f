import { ok, rejects, strictEqual } from 'node:assert/strict';
import { AddTagsCommand, CreateTrailCommand, DeleteTrailCommand, GetTrailStatusCommand, ListTagsCommand, RemoveTagsCommand, StartLoggingCommand, StopLoggingCommand, } from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { allow, useSts } from '../sts/scene.js';
import { cloudTrailClient, freshBucketName, s3Client } from '../support/clients.js';
const denied = { name: 'AccessDeniedException' };
function deny(Action, rest = {}) {
    return { Effect: 'Deny', Action, Resource: '*', ...rest };
}
describe('what policies say of trails', () => {
    const scene = useSts();
    const root = cloudTrailClient(scene.server);
    const S3BucketName = freshBucketName('logs');
    let arn = '';
    const as = async (name, ...statements) => cloudTrailClient(scene.server, await scene.user(name, allow('cloudtrail:*'), ...statements));
    before(async () => {
        await s3Client(scene.server).send(new CreateBucketCommand({ Bucket: S3BucketName }));
        const TagsList = [{ Key: 'kept', Value: 'yes' }];
        const input = { Name: 'Audit', S3BucketName, TagsList };
        arn = (await root.send(new CreateTrailCommand(input))).TrailARN ?? '';
        await root.send(new StartLoggingCommand({ Name: 'Audit' }));
    });
    it('holds of a trail in whatever case it is named', async () => {
        const user = await as('casual', deny('cloudtrail:StopLogging', { Resource: arn }));
        for (const Name of ['Audit', arn]) {
            await rejects(user.send(new StopLoggingCommand({ Name })), denied);
        }
        for (const Name of ['audit', arn.replace(/Audit$/, 'AUDIT')]) {
            await rejects(user.send(new StopLoggingCommand({ Name })), { name: 'TrailNotFoundException' });
        }
        const tagged = await as('cased', deny('cloudtrail:*Tags', { Resource: arn }));
        for (const [ResourceId, refusal] of [
            [arn, denied],
            [arn.replace(/Audit$/, 'AUDIT'), { name: 'ResourceNotFoundException' }],
        ]) {
            const TagsList = [{ Key: 'kept', Value: 'no' }];
            await rejects(tagged.send(new AddTagsCommand({ ResourceId, TagsList })), refusal);
            await rejects(tagged.send(new RemoveTagsCommand({ ResourceId, TagsList })), refusal);
            await rejects(tagged.send(new ListTagsCommand({ ResourceIdList: [ResourceId] })), refusal);
        }
        const { IsLogging } = await root.send(new GetTrailStatusCommand({ Name: 'Audit' }));
        ok(IsLogging);
    });
    it('may ask for the tags of the trail', async () => {
        const Condition = { StringEquals: { 'aws:ResourceTag/kept': 'yes' } };
        const user = await as('tidy', deny('cloudtrail:DeleteTrail', { Condition }));
        await rejects(user.send(new DeleteTrailCommand({ Name: arn })), denied);
        await root.send(new CreateTrailCommand({ Name: 'other', S3BucketName }));
        await user.send(new DeleteTrailCommand({ Name: 'other' }));
    });
    it('may ask for the tags that are given and taken', async () => {
        const Condition = { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'kept' } };
        const given = { StringEquals: { 'aws:RequestTag/kept': 'no' } };
        const user = await as('tagger', deny('cloudtrail:RemoveTags', { Condition }), deny('cloudtrail:AddTags', { Condition: given }), deny('cloudtrail:CreateTrail', { Condition: given }));
        const ResourceId = arn;
        const TagsList = [{ Key: 'kept', Value: 'no' }];
        await rejects(user.send(new RemoveTagsCommand({ ResourceId, TagsList })), denied);
        await rejects(user.send(new AddTagsCommand({ ResourceId, TagsList })), denied);
        const input = { Name: 'tagged', S3BucketName, TagsList };
        await rejects(user.send(new CreateTrailCommand(input)), denied);
        await user.send(new AddTagsCommand({ ResourceId, TagsList: [{ Key: 'a', Value: 'b' }] }));
    });
    it('holds of each trail whose tags are listed', async () => {
        const { TrailARN: open = '' } = await root.send(new CreateTrailCommand({ Name: 'open', S3BucketName }));
        const user = await as('lister', deny('cloudtrail:ListTags', { Resource: arn }));
        const listed = await user.send(new ListTagsCommand({ ResourceIdList: [open] }));
        strictEqual(listed.ResourceTagList?.length, 1);
        await rejects(user.send(new ListTagsCommand({ ResourceIdList: [open, arn] })), denied);
    });
});
