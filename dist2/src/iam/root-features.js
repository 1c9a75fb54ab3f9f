import { organizationScope } from '../accounts/store.js';
import { AwsError } from '../wire/errors.js';
/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export function enableRootFeature(context, feature) {
    return changeFeatures(context, (features) => [...features.filter(isNot(feature)), feature]);
}
/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export function disableRootFeature(context, feature) {
    return changeFeatures(context, (features) => features.filter(isNot(feature)));
}
/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export async function listRootFeatures({ account, accounts }) {
    return featuresOutput(await managed(accounts.entities.in(organizationScope), account));
}
const isNot = (feature) => (other) => other !== feature;
async function changeFeatures({ account, accounts }, change) {
    return accounts.entities.change(organizationScope, async (records) => {
        const organization = await managed(records, account);
        const changed = { ...organization, rootFeatures: change(organization.rootFeatures) };
        records.put('organization', 'organization', changed);
        return featuresOutput(changed);
    });
}
/** The organization, if the caller manages it and has let IAM into its accounts. */
async function managed(records, account) {
    const organization = await records.get('organization', 'organization');
    if (organization === undefined) {
        throw refusal('OrganizationNotFoundException', 'The account is not in an organization.');
    }
    if (organization.managementAccount !== account) {
        const message = 'The request was rejected because the account is not the management account.';
        throw refusal('CallerIsNotManagementAccountException', message);
    }
    if (organization.serviceAccess['iam.amazonaws.com'] === undefined) {
        const message = 'Trusted access is not enabled for IAM in AWS Organizations.';
        throw refusal('ServiceAccessNotEnabledException', message);
    }
    return organization;
}
function refusal(code, message) {
    return new AwsError(code, { status: 400, message });
}
function featuresOutput({ id, rootFeatures }) {
    return { OrganizationId: id, EnabledFeatures: rootFeatures };
}
