/** What the tests of Organizations have in common: an account made, a policy made. */
import { CreateAccountCommand, CreatePolicyCommand, ListRootsCommand, } from '@aws-sdk/client-organizations';
/** Makes an account and gives its id. */
export async function newAccount(client, name) {
    const made = await client.send(new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` }));
    return made.CreateAccountStatus?.AccountId ?? '';
}
/** The root's id. */
export async function rootId(client) {
    const { Roots = [] } = await client.send(new ListRootsCommand());
    return Roots[0]?.Id ?? '';
}
/** The text of a policy of one statement. */
export function policyText(Effect, ...Action) {
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect, Action, Resource: '*' }],
    });
}
/** Makes a service control policy and gives its id. */
export async function newPolicy(client, Name, Content) {
    const { Policy } = await client.send(new CreatePolicyCommand({ Name, Description: '', Type: 'SERVICE_CONTROL_POLICY', Content }));
    return Policy?.PolicySummary?.Id ?? '';
}
