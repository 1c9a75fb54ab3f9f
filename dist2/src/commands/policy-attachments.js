/** `cairn policy attach` and `detach`: whom a policy is for. */
import { AttachGroupPolicy } from '../iam/operations/AttachGroupPolicy.js';
import { AttachRolePolicy } from '../iam/operations/AttachRolePolicy.js';
import { AttachUserPolicy } from '../iam/operations/AttachUserPolicy.js';
import { DetachGroupPolicy } from '../iam/operations/DetachGroupPolicy.js';
import { DetachRolePolicy } from '../iam/operations/DetachRolePolicy.js';
import { DetachUserPolicy } from '../iam/operations/DetachUserPolicy.js';
import { AttachPolicy } from '../organizations/operations/AttachPolicy.js';
import { DetachPolicy } from '../organizations/operations/DetachPolicy.js';
import { accountNamed } from './named-account.js';
import { policyNamed, serviceControlPolicyNamed } from './named-policy.js';
import { textOf } from './subcommands.js';
import { UsageError } from './usage-error.js';
const usage = 'NAME|ARN (--user NAME | --group NAME | --role NAME | --target ID) [--account ID|NAME]';
/** Gives a policy to someone. */
export const attach = {
    usage,
    does: 'Gives a policy to a user, group or role, or bounds a target by it.',
    run: (operator, parsed) => change(operator, parsed, 'attach'),
};
/** Takes a policy from someone. */
export const detach = {
    usage,
    does: 'Takes it away again.',
    run: (operator, parsed) => change(operator, parsed, 'detach'),
};
const changes = {
    user: {
        attach: ({ call }, account, { name: UserName, PolicyArn }) => call(AttachUserPolicy, { UserName, PolicyArn }, account),
        detach: ({ call }, account, { name: UserName, PolicyArn }) => call(DetachUserPolicy, { UserName, PolicyArn }, account),
    },
    group: {
        attach: ({ call }, account, { name: GroupName, PolicyArn }) => call(AttachGroupPolicy, { GroupName, PolicyArn }, account),
        detach: ({ call }, account, { name: GroupName, PolicyArn }) => call(DetachGroupPolicy, { GroupName, PolicyArn }, account),
    },
    role: {
        attach: ({ call }, account, { name: RoleName, PolicyArn }) => call(AttachRolePolicy, { RoleName, PolicyArn }, account),
        detach: ({ call }, account, { name: RoleName, PolicyArn }) => call(DetachRolePolicy, { RoleName, PolicyArn }, account),
    },
};
async function change(operator, parsed, way) {
    const [word = ''] = parsed.words;
    const holders = [...Object.keys(changes), 'target'].filter((kind) => kind in parsed.flags);
    const [kind = ''] = holders;
    if (holders.length !== 1)
        throw new UsageError('name one --user, --group, --role or --target');
    const name = textOf(parsed, kind) ?? '';
    if (kind === 'target')
        await changeTarget(operator, { way, word, name });
    else {
        const account = await operator.accountOf(parsed);
        const PolicyArn = await policyNamed(operator, account, word);
        await changes[kind]?.[way](operator, account, { name, PolicyArn });
    }
    const done = way === 'attach' ? `Attached ${word} to` : `Detached ${word} from`;
    return { json: {}, text: `${done} ${kind === 'target' ? '' : `${kind} `}${name}.\n` };
}
const unitPattern = /^(r|ou)-/;
async function changeTarget(operator, { way, word, name }) {
    const PolicyId = await serviceControlPolicyNamed(operator, word);
    const TargetId = unitPattern.test(name) ? name : await accountNamed(operator, name);
    const operation = way === 'attach' ? AttachPolicy : DetachPolicy;
    await operator.call(operation, { PolicyId, TargetId });
}
