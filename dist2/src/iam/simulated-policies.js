import { boundaryText, identityPolicies } from '../accounts/principal-policies.js';
import { compileStored } from '../auth/policies.js';
import { compilePolicy } from '../auth/policy/compile.js';
import { MalformedPolicy } from '../auth/policy/malformed.js';
import { parsePolicy } from '../auth/policy/parse.js';
import { limits } from '../limits.js';
import { parseLength } from './bounds.js';
import { invalidInput } from './errors.js';
/** Policies as an input brings them: `member` is the list's name. Throws InvalidInput. */
export function inputPolicies(member, texts = [], kind = 'identity') {
    if (texts.length > limits.simulatedPoliciesMax) {
        throw invalidInput(`${member} has more than ${limits.simulatedPoliciesMax} policies.`);
    }
    return texts.map((text, index) => inputPolicy(`${member}.${index + 1}`, text, kind));
}
/** One policy, under the name that results give it. */
function inputPolicy(name, text, kind) {
    parseLength(name, text, [1, limits.simulatedPolicyMax]);
    try {
        return compilePolicy(parsePolicy(text, kind), { name });
    }
    catch (error) {
        if (!(error instanceof MalformedPolicy))
            throw error;
        throw invalidInput(`Invalid policy ${name}: ${error.message}`);
    }
}
/** The policy that an input gives all resources; undefined if none. Throws InvalidInput. */
export function inputResourcePolicy(text) {
    return text === undefined ? undefined : inputPolicy('ResourcePolicy', text, 'resource');
}
/** The boundary of an input; undefined if it brings none. Throws InvalidInput. */
export function inputBoundary(texts) {
    const member = 'PermissionsBoundaryPolicyInputList';
    const [boundary, ...more] = inputPolicies(member, texts, 'boundary');
    if (more.length > 0)
        throw invalidInput(`${member} can have only one policy.`);
    return boundary;
}
/** The policies of an entity. A group has no boundary, but its account has its organization's. */
export async function policiesOfEntity({ accounts, account, entities }, { holder }) {
    const bound = await accounts.findPolicies({ account, type: 'root' });
    const boundary = 'boundary' in holder ? await boundaryText(entities, holder) : undefined;
    const identity = await identityPolicies(entities, holder);
    return { identity, boundary, scps: bound?.scps ?? [] };
}
/** Policies made ready to be asked. */
export function compileEntityPolicies({ identity, boundary, scps, }) {
    return {
        scps: scps.map((level) => level.map((policy) => compileStored('scp', policy))),
        identity: identity.map((policy) => compileStored('identity', policy)),
        boundary: boundary && compileStored('boundary', boundary),
    };
}
