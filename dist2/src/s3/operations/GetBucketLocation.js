import { globalRegion } from '../location.js';
import { operation } from '../operation.js';
/**
 * Tells a bucket's region; us-east-1 has no name here.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
 */
export const GetBucketLocation = operation('GetBucketLocation', {
    permission: 's3:GetBucketLocation',
    async handle({ bucket }) {
        if (bucket.region === globalRegion)
            return {};
        return { LocationConstraint: bucket.region };
    },
});
