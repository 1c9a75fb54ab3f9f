/** `cairn policy`: managed policies, and with --scp the organization's. See `cairn help policy`. */
import { CreatePolicy } from '../iam/operations/CreatePolicy.js';
import { CreatePolicyVersion } from '../iam/operations/CreatePolicyVersion.js';
import { DeletePolicy } from '../iam/operations/DeletePolicy.js';
import { DeletePolicyVersion } from '../iam/operations/DeletePolicyVersion.js';
import { GetPolicy } from '../iam/operations/GetPolicy.js';
import { GetPolicyVersion } from '../iam/operations/GetPolicyVersion.js';
import { ListPolicyVersions } from '../iam/operations/ListPolicyVersions.js';
import { limits } from '../limits.js';
import { everyPage } from './every-page.js';
import { everyPolicy, policyNamed } from './named-policy.js';
import { attach, detach } from './policy-attachments.js';
import * as scp from './service-control-policies.js';
import { readFileOrInput } from './standard-input.js';
import { commandOf, textOf } from './subcommands.js';
import { moment, table } from './table.js';
import { UsageError } from './usage-error.js';
const scopes = { aws: 'AWS', local: 'Local', all: 'All' };
const list = {
    usage: '[--account ID|NAME] [--scope WHOSE] [--scp]',
    does: "Lists policies, of which WHOSE chooses: aws, local (the account's own) or all.",
    async run(operator, parsed) {
        if (parsed.flags.scp)
            return scp.list(operator);
        const scope = scopes[textOf(parsed, 'scope') ?? 'all'];
        if (scope === undefined)
            throw new UsageError('--scope is aws, local or all');
        const policies = await everyPolicy(operator, await operator.accountOf(parsed), scope);
        const rows = policies.map(({ PolicyName = '', Arn = '', AttachmentCount = 0, ...policy }) => [
            PolicyName,
            Arn.includes('::aws:') ? 'AWS' : 'own',
            String(AttachmentCount),
            policy.DefaultVersionId ?? '',
            moment(policy.UpdateDate),
        ]);
        const header = ['policy', 'whose', 'attached', 'version', 'updated'];
        return { json: { Policies: policies }, text: table(header, rows) };
    },
};
const show = {
    usage: 'NAME|ARN [--account ID|NAME] [--scp]',
    does: 'Prints the document that binds.',
    async run(operator, parsed) {
        if (parsed.flags.scp)
            return scp.show(operator, parsed);
        const { account, PolicyArn } = await named(operator, parsed);
        const { Policy } = await operator.call(GetPolicy, { PolicyArn }, account);
        const VersionId = Policy?.DefaultVersionId;
        const asked = { PolicyArn, VersionId };
        const { PolicyVersion } = await operator.call(GetPolicyVersion, asked, account);
        // IAM answers documents as they stand in a URL.
        const Document = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
        const json = { Policy, PolicyVersion: { ...PolicyVersion, Document } };
        return { json, text: `${JSON.stringify(Document, null, 2)}\n` };
    },
};
const create = {
    usage: 'NAME FILE|- [--account ID|NAME] [--path PATH] [--description TEXT] [--scp]',
    does: 'Makes a policy of the document in FILE, or that comes by standard input.',
    async run(operator, parsed) {
        if (parsed.flags.scp)
            return scp.create(operator, parsed);
        const [PolicyName, file = ''] = parsed.words;
        const made = await operator.call(CreatePolicy, {
            PolicyName,
            PolicyDocument: await readFileOrInput(file),
            Path: textOf(parsed, 'path'),
            Description: textOf(parsed, 'description'),
        }, await operator.accountOf(parsed));
        return { json: made, text: `Made ${made.Policy?.Arn}\n` };
    },
};
const update = {
    usage: 'NAME|ARN FILE|- [--account ID|NAME] [--scp]',
    does: 'Adds a version, which binds at once. When there are five, the oldest goes.',
    async run(operator, parsed) {
        if (parsed.flags.scp)
            return scp.update(operator, parsed);
        const PolicyDocument = await readFileOrInput(parsed.words[1] ?? '');
        const { account, PolicyArn } = await named(operator, parsed);
        const versions = await versionsOf(operator, account, PolicyArn);
        const oldest = versions.filter((version) => !version.IsDefaultVersion).at(-1);
        if (versions.length >= limits.versionsPerPolicy && oldest !== undefined) {
            const { VersionId } = oldest;
            await operator.call(DeletePolicyVersion, { PolicyArn, VersionId }, account);
        }
        const asked = { PolicyArn, PolicyDocument, SetAsDefault: true };
        const made = await operator.call(CreatePolicyVersion, asked, account);
        return { json: made, text: `${PolicyArn} is now ${made.PolicyVersion?.VersionId}.\n` };
    },
};
const remove = {
    usage: 'NAME|ARN [--account ID|NAME] [--scp]',
    does: 'Removes a policy that is attached to nobody, with all its versions.',
    async run(operator, parsed) {
        if (parsed.flags.scp)
            return scp.remove(operator, parsed);
        const { account, PolicyArn } = await named(operator, parsed);
        const { Policy } = await operator.call(GetPolicy, { PolicyArn }, account);
        const isUsed = Policy?.AttachmentCount || Policy?.PermissionsBoundaryUsageCount;
        // One that cannot go keeps its versions.
        const versions = isUsed ? [] : await versionsOf(operator, account, PolicyArn);
        for (const { VersionId, IsDefaultVersion } of versions) {
            if (IsDefaultVersion)
                continue;
            await operator.call(DeletePolicyVersion, { PolicyArn, VersionId }, account);
        }
        await operator.call(DeletePolicy, { PolicyArn }, account);
        return { json: {}, text: `Deleted ${PolicyArn}.\n` };
    },
};
/** Makes, shows, changes, attaches and removes policies. */
export const policy = commandOf({
    name: 'policy',
    about: 'what users, groups and roles may do, and what bounds whole accounts',
    subcommands: { list, show, create, update, delete: remove, attach, detach },
    notes: 'With --scp it is a service control policy, which bounds the accounts and units that it is\n' +
        'attached to with --target: an account, ou-… or r-….\n\n',
});
async function named(operator, parsed) {
    const account = await operator.accountOf(parsed);
    return { account, PolicyArn: await policyNamed(operator, account, parsed.words[0] ?? '') };
}
/** The newest first. */
async function versionsOf(operator, account, PolicyArn) {
    const versions = await everyPage((from) => operator.call(ListPolicyVersions, { PolicyArn, ...from }, account), ({ Versions }) => Versions);
    const number = (id = 'v0') => Number(id.slice(1));
    return versions.sort((a, b) => number(b.VersionId) - number(a.VersionId));
}
