import { generateUuid } from '../accounts/generate.js';
import { awsManagedPolicies } from '../accounts/managed-policies.js';
import { managedText } from '../accounts/principal-policies.js';
import { packText, unpackText } from '../accounts/report-entities.js';
import { limits } from '../limits.js';
import { policyArn } from './arns.js';
import { parseLength, parsePattern } from './bounds.js';
import { entityOf, existingEntity } from './entity-arn.js';
import { noSuchEntity } from './errors.js';
import { grantsService, serviceNames } from './service-access.js';
import { policiesOfEntity } from './simulated-policies.js';
/** What a user, group, role or managed policy may use, and who did. Throws NoSuchEntity. */
export async function accessOf(context, text) {
    const { accounts, account } = context;
    const arn = parseLength('arn', text, [20, 2048]);
    const isPolicy = /^arn:aws:iam::(aws|\d{12}):policy\//.test(arn);
    const { policies, holders } = isPolicy
        ? await ofPolicy(context, arn)
        : await ofEntity(context, arn);
    const services = [...serviceNames.keys()].filter((namespace) => policies.some((policy) => grantsService(policy, namespace)));
    const entities = [];
    for (const { holder: _, ...entity } of holders) {
        const used = await accounts.lastUsed.of(account, entity.id);
        const uses = used.map(({ service, at, region }) => [service, { at, region }]);
        entities.push({ ...entity, uses: Object.fromEntries(uses) });
    }
    return { services, entities };
}
async function ofEntity(context, arn) {
    const { account, entities } = context;
    const entity = await existingEntity(entities, account, { member: 'arn', arn });
    const { identity: policies } = await policiesOfEntity(context, entity);
    if (entity.type !== 'group')
        return { policies, holders: [entity] };
    const users = await entities.all('user');
    const members = users.filter(({ groups }) => groups.includes(entity.name));
    return { policies, holders: members.map((user) => entityOf(account, user)) };
}
async function ofPolicy({ account, entities }, arn) {
    const policy = await managedText(entities, arn);
    const own = await entities.get('policy', arn.slice(arn.lastIndexOf('/') + 1));
    const isOwn = own !== undefined && policyArn(account, own.path, own.policyName) === arn;
    if (policy === undefined || !(isOwn || awsManagedPolicies.has(arn))) {
        throw noSuchEntity(`Policy ${arn}`);
    }
    const isHolder = ({ attached }) => attached.includes(arn);
    const groups = (await entities.all('group')).filter(isHolder);
    const names = new Set(groups.map(({ groupName }) => groupName));
    const users = await entities.all('user');
    const roles = await entities.all('role');
    const holders = [
        ...users.filter((user) => isHolder(user) || user.groups.some((name) => names.has(name))),
        ...roles.filter(isHolder),
    ];
    return { policies: [policy], holders: holders.map((holder) => entityOf(account, holder)) };
}
/** Keeps a report under the id of a job; the oldest ones make room. */
export function keepReport({ change, random, now }, report) {
    const { subject, granularity, content } = report;
    const jobId = generateUuid(random);
    const packed = packText(JSON.stringify(content));
    return change(async (records) => {
        const kept = await records.all('accessReport');
        const oldestFirst = kept.sort((a, b) => a.createdAt - b.createdAt);
        const room = oldestFirst.slice(0, Math.max(0, kept.length + 1 - limits.accessReportsKept));
        for (const old of room)
            records.remove('accessReport', old.jobId);
        const times = { createdAt: now, completedAt: now };
        records.put('accessReport', jobId, { jobId, subject, granularity, ...times, packed });
        return jobId;
    });
}
/** A report by its job's id, and what it says. Throws ValidationError, NoSuchEntity. */
export async function existingReport(records, text, kind) {
    const jobId = parsePattern('jobId', parseLength('jobId', text, [36, 36]), /^[\w-]+$/);
    const report = await records.get('accessReport', jobId);
    const isKind = report?.subject.startsWith('arn:') === (kind === 'entity');
    if (report === undefined || !isKind)
        throw noSuchEntity(`The job with id ${jobId}`);
    return { report, content: JSON.parse(unpackText(report.packed)) };
}
/** What the answers about all jobs begin with. */
export function jobOutput({ createdAt, completedAt }) {
    return {
        JobStatus: 'COMPLETED',
        JobCreationDate: new Date(createdAt),
        JobCompletionDate: new Date(completedAt),
    };
}
