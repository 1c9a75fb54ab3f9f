import { bounded, documentAndHeaders, requestParameters, responseElements } from './elements.js';
/** The event of an operation, if it is a management event. */
export function managementEvent(model, operation) {
    return model.service === 's3' ? bucketEvent(operation) : callEvent(model, operation);
}
const readVerbs = /^(Get|List|Describe|Head|Lookup|Simulate|Decode|Generate.*(Report|Details)$)/;
/** STS calls all of its operations reads, though most hand out credentials. */
const sts = 'sts';
const handsOut = /^(AssumeRo|GetSessionToken$|GetFederationToken$)/;
function callEvent({ service, queryErrors }, { name, input: inputShape, output: outputShape }) {
    const isRead = readVerbs.test(name);
    const credentials = service === sts && handsOut.test(name);
    const shapes = new Map(Object.entries(queryErrors).map(([shape, { code }]) => [code, shape]));
    return {
        source: `${sourceNames[service] ?? service}.amazonaws.com`,
        name,
        readOnly: isRead || service === sts,
        isAwaited: credentials || !isRead,
        requestParameters: (_, input) => requestParameters(inputShape, input) ?? null,
        responseElements: (output) => isRead && !credentials ? null : (responseElements(outputShape, output) ?? null),
        errorCode: (code) => shapes.get(code) ?? code,
    };
}
const sourceNames = { 'service-quotas': 'servicequotas' };
/**
 * What is asked of a bucket and concerns the objects in it: data events.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
const dataEvents = new Set([
    'CreateSession',
    'DeleteObjects',
    'ListMultipartUploads',
    'ListObjects',
    'ListObjectsV2',
    'ListObjectVersions',
    'PostObject',
]);
/** Operations of S3 whose events have older names than themselves. */
const bucketEventNames = {
    DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
    GetBucketLifecycleConfiguration: 'GetBucketLifecycle',
    GetBucketNotificationConfiguration: 'GetBucketNotification',
    GetObjectLockConfiguration: 'GetBucketObjectLockConfiguration',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
    PutBucketNotificationConfiguration: 'PutBucketNotification',
    PutObjectLockConfiguration: 'PutBucketObjectLockConfiguration',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
};
function bucketEvent({ name, input: shape }) {
    const members = shape?.members ?? [];
    const isOfObject = members.some((member) => member.name === 'Key' && member.required);
    if (isOfObject || dataEvents.has(name))
        return undefined;
    const readOnly = readVerbs.test(name);
    return {
        source: 's3.amazonaws.com',
        name: bucketEventNames[name] ?? name,
        readOnly,
        isAwaited: !readOnly,
        requestParameters(request, input) {
            const { bucket, headers } = request;
            return bounded({
                ...(bucket !== undefined && { bucketName: bucket }),
                Host: headers.host ?? '',
                ...unsignedQuery(request.query),
                ...documentAndHeaders(members, input ?? {}),
            });
        },
        responseElements: () => null,
        errorCode: (code) => code,
    };
}
/** The query without what signs the request: a presigned URL is a credential. */
function unsignedQuery(query) {
    const said = [...query].filter(([name]) => !/^(x-amz-|x-id$|Signature$|AWSAccessKeyId$|Expires$)/i.test(name));
    return Object.fromEntries(said);
}
