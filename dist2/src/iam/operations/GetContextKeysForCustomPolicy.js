import { contextKeysOf } from '../../auth/policy/context-keys.js';
import { operation } from '../operation.js';
import { inputPolicies } from '../simulated-policies.js';
/**
 * The condition keys and variables that the policies of the input read.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html
 */
export const GetContextKeysForCustomPolicy = operation('GetContextKeysForCustomPolicy', {
    permission: 'iam:GetContextKeysForCustomPolicy',
    resource: () => '*',
    async handle({ input }) {
        const policies = inputPolicies('PolicyInputList', input.PolicyInputList);
        const keys = policies.flatMap(({ document }) => contextKeysOf(document));
        return { ContextKeyNames: [...new Set(keys)] };
    },
});
