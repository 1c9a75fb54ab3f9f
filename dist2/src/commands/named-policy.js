/** Policies, as commands name them: by ARN or id, or by a name that only one of them has. */
import { nearest } from '../config/nearest.js';
import { ListPolicies } from '../iam/operations/ListPolicies.js';
import { ListPolicies as ListControlPolicies } from '../organizations/operations/ListPolicies.js';
import { AwsError } from '../wire/errors.js';
import { everyPage } from './every-page.js';
import { UsageError } from './usage-error.js';
/** The managed policies that an account has. */
export function everyPolicy(operator, account, Scope) {
    return everyPage((from) => operator.call(ListPolicies, { Scope, ...from }, account), ({ Policies }) => Policies);
}
/** The ARN of the policy that a word names: AWS's or the account's own. Throws NoSuchEntity. */
export async function policyNamed(operator, account, word) {
    if (word.startsWith('arn:'))
        return word;
    const policies = await everyPolicy(operator, account, 'All');
    return chosen(word, policies.map(({ PolicyName, Arn }) => ({ name: PolicyName ?? '', id: Arn ?? '' })));
}
/** All service control policies. */
export function everyServiceControlPolicy(operator) {
    const Filter = 'SERVICE_CONTROL_POLICY';
    return everyPage((from) => operator.call(ListControlPolicies, { Filter, ...from }), ({ Policies }) => Policies);
}
/** The id of the service control policy that a word names. Throws NoSuchEntity. */
export async function serviceControlPolicyNamed(operator, word) {
    const policies = await everyServiceControlPolicy(operator);
    if (policies.some(({ Id }) => Id === word))
        return word;
    return chosen(word, policies.map(({ Name, Id }) => ({ name: Name ?? '', id: Id ?? '' })));
}
function chosen(word, policies) {
    const [found, ...more] = policies.filter(({ name }) => name === word);
    if (more.length > 0) {
        const ids = [found, ...more].map((policy) => policy?.id);
        throw new UsageError(`several policies are called "${word}"; name one of ${ids.join(', ')}`);
    }
    if (found !== undefined)
        return found.id;
    const meant = nearest(word, policies.map(({ name }) => name));
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
    const message = `There is no policy ${word}.${hint}`;
    throw new AwsError('NoSuchEntity', { status: 404, message });
}
