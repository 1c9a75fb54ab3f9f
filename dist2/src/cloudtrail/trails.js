import { limits } from '../limits.js';
import { invalidArn, invalidTrailName, resourceNotFound, trailError, trailNotFound, unsupported, } from './errors.js';
/** `arn:aws:cloudtrail:<region>:<account>:trail/<name>` */
export function trailArn({ account, region }, name) {
    return `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
}
/** The name in what an input gives, a name or an ARN; undefined for the ARN of another's trail. */
function nameIn(place, given) {
    const own = trailArn(place, '');
    if (given.startsWith(own))
        return given.slice(own.length);
    return given.startsWith('arn:') ? undefined : given;
}
/** The ARN of the trail that an input names, by its name or its ARN. */
export function arnOf(place, given = '') {
    return given.startsWith('arn:') ? given : trailArn(place, given);
}
/** The trail that an input names, by its name or its ARN, with its tags, for authorization. */
export async function trailResource({ entities, ...place }, given = '') {
    const name = nameIn(place, given);
    if (name === undefined)
        return { arn: given };
    const arn = trailArn(place, name);
    const trail = await findTrail(entities, name);
    return trail === undefined ? { arn } : { arn, tags: trail.tags };
}
/** The trail of a name, in the case that it was made with: policies name it so. */
async function findTrail(records, name) {
    const trail = await records.get('trail', name);
    return trail?.name === name ? trail : undefined;
}
const { trailNameMin, trailNameMax, trailPrefixMax } = limits;
const address = /^\d+\.\d+\.\d+\.\d+$/;
/**
 * A name that a trail may have; throws InvalidTrailNameException.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
export function parseTrailName(name = '') {
    const specified = `Specified name length: ${name.length} characters.`;
    const rules = [
        [
            name.length >= trailNameMin,
            `Trail name too short. Minimum allowed length: ${trailNameMin} characters. ${specified}`,
        ],
        [
            name.length <= trailNameMax,
            `Trail name too long. Maximum allowed length: ${trailNameMax} characters. ${specified}`,
        ],
        [/^[0-9a-zA-Z]/.test(name), 'Trail name must starts with a letter or number.'],
        [/[0-9a-zA-Z]$/.test(name), 'Trail name must ends with a letter or number.'],
        [
            /^[\w.-]+$/.test(name),
            'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, ' +
                'periods (.), hyphens (-), and underscores (_).',
        ],
        [!/[._-]{2}/.test(name), 'Trail name must not have adjacent periods, hyphens or underscores.'],
        [!address.test(name), 'Trail name must not be an IP address.'],
    ];
    const broken = rules.find(([holds]) => !holds);
    if (broken !== undefined)
        throw invalidTrailName(broken[1]);
    return name;
}
/** The trail of a name or an ARN. Throws InvalidTrailNameException, TrailNotFoundException. */
export async function existingTrail(records, place, given = '') {
    const name = nameIn(place, given);
    const trail = name === undefined ? undefined : await findTrail(records, parseTrailName(name));
    if (trail === undefined)
        throw trailNotFound(given, place.account);
    return trail;
}
/**
 * The trail whose tags are meant, by its ARN; throws CloudTrailARNInvalidException, or
 * ResourceNotFoundException, which the operations on tags have instead of TrailNotFoundException.
 */
export async function taggedTrail(records, place, given = '') {
    if (!trailArnShape.test(given))
        throw invalidArn(given);
    const name = nameIn(place, given);
    const trail = name === undefined ? undefined : await findTrail(records, name);
    if (trail === undefined)
        throw resourceNotFound(given);
    return trail;
}
const trailArnShape = /^arn:[\w-]+:cloudtrail:[\w-]+:\d{12}:trail\/[\w.-]+$/;
const unsupportedParts = {
    CloudWatchLogsLogGroupArn: 'Delivery to CloudWatch Logs',
    CloudWatchLogsRoleArn: 'Delivery to CloudWatch Logs',
    KmsKeyId: 'Encryption by AWS KMS',
    EnableLogFileValidation: 'Log file validation',
};
/**
 * Throws UnsupportedOperationException, InvalidParameterCombinationException,
 * InsufficientSnsTopicPolicyException (no topic exists here) or InvalidS3PrefixException.
 */
export function checkTrailInput(input) {
    if (input.IsMultiRegionTrail && input.IncludeGlobalServiceEvents === false) {
        throw trailError('InvalidParameterCombinationException', 'Multi-Region trail must include global service events.');
    }
    if (input.SnsTopicName) {
        throw trailError('InsufficientSnsTopicPolicyException', 'SNS Topic does not exist or the topic policy is incorrect!');
    }
    for (const [name, what] of Object.entries(unsupportedParts)) {
        if (input[name])
            throw unsupported(what);
    }
    if ((input.S3KeyPrefix?.length ?? 0) > trailPrefixMax) {
        throw trailError('InvalidS3PrefixException', `S3 prefix is longer than maximum length: ${trailPrefixMax}`);
    }
}
/** What CreateTrail and UpdateTrail answer. */
export function trailOutput(place, trail) {
    return {
        Name: trail.name,
        S3BucketName: trail.bucket,
        S3KeyPrefix: trail.prefix,
        IncludeGlobalServiceEvents: trail.includesGlobalEvents,
        IsMultiRegionTrail: trail.isMultiRegion,
        TrailARN: trailArn(place, trail.name),
        LogFileValidationEnabled: false,
        IsOrganizationTrail: trail.isOrganization,
    };
}
/** What GetTrail and DescribeTrails show. */
export function trailDescription(place, trail) {
    return {
        ...trailOutput(place, trail),
        HomeRegion: place.region,
        HasCustomEventSelectors: trail.hasSelectors,
        HasInsightSelectors: false,
    };
}
/** Tags by key; throws InvalidTagParameterException. */
export function parseTags(list) {
    const tags = new Map();
    for (const { Key: key = '', Value: value = '' } of list ?? []) {
        const fits = key.length >= 1 && key.length <= limits.tagKeyMax;
        if (!fits || value.length > limits.tagValueMax || key.toLowerCase().startsWith('aws:')) {
            const message = `Invalid tag key or value: ${key.slice(0, limits.tagKeyMax)}`;
            throw trailError('InvalidTagParameterException', message);
        }
        tags.set(key, value);
    }
    return bounded(Object.fromEntries(tags));
}
/** A trail's tags with others added; throws TagsLimitExceededException. */
export function withTags(tags, added) {
    return bounded({ ...tags, ...added });
}
function bounded(tags) {
    if (Object.keys(tags).length <= limits.tagsPerEntity)
        return tags;
    const message = `The number of tags per trail has exceeded the limit of ${limits.tagsPerEntity}`;
    throw trailError('TagsLimitExceededException', message);
}
