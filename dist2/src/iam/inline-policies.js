import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { noSuchEntity } from './errors.js';
import { parseName } from './names.js';
import { page } from './pages.js';
import { documentOutput, parsePolicyText, policyChars } from './policy-document.js';
import { changePolicies, existingHolder, holderName } from './policy-holders.js';
/** How many characters all the inline policies of one have together. */
const charsMax = {
    user: limits.inlineUserChars,
    group: limits.inlineGroupChars,
    role: limits.inlineRoleChars,
};
/** Puts a policy in, in place of one of the same name. Throws MalformedPolicyDocument, …. */
export async function putInline(change, named, input) {
    const name = parsePolicyName(input);
    const { text } = parsePolicyText('policyDocument', input.PolicyDocument, 'identity');
    await change((records) => changePolicies(records, named, (holder) => {
        const inline = { ...holder.inline, [name]: text };
        const chars = Object.values(inline).reduce((sum, one) => sum + policyChars(one), 0);
        const most = charsMax[named.kind];
        if (chars <= most)
            return { inline };
        const whose = `${named.kind} ${holderName(holder)}`;
        const message = `Maximum policy size of ${most} bytes exceeded for ${whose}`;
        throw new AwsError('LimitExceeded', { status: 409, message });
    }));
}
/** Takes a policy out; throws NoSuchEntity if it is not there. */
export function deleteInline(records, named, input) {
    const name = parsePolicyName(input);
    return changePolicies(records, named, ({ inline }) => {
        if (!Object.hasOwn(inline, name))
            throw noSuchPolicy(named, name);
        const { [name]: _, ...others } = inline;
        return { inline: others };
    });
}
/** A policy as the operations of one policy answer, and whose it is. Throws NoSuchEntity. */
export async function inlinePolicy(records, named, input) {
    const name = parsePolicyName(input);
    const holder = await existingHolder(records, named);
    const text = Object.hasOwn(holder.inline, name) ? holder.inline[name] : undefined;
    if (text === undefined)
        throw noSuchPolicy(named, name);
    return { holder: holderName(holder), PolicyName: name, PolicyDocument: documentOutput(text) };
}
/** A page of the names of one's inline policies. */
export async function inlineNames(records, named, input) {
    const { inline } = await existingHolder(records, named);
    const { items, paging } = page(Object.keys(inline), input, byBytes);
    return { PolicyNames: items, ...paging };
}
/** All inline policies, as the details of an account list them. */
export function inlineDetails(inline) {
    const names = Object.keys(inline).sort();
    return names.map((name) => ({
        PolicyName: name,
        PolicyDocument: documentOutput(inline[name] ?? ''),
    }));
}
/** Their names may differ in case alone. */
const byBytes = (name) => Buffer.from(name).toString('hex');
function parsePolicyName({ PolicyName }) {
    return parseName('policyName', PolicyName, limits.policyNameMax);
}
function noSuchPolicy({ kind }, name) {
    return noSuchEntity(`The ${kind} policy with name ${name}`);
}
