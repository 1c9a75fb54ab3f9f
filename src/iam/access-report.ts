/**
 * Reports of what was last used. They are made at once, and kept under the id of the job that AWS
 * would make them in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
import type { NamedPolicy } from '../accounts/entities.ts'
import { generateUuid } from '../accounts/generate.ts'
import { awsManagedPolicies } from '../accounts/managed-policies.ts'
import { managedText } from '../accounts/principal-policies.ts'
import type { Use } from '../accounts/records.ts'
import { type AccessReport, packText, unpackText } from '../accounts/report-entities.ts'
import type { EntityReader } from '../accounts/store.ts'
import type { CallContext } from '../auth/call.ts'
import { limits } from '../limits.ts'
import { policyArn } from './arns.ts'
import { parseLength, parsePattern } from './bounds.ts'
import { entityOf, existingEntity, type FoundEntity } from './entity-arn.ts'
import { noSuchEntity } from './errors.ts'
import type { OrganizationUse } from './organization-access.ts'
import { grantsService, serviceNames } from './service-access.ts'
import { policiesOfEntity } from './simulated-policies.ts'

/** Somebody who may use services, and when that was last. */
export interface ReportedEntity extends Omit<FoundEntity, 'holder'> {
  /** By service. */
  readonly uses: Readonly<Record<string, Omit<Use, 'service'>>>
}

/** What a report says. */
export interface ReportedAccess {
  /** Services that are allowed, used or not. */
  readonly services: readonly string[]
  readonly entities: readonly ReportedEntity[]
}

type Asker = Pick<CallContext<unknown>, 'accounts' | 'account' | 'entities'>

/** What a user, group, role or managed policy may use, and who did. Throws NoSuchEntity. */
export async function accessOf(context: Asker, text: string | undefined): Promise<ReportedAccess> {
  const { accounts, account } = context
  const arn = parseLength('arn', text, [20, 2048])
  const isPolicy = /^arn:aws:iam::(aws|\d{12}):policy\//.test(arn)
  const { policies, holders } = isPolicy
    ? await ofPolicy(context, arn)
    : await ofEntity(context, arn)
  const services = [...serviceNames.keys()].filter((namespace) =>
    policies.some((policy) => grantsService(policy, namespace)),
  )
  const entities: ReportedEntity[] = []
  for (const { holder: _, ...entity } of holders) {
    const used = await accounts.lastUsed.of(account, entity.id)
    const uses = used.map(({ service, at, region }) => [service, { at, region }] as const)
    entities.push({ ...entity, uses: Object.fromEntries(uses) })
  }
  return { services, entities }
}

interface Concerned {
  readonly policies: readonly NamedPolicy[]
  readonly holders: readonly FoundEntity[]
}

async function ofEntity(context: Asker, arn: string): Promise<Concerned> {
  const { account, entities } = context
  const entity = await existingEntity(entities, account, { member: 'arn', arn })
  const { identity: policies } = await policiesOfEntity(context, entity)
  if (entity.type !== 'group') return { policies, holders: [entity] }
  const users = await entities.all('user')
  const members = users.filter(({ groups }) => groups.includes(entity.name))
  return { policies, holders: members.map((user) => entityOf(account, user)) }
}

async function ofPolicy({ account, entities }: Asker, arn: string): Promise<Concerned> {
  const policy = await managedText(entities, arn)
  const own = await entities.get('policy', arn.slice(arn.lastIndexOf('/') + 1))
  const isOwn = own !== undefined && policyArn(account, own.path, own.policyName) === arn
  if (policy === undefined || !(isOwn || awsManagedPolicies.has(arn))) {
    throw noSuchEntity(`Policy ${arn}`)
  }
  const isHolder = ({ attached }: { readonly attached: readonly string[] }) =>
    attached.includes(arn)
  const groups = (await entities.all('group')).filter(isHolder)
  const names = new Set(groups.map(({ groupName }) => groupName))
  const users = await entities.all('user')
  const roles = await entities.all('role')
  const holders = [
    ...users.filter((user) => isHolder(user) || user.groups.some((name) => names.has(name))),
    ...roles.filter(isHolder),
  ]
  return { policies: [policy], holders: holders.map((holder) => entityOf(account, holder)) }
}

/** Keeps a report under the id of a job; the oldest ones make room. */
export function keepReport(
  { change, random, now }: Pick<CallContext<unknown>, 'change' | 'random' | 'now'>,
  report: Pick<AccessReport, 'subject' | 'granularity'> & { readonly content: object },
): Promise<string> {
  const { subject, granularity, content } = report
  const jobId = generateUuid(random)
  const packed = packText(JSON.stringify(content))
  return change(async (records) => {
    const kept = await records.all('accessReport')
    const oldestFirst = kept.sort((a, b) => a.createdAt - b.createdAt)
    const room = oldestFirst.slice(0, Math.max(0, kept.length + 1 - limits.accessReportsKept))
    for (const old of room) records.remove('accessReport', old.jobId)
    const times = { createdAt: now, completedAt: now }
    records.put('accessReport', jobId, { jobId, subject, granularity, ...times, packed })
    return jobId
  })
}

/** What reports of each kind say. */
interface Contents {
  readonly entity: ReportedAccess
  readonly organization: readonly OrganizationUse[]
}

/** A report by its job's id, and what it says. Throws ValidationError, NoSuchEntity. */
export async function existingReport<K extends keyof Contents>(
  records: EntityReader,
  text: string | undefined,
  kind: K,
): Promise<{ readonly report: AccessReport; readonly content: Contents[K] }> {
  const jobId = parsePattern('jobId', parseLength('jobId', text, [36, 36]), /^[\w-]+$/)
  const report = await records.get('accessReport', jobId)
  const isKind = report?.subject.startsWith('arn:') === (kind === 'entity')
  if (report === undefined || !isKind) throw noSuchEntity(`The job with id ${jobId}`)
  return { report, content: JSON.parse(unpackText(report.packed)) as Contents[K] }
}

/** What the answers about all jobs begin with. */
export function jobOutput({ createdAt, completedAt }: AccessReport) {
  return {
    JobStatus: 'COMPLETED' as const,
    JobCreationDate: new Date(createdAt),
    JobCompletionDate: new Date(completedAt),
  }
}
