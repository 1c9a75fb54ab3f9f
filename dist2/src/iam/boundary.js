import { AwsError } from '../wire/errors.js';
import { findPolicy, parsePolicyArn } from './policies.js';
/** Throws NoSuchEntity if a boundary is named that is not there, InvalidInput for what is none. */
export async function requireBoundary({ records, account }, arn) {
    if (arn === undefined || (await findPolicy(records, account, parsePolicyArn(arn))))
        return;
    const message = `Scope ARN: ${arn} does not exist or is not attachable.`;
    throw new AwsError('NoSuchEntity', { status: 404, message });
}
/** The schema knows `PermissionsBoundaryPolicy` alone; AWS answers `Policy`. */
const boundaryType = 'Policy';
/** A boundary as users and roles show it. */
export function boundaryOutput(arn) {
    if (arn === undefined)
        return undefined;
    return {
        PermissionsBoundaryType: boundaryType,
        PermissionsBoundaryArn: arn,
    };
}
