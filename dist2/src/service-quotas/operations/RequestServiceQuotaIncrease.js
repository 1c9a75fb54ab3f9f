import { generateQuotaRequestId } from '../../accounts/generate.js';
import { organizationScope } from '../../accounts/store.js';
import { appliedValue, applyValue } from '../applied.js';
import { illegalArgument } from '../errors.js';
import { isManagement, operation } from '../operation.js';
import { isGranted } from '../policy.js';
import { isOpen, recordRequest, requestOutput, requireNoneOpen } from '../requests.js';
import { parseTarget, parseValue, quotaResource } from '../target.js';
/**
 * Asks for another value, higher or lower: granted at once, or for the operator to decide.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestServiceQuotaIncrease.html
 */
export const RequestServiceQuotaIncrease = operation('RequestServiceQuotaIncrease', {
    resource: quotaResource,
    async handle(context) {
        const { input, entities, change, region } = context;
        const value = parseValue(input.DesiredValue);
        const target = await parseTarget(context);
        const { service, code } = target.quota;
        await requireNoneOpen(entities, { service, code, ...bucketOf(target) });
        if ((await appliedValue(context, target)) === value) {
            throw illegalArgument('You must provide a quota value that is not the current quota value.');
        }
        const isApplied = (await grant(context, { ...target, value })) === 'applied';
        const request = newRequest(context, target, isApplied ? 'APPROVED' : statusOf(input));
        await change(async (records) => {
            if (isOpen(request))
                await requireNoneOpen(records, request);
            await recordRequest(records, request);
        });
        return { RequestedQuota: requestOutput(request, region) };
    },
});
/** The operator has what it asks for, a member what the policy grants and all that is lower. */
async function grant(context, target) {
    const organization = context.accounts.entities.in(organizationScope);
    const isFree = (await isManagement(context)) || (await isGranted(organization, target.quota, target.value));
    return applyValue(context, target, { lowersOnly: !isFree });
}
/** AWS: without leave to open a support case, what a person would have to decide is refused. */
function statusOf({ SupportCaseAllowed }) {
    return SupportCaseAllowed === false ? 'NOT_APPROVED' : 'PENDING';
}
function newRequest({ input, caller, account, now, random }, target, status) {
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
    };
}
function bucketOf({ bucket }) {
    return bucket === undefined ? {} : { bucket };
}
