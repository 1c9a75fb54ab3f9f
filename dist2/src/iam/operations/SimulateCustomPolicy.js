import { invalidInput } from '../errors.js';
import { operation } from '../operation.js';
import { inputBoundary, inputPolicies, inputResourcePolicy } from '../simulated-policies.js';
import { simulateAll } from '../simulation.js';
import { contextOfCaller, parseCaller, parseContext, parseRequests } from '../simulation-input.js';
/**
 * What the policies of the input would decide.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 */
export const SimulateCustomPolicy = operation('SimulateCustomPolicy', {
    permission: 'iam:SimulateCustomPolicy',
    resource: () => '*',
    async handle({ input, account }) {
        const requests = parseRequests(input);
        const caller = parseCaller(input);
        const { ResourcePolicy: resource, OrderedOrganizationPolicyInputList: levels = [] } = input;
        if (resource !== undefined && caller === undefined) {
            throw invalidInput('A simulation with a ResourcePolicy needs a CallerArn.');
        }
        const policies = {
            identity: inputPolicies('PolicyInputList', input.PolicyInputList),
            boundary: inputBoundary(input.PermissionsBoundaryPolicyInputList),
            scps: levels.map(({ ServiceControlPolicyInputList: level }, index) => inputPolicies(`OrderedOrganizationPolicyInputList.${index + 1}`, level, 'scp')),
            resource: inputResourcePolicy(resource),
        };
        const context = parseContext(input, contextOfCaller(caller));
        const nobody = { type: 'user', account, arn: '', uniqueId: '' };
        return simulateAll(requests, { principal: caller ?? nobody, context, policies }, input);
    },
});
