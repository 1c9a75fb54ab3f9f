import { fullAccessPolicy } from '../accounts/organization.js';
import { idPatterns } from '../accounts/organization-ids.js';
/** `arn:aws:organizations::111111111111:organization/o-…` */
export function organizationArn(organization) {
    return arn(organization, 'organization');
}
/** `arn:aws:organizations::111111111111:account/o-…/222222222222` */
export function accountArn(organization, id) {
    return `${arn(organization, 'account')}/${id}`;
}
/** `arn:aws:organizations::111111111111:ou/o-…/ou-…`, or `…:root/o-…/r-…` */
export function unitArn(organization, id) {
    return `${arn(organization, id.startsWith('r-') ? 'root' : 'ou')}/${id}`;
}
/** The ARN of a root, unit or account. */
export function targetArn(organization, id) {
    return idPatterns.account.test(id) ? accountArn(organization, id) : unitArn(organization, id);
}
/** `arn:aws:organizations::111111111111:policy/o-…/service_control_policy/p-…` */
export function policyArn(organization, { id, type }) {
    const path = `${type.toLowerCase()}/${id}`;
    if (id === fullAccessPolicy.id)
        return `arn:aws:organizations::aws:policy/${path}`;
    return `${arn(organization, 'policy')}/${path}`;
}
function arn({ managementAccount, id }, type) {
    return `arn:aws:organizations::${managementAccount}:${type}/${id}`;
}
