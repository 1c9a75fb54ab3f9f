import { isRefusal } from '../../storage/refusal.js';
import { AwsError } from '../../wire/errors.js';
import { checkBucketName } from '../bucket-name.js';
import { refusalError } from '../errors.js';
import { bucketRegion, globalRegion } from '../location.js';
import { askedByHandler, operation } from '../operation.js';
import { createBucketPermissions } from '../permissions.js';
import { refuseUnbuilt, unbuilt } from '../unbuilt.js';
/**
 * Makes a bucket that belongs to the caller.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export const CreateBucket = operation('CreateBucket', {
    permission: askedByHandler,
    async handle({ input, caller, storage, region, authorize }) {
        if (caller.type === 'anonymous')
            throw new AwsError('AccessDenied');
        for (const action of createBucketPermissions(input))
            authorize(action);
        const name = input.Bucket ?? '';
        checkBucketName(name);
        refuseUnbuiltBucket(input);
        const constraint = input.CreateBucketConfiguration?.LocationConstraint;
        const wanted = { name, account: caller.account, region: bucketRegion(constraint, region) };
        const answer = await storage.buckets.create(wanted);
        if (isRefusal(answer) && !isRecreated(answer.refused, region))
            throw refusalError(answer);
        return { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` };
    },
});
/** In us-east-1, and nowhere else, AWS answers an owner who creates a bucket again with 200. */
function isRecreated(refused, region) {
    return refused === 'BucketAlreadyOwnedByYou' && region === globalRegion;
}
function refuseUnbuiltBucket(input) {
    refuseUnbuilt(input);
    const { ObjectOwnership, BucketNamespace, CreateBucketConfiguration } = input;
    if (ObjectOwnership !== undefined && ObjectOwnership !== 'BucketOwnerEnforced') {
        throw unbuilt('x-amz-object-ownership');
    }
    if (BucketNamespace !== undefined && BucketNamespace !== 'global') {
        throw unbuilt('x-amz-bucket-namespace');
    }
    const { Bucket, Location, Tags } = CreateBucketConfiguration ?? {};
    if (Bucket || Location || Tags?.length) {
        throw new AwsError('NotImplemented', {
            message: 'Directory buckets, and tags of a bucket at its creation, are not implemented.',
        });
    }
}
