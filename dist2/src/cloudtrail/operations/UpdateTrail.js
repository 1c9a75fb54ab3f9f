import { requireBucket } from '../bucket.js';
import { logPrefix } from '../log-file.js';
import { operation } from '../operation.js';
import { requireManagementAccount } from '../organization-trails.js';
import { checkTrailInput, existingTrail, trailArn, trailOutput, trailResource, } from '../trails.js';
/**
 * Changes a trail where the input says something; the delivery goes on from where it is.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
 */
export const UpdateTrail = operation('UpdateTrail', {
    permission: 'cloudtrail:UpdateTrail',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, accounts, storage, entities, change }) {
        checkTrailInput(input);
        const place = { account, region };
        const { name, bucket, prefix } = changed(await existingTrail(entities, place, input.Name), input);
        if (input.IsOrganizationTrail)
            await requireManagementAccount(accounts.entities, account);
        const key = `${logPrefix(prefix)}${account}/`;
        await requireBucket(storage, bucket, { account, arn: trailArn(place, name), key });
        return change(async (records) => {
            const trail = changed(await existingTrail(records, place, input.Name), input);
            records.put('trail', trail.name, trail);
            return trailOutput(place, trail);
        });
    },
});
function changed(trail, input) {
    const { prefix: before, ...rest } = trail;
    const prefix = input.S3KeyPrefix ?? before;
    return {
        ...rest,
        ...(prefix && { prefix }),
        bucket: input.S3BucketName ?? trail.bucket,
        includesGlobalEvents: input.IncludeGlobalServiceEvents ?? trail.includesGlobalEvents,
        isMultiRegion: input.IsMultiRegionTrail ?? trail.isMultiRegion,
        isOrganization: input.IsOrganizationTrail ?? trail.isOrganization,
    };
}
