/**
 * Organizations' refusals: codes and AWS's words. The wire sends each with 400.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
 */
import { AwsError } from '../wire/errors.js';
const words = {
    AccessDeniedException: "You don't have permissions to access this resource.",
    AccountAlreadyClosedException: 'The provided account is already closed.',
    AccountAlreadyRegisteredException: 'The provided account is already a delegated administrator for your organization.',
    AccountNotFoundException: "You specified an account that doesn't exist.",
    AccountNotRegisteredException: 'The provided account is not a registered delegated administrator for your organization.',
    AlreadyInOrganizationException: 'The AWS account is already a member of an organization.',
    AWSOrganizationsNotInUseException: 'Your account is not a member of an organization.',
    ChildNotFoundException: "You specified a child that doesn't exist.",
    CreateAccountStatusNotFoundException: "You specified a create account request that doesn't exist.",
    DestinationParentNotFoundException: "You specified a destination parent that doesn't exist.",
    DuplicateAccountException: 'The account is already in the destination parent.',
    DuplicateOrganizationalUnitException: 'An OU with the same name already exists.',
    DuplicatePolicyAttachmentException: 'The specified policy is already attached to the specified target.',
    DuplicatePolicyException: 'A policy with the same name already exists.',
    EffectivePolicyNotFoundException: 'No effective policy of the specified type exists for the specified target.',
    MasterCannotLeaveOrganizationException: "You can't remove the management account from an organization.",
    OrganizationalUnitNotEmptyException: 'The specified OU is not empty. Move all accounts to another root or to other OUs, remove ' +
        'all child OUs, and try the operation again.',
    OrganizationalUnitNotFoundException: "You specified an organizational unit that doesn't exist.",
    ParentNotFoundException: "You specified a parent that doesn't exist.",
    PolicyInUseException: 'The policy is attached to one or more entities. You must detach it from all roots, OUs, and ' +
        'accounts before performing this operation.',
    PolicyNotAttachedException: "The policy isn't attached to the specified target.",
    PolicyNotFoundException: "You specified a policy that doesn't exist.",
    PolicyTypeAlreadyEnabledException: 'The specified policy type is already enabled.',
    PolicyTypeNotAvailableForOrganizationException: 'You cannot use the specified policy type with the feature set currently enabled for this ' +
        'organization.',
    PolicyTypeNotEnabledException: 'This operation can be performed only for enabled policy types.',
    RootNotFoundException: "You specified a root that doesn't exist.",
    SourceParentNotFoundException: "You specified a source parent that doesn't exist.",
    TargetNotFoundException: "You specified a target that doesn't exist.",
};
/** An error that needs no more than its name. */
export function refusal(code) {
    return new AwsError(code, { status: 400, message: words[code] });
}
/** An input that cannot be; `reason` is one of AWS's, like `INVALID_PATTERN`. */
export function invalidInput(reason, message) {
    return new AwsError('InvalidInputException', { status: 400, message, detail: { Reason: reason } });
}
/** A limit, or a rule of the whole; `reason` is one of AWS's, like `OU_DEPTH_LIMIT_EXCEEDED`. */
export function constraintViolation(reason, message) {
    const detail = { Reason: reason };
    return new AwsError('ConstraintViolationException', { status: 400, message, detail });
}
/** An account may not leave: it has no credentials, no payment and no place but here. */
export function cannotLeave() {
    return constraintViolation('ACCOUNT_CANNOT_LEAVE_ORGANIZATION', 'The account cannot exist as a standalone account. Close it instead.');
}
/** A policy's text that is none; `message` says what is wrong, and where. */
export function malformedPolicy(message) {
    return new AwsError('MalformedPolicyDocumentException', { status: 400, message });
}
