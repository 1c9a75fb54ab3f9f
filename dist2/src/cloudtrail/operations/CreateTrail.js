import { limits } from '../../limits.js';
import { requireBucket } from '../bucket.js';
import { trailError } from '../errors.js';
import { logPrefix } from '../log-file.js';
import { operation } from '../operation.js';
import { requireManagementAccount } from '../organization-trails.js';
import { checkTrailInput, parseTags, parseTrailName, trailArn, trailOutput, trailResource, } from '../trails.js';
/**
 * Makes a trail, which delivers nothing until StartLogging.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
export const CreateTrail = operation('CreateTrail', {
    permission: 'cloudtrail:CreateTrail',
    resource: (context) => trailResource(context, context.input.Name),
    async handle({ input, account, region, accounts, storage, change, random }) {
        const name = parseTrailName(input.Name);
        checkTrailInput(input);
        const place = { account, region };
        const { S3BucketName: bucket = '', S3KeyPrefix: prefix } = input;
        const isOrganization = input.IsOrganizationTrail ?? false;
        if (isOrganization)
            await requireManagementAccount(accounts.entities, account);
        const key = `${logPrefix(prefix)}${account}/`;
        await requireBucket(storage, bucket, { account, arn: trailArn(place, name), key });
        const made = {
            name,
            id: random(8).toString('hex'),
            bucket,
            ...(prefix && { prefix }),
            includesGlobalEvents: input.IncludeGlobalServiceEvents ?? true,
            isMultiRegion: input.IsMultiRegionTrail ?? false,
            isOrganization,
            isLogging: false,
            readWriteType: 'All',
            excludedSources: [],
            hasSelectors: false,
            tags: parseTags(input.TagsList),
        };
        await change(async (records) => {
            if (await records.get('trail', name)) {
                const message = `Trail ${name} already exists for customer: ${account}`;
                throw trailError('TrailAlreadyExistsException', message);
            }
            if ((await records.all('trail')).length >= limits.trailsPerAccount) {
                throw trailError('MaximumNumberOfTrailsExceededException', `User: ${account} already has ${limits.trailsPerAccount} trails in ${region}.`);
            }
            records.put('trail', name, made);
        });
        return trailOutput(place, made);
    },
});
