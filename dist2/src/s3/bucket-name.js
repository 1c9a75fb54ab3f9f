/**
 * What a bucket may be called.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
const shape = /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/;
const dots = /\.\.|\.-|-\./;
const address = /^\d+\.\d+\.\d+\.\d+$/;
/** Names that AWS keeps for itself: access points, directory buckets, table buckets. */
const reservedPrefix = /^(xn--|sthree-)/;
const reservedSuffix = /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
/** Whether a bucket may be created under this name. */
export function isBucketName(name) {
    return (name.length >= limits.bucketNameMin &&
        name.length <= limits.bucketNameMax &&
        shape.test(name) &&
        !dots.test(name) &&
        !address.test(name) &&
        !reservedPrefix.test(name) &&
        !reservedSuffix.test(name));
}
/** Throws InvalidBucketName. */
export function checkBucketName(name) {
    if (!isBucketName(name)) {
        throw new AwsError('InvalidBucketName', { detail: { BucketName: name } });
    }
}
