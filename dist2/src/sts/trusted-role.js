import { ownContext } from '../auth/own-context.js';
import { authorizeTrust } from '../auth/trust.js';
import { accessDenied } from './errors.js';
import { tagConditions } from './session-tags.js';
/** The role, if it trusts who asks and who asks may; else throws AccessDenied. */
export function trustedRole(asker, { named, asked }, circumstances) {
    const { arn, account, role, trust } = named;
    const context = ownContext({ arn, account, tags: role?.tags ?? {} }, conditionsOf(asked));
    const access = { actions: actionsOf(asked), resource: arn, account, trust, context };
    authorizeTrust(asker, access, circumstances);
    // A role that is not there trusts nobody.
    if (role === undefined)
        throw accessDenied(`Not authorized to perform ${asked.action}`);
    return { arn, account, role };
}
/** Whoever tags a session, or says where it comes from, needs leave for that as well. */
function actionsOf({ action, tags, sourceIdentity }) {
    const isTagged = Object.keys(tags.tags).length > 0;
    return [
        action,
        ...(isTagged ? ['sts:TagSession'] : []),
        ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ];
}
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html */
function conditionsOf(asked) {
    const { sessionName, sourceIdentity, seconds, tags, conditions } = asked;
    return {
        ...tagConditions(tags),
        'sts:RoleSessionName': sessionName,
        'sts:SourceIdentity': sourceIdentity,
        'sts:DurationSeconds': seconds === undefined ? undefined : String(seconds),
        ...conditions,
    };
}
/**
 * The source identity of a new session: what is given, or what the calling session has, which
 * nobody can change. Throws AccessDenied.
 */
export function sourceIdentityOf(given, calling) {
    const inherited = calling?.sourceIdentity;
    if (given === undefined || inherited === undefined || given === inherited) {
        return given ?? inherited;
    }
    throw accessDenied('The source identity of the calling session cannot be changed.');
}
