/** The operator's commands are in the audit trail as calls over the wire are. */
import type { Accounts } from '../accounts/accounts.ts'
import { createAuditTrail } from '../accounts/audit-trail.ts'
import type { Call } from '../auth/call.ts'
import { managementEvent } from '../cloudtrail/management-events.ts'
import type { Records } from '../engine/engine.ts'
import { type Audited, createAuditor } from '../server/audit.ts'
import { randomBytes } from '../server/random.ts'
import { AwsError } from '../wire/errors.ts'
import { loadModel } from '../wire/model.ts'

/** Where commands write their events. */
export interface CommandAudit {
  readonly records: Records
  readonly accounts: Pick<Accounts, 'entities'>
  readonly region: string
}

/** What is known of a command before it is performed. */
export type Asked = Pick<Audited, 'caller' | 'input' | 'request' | 'requestId'>

/** Services by what their permissions begin with, where that is another name. */
const services: Readonly<Record<string, string>> = { servicequotas: 'service-quotas' }

/** Performs a call of a command; when it has ended, its event is on disk. */
export async function auditCommand<O>(
  { records, accounts: { entities }, region }: CommandAudit,
  { call, asked }: { call: Pick<Call<never, unknown>, 'name' | 'permission'>; asked: Asked },
  perform: () => Promise<O>,
): Promise<O> {
  if (call.permission === 'none') return perform()
  const [prefix = ''] = call.permission.split(':')
  const model = loadModel(services[prefix] ?? prefix)
  const operation = model.operations.get(call.name)
  const event = operation && managementEvent(model, operation)
  if (event === undefined) return perform()
  const problems: unknown[] = []
  const trail = createAuditTrail(records, (problem) => problems.push(problem))
  const auditor = createAuditor({ trail, entities, region, random: randomBytes, now: Date.now })
  const record = async (output: unknown, error?: AwsError): Promise<void> => {
    const place = { bucket: undefined, remoteAddress: '127.0.0.1', tls: undefined }
    await auditor.record({ ...asked, ...place, output, isAudited: false }, event, error)
    await auditor.flush()
    if (problems.length > 0) throw problems[0]
  }
  try {
    const output = await perform()
    await record(output)
    return output
  } catch (error) {
    if (error instanceof AwsError) await record(undefined, error)
    throw error
  }
}
