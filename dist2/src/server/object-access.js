import { AwsError } from '../wire/errors.js';
import { authorizeS3, beforeBucket } from './s3-access.js';
/** Gives each caller of EC2 its access. */
export function objectAccessOf(parts) {
    const { accounts, storage } = parts;
    return ({ caller, circumstances }) => async (permission, { bucket: name, key }) => {
        const bucket = await storage.buckets.find(name);
        if (bucket === undefined)
            return { refused: 'NoSuchBucket' };
        const operation = permission.slice('s3:'.length);
        const nothing = { input: {}, signature: undefined, tlsVersion: undefined };
        try {
            const seen = await beforeBucket(accounts, caller, bucket);
            const asking = { caller: seen, operation, circumstances, ...nothing };
            authorizeS3(asking, permission, { bucket, key });
        }
        catch (error) {
            if (!(error instanceof AwsError))
                throw error;
            return { refused: 'AccessDenied', explanation: error.message };
        }
        const { account } = bucket;
        const found = await storage.objects.find(bucket, key);
        return { bucket: name, key, account, sizeBytes: found?.sizeBytes };
    };
}
