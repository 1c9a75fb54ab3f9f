import { generateQuotaRequestId } from '../../accounts/generate.ts'
import type { QuotaRequest } from '../../accounts/quota-entities.ts'
import { organizationScope } from '../../accounts/store.ts'
import { appliedValue, applyValue, type Target } from '../applied.ts'
import { illegalArgument } from '../errors.ts'
import { isManagement, operation, type QuotaContext } from '../operation.ts'
import { isGranted } from '../policy.ts'
import { isOpen, recordRequest, requestOutput, requireNoneOpen } from '../requests.ts'
import { parseTarget, parseValue, quotaResource } from '../target.ts'

/**
 * Asks for another value, higher or lower: granted at once, or for the operator to decide.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html
 */
export const RequestServiceQuotaIncrease = operation('RequestServiceQuotaIncrease', {
  resource: quotaResource,

  async handle(context) {
    const { input, entities, change, region } = context
    const value = parseValue(input.DesiredValue)
    const target = await parseTarget(context)
    const { service, code } = target.quota
    await requireNoneOpen(entities, { service, code, ...bucketOf(target) })
    if ((await appliedValue(context, target)) === value) {
      throw illegalArgument('You must provide a quota value that is not the current quota value.')
    }
    const isApplied = (await grant(context, { ...target, value })) === 'applied'
    const request = newRequest(context, target, isApplied ? 'APPROVED' : statusOf(input))
    await change(async (records) => {
      if (isOpen(request)) await requireNoneOpen(records, request)
      await recordRequest(records, request)
    })
    return { RequestedQuota: requestOutput(request, region) }
  },
})

type Asking = QuotaContext<{
  readonly DesiredValue: number | undefined
  readonly SupportCaseAllowed?: boolean | undefined
}>

/** The operator has what it asks for, a member what the policy grants and all that is lower. */
async function grant(
  context: Asking,
  target: Target & { readonly value: number },
): Promise<'applied' | 'raises'> {
  const organization = context.accounts.entities.in(organizationScope)
  const isFree =
    (await isManagement(context)) || (await isGranted(organization, target.quota, target.value))
  return applyValue(context, target, { lowersOnly: !isFree })
}

/** AWS: without leave to open a support case, what a person would have to decide is refused. */
function statusOf({ SupportCaseAllowed }: Asking['input']): QuotaRequest['status'] {
  return SupportCaseAllowed === false ? 'NOT_APPROVED' : 'PENDING'
}

function newRequest(
  { input, caller, account, now, random }: Asking,
  target: Target,
  status: QuotaRequest['status'],
): QuotaRequest {
  return {
    id: generateQuotaRequestId(random),
    account,
    service: target.quota.service,
    code: target.quota.code,
    ...bucketOf(target),
    value: input.DesiredValue ?? 0,
    status,
    createdAt: now,
    updatedAt: now,
    requester: caller.type === 'anonymous' ? '' : caller.arn,
  }
}

function bucketOf({ bucket }: Target): { readonly bucket?: string } {
  return bucket === undefined ? {} : { bucket }
}
