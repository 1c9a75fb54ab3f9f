/** `versionId` on a bucket that was never versioned: every object is version `null`. */
import { AwsError } from '../wire/errors.js';
import { invalidArgument } from './errors.js';
/** What an identifier made by S3 looks like; one of another shape is an argument that cannot be. */
const wellFormed = /^[\w.-]{32}$/;
/** The version that is there: `null`, or the current one when none was named. */
export function isNullVersion(versionId) {
    if (versionId === undefined || versionId === 'null')
        return true;
    if (wellFormed.test(versionId))
        return false;
    throw invalidArgument('versionId', versionId, 'Invalid version id specified');
}
/** Throws NoSuchVersion for a version that cannot be there, InvalidArgument for what is none. */
export function checkVersionId(versionId, key) {
    if (isNullVersion(versionId))
        return;
    throw new AwsError('NoSuchVersion', { detail: { Key: key, VersionId: versionId ?? '' } });
}
