/**
 * Why a write may not happen, if it may not. AWS answers NoSuchKey to If-Match on a key that is not
 * there. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function conditionRefusal(key, present, conditions) {
    const { ifMatch, ifNoneMatch, ifMatchLastModified, ifMatchSize } = conditions;
    if (ifNoneMatch !== undefined && present && matches(ifNoneMatch, present)) {
        return failed('If-None-Match');
    }
    const asked = ifMatch ?? ifMatchLastModified ?? ifMatchSize;
    if (asked === undefined)
        return undefined;
    if (!present)
        return { refused: 'NoSuchKey', key };
    if (ifMatch !== undefined && !matches(ifMatch, present))
        return failed('If-Match');
    if (ifMatchSize !== undefined && ifMatchSize !== present.sizeBytes) {
        return failed('x-amz-if-match-size');
    }
    if (ifMatchLastModified !== undefined && ifMatchLastModified !== present.lastModified) {
        return failed('x-amz-if-match-last-modified-time');
    }
    return undefined;
}
const matches = (etag, present) => etag === '*' || etag === present.etag;
const failed = (condition) => ({ refused: 'PreconditionFailed', condition });
