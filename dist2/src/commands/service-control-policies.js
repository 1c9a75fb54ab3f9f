/** What `cairn policy … --scp` does: the policies of the organization, which bound accounts. */
import { CreatePolicy } from '../organizations/operations/CreatePolicy.js';
import { DeletePolicy } from '../organizations/operations/DeletePolicy.js';
import { DescribePolicy } from '../organizations/operations/DescribePolicy.js';
import { UpdatePolicy } from '../organizations/operations/UpdatePolicy.js';
import { everyServiceControlPolicy, serviceControlPolicyNamed } from './named-policy.js';
import { readFileOrInput } from './standard-input.js';
import { textOf } from './subcommands.js';
import { table } from './table.js';
/** All of them. */
export async function list(operator) {
    const Policies = await everyServiceControlPolicy(operator);
    const rows = Policies.map(({ Id = '', Name = '', AwsManaged, Description = '' }) => [
        Id,
        Name,
        AwsManaged ? 'AWS' : 'own',
        Description,
    ]);
    return { json: { Policies }, text: table(['id', 'policy', 'whose', 'description'], rows) };
}
/** One, with its document. */
export async function show(operator, { words }) {
    const PolicyId = await serviceControlPolicyNamed(operator, words[0] ?? '');
    const described = await operator.call(DescribePolicy, { PolicyId });
    const document = JSON.parse(described.Policy?.Content ?? '{}');
    return { json: described, text: `${JSON.stringify(document, null, 2)}\n` };
}
/** Makes one; it binds once it is attached. */
export async function create(operator, parsed) {
    const [Name, file = ''] = parsed.words;
    const made = await operator.call(CreatePolicy, {
        Name,
        Content: await readFileOrInput(file),
        Description: textOf(parsed, 'description') ?? '',
        Type: 'SERVICE_CONTROL_POLICY',
    });
    return { json: made, text: `Made ${made.Policy?.PolicySummary?.Id}\n` };
}
/** Gives one another document. */
export async function update(operator, { words }) {
    const [word = '', file = ''] = words;
    const Content = await readFileOrInput(file);
    const PolicyId = await serviceControlPolicyNamed(operator, word);
    const changed = await operator.call(UpdatePolicy, { PolicyId, Content });
    return { json: changed, text: `Changed ${PolicyId}; it binds at once.\n` };
}
/** Removes one that is attached nowhere. */
export async function remove(operator, { words }) {
    const PolicyId = await serviceControlPolicyNamed(operator, words[0] ?? '');
    await operator.call(DeletePolicy, { PolicyId });
    return { json: {}, text: `Deleted ${PolicyId}.\n` };
}
