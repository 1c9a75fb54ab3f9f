import { contextKeysOf } from '../../auth/policy/context-keys.js';
import { existingEntity } from '../entity-arn.js';
import { operation } from '../operation.js';
import { compileEntityPolicies, inputPolicies, policiesOfEntity } from '../simulated-policies.js';
/**
 * The condition keys and variables that an entity's policies read, and those of the input.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html
 */
export const GetContextKeysForPrincipalPolicy = operation('GetContextKeysForPrincipalPolicy', {
    permission: 'iam:GetContextKeysForPrincipalPolicy',
    resource: ({ input }) => input.PolicySourceArn ?? '',
    async handle(context) {
        const { input, account, entities } = context;
        const added = inputPolicies('PolicyInputList', input.PolicyInputList);
        const named = { member: 'policySourceArn', arn: input.PolicySourceArn };
        const entity = await existingEntity(entities, account, named);
        const { identity } = compileEntityPolicies(await policiesOfEntity(context, entity));
        const keys = [...identity, ...added].flatMap(({ document }) => contextKeysOf(document));
        return { ContextKeyNames: [...new Set(keys)] };
    },
});
