import { limits } from '../../limits.js';
import { existingEntity } from '../entity-arn.js';
import { invalidInput } from '../errors.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { grantsService, parseNamespace } from '../service-access.js';
import { policiesOfEntity } from '../simulated-policies.js';
/**
 * The policies by which a user, group or role may use services.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html
 */
export const ListPoliciesGrantingServiceAccess = operation('ListPoliciesGrantingServiceAccess', {
    permission: 'iam:ListPoliciesGrantingServiceAccess',
    resource: ({ input }) => input.Arn ?? '',
    async handle(context) {
        const { input, account, entities } = context;
        const namespaces = [...new Set((input.ServiceNamespaces ?? []).map(parseNamespace))];
        if (namespaces.length === 0 || namespaces.length > limits.serviceNamespacesMax) {
            throw invalidInput(`From 1 to ${limits.serviceNamespacesMax} services can be asked for.`);
        }
        const entity = await existingEntity(entities, account, { member: 'arn', arn: input.Arn });
        const { identity } = await policiesOfEntity(context, entity);
        const { items, paging } = page(namespaces, { Marker: input.Marker }, (one) => one);
        const granting = items.map((namespace) => ({
            ServiceNamespace: namespace,
            Policies: identity.filter((policy) => grantsService(policy, namespace)).map(policyOutput),
        }));
        return { PoliciesGrantingServiceAccess: granting, ...paging };
    },
});
const types = {
    user: 'USER',
    group: 'GROUP',
    role: 'ROLE',
};
function policyOutput({ name }) {
    if (name.startsWith('arn:')) {
        const PolicyName = name.slice(name.lastIndexOf('/') + 1);
        return { PolicyName, PolicyType: 'MANAGED', PolicyArn: name };
    }
    const [type = '', EntityName, PolicyName] = name.split('/');
    return { PolicyName, PolicyType: 'INLINE', EntityType: types[type], EntityName };
}
