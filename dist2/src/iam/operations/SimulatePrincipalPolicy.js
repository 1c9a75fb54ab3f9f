import { existingEntity } from '../entity-arn.js';
import { operation } from '../operation.js';
import { withoutExcluded } from '../policy-exclusion.js';
import { compileEntityPolicies, inputBoundary, inputPolicies, inputResourcePolicy, policiesOfEntity, } from '../simulated-policies.js';
import { simulateAll } from '../simulation.js';
import { contextOfCaller, contextOfTags, parseCaller, parseContext, parseRequests, principalOf, } from '../simulation-input.js';
/**
 * What the policies of a user, group or role would decide, with those of the input added.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export const SimulatePrincipalPolicy = operation('SimulatePrincipalPolicy', {
    permission: 'iam:SimulatePrincipalPolicy',
    resource: ({ input }) => input.PolicySourceArn ?? '',
    async handle(context) {
        const { input, account, entities } = context;
        const requests = parseRequests(input);
        const caller = parseCaller(input);
        const added = inputPolicies('PolicyInputList', input.PolicyInputList);
        const boundary = inputBoundary(input.PermissionsBoundaryPolicyInputList);
        const resource = inputResourcePolicy(input.ResourcePolicy);
        const named = { member: 'policySourceArn', arn: input.PolicySourceArn };
        const entity = await existingEntity(entities, account, named);
        const found = withoutExcluded(await policiesOfEntity(context, entity), input.PolicyExclusionList);
        const own = compileEntityPolicies(found);
        const policies = {
            scps: own.scps,
            identity: [...own.identity, ...added],
            boundary: boundary ?? own.boundary,
            resource,
        };
        const principal = caller ?? principalOf({ ...entity, account });
        const others = contextOfTags(entity, contextOfCaller(principal));
        const bound = { principal, policies, context: parseContext(input, others) };
        return simulateAll(requests, { ...bound, isOfOrganization: true }, input);
    },
});
