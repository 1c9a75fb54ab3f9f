import { createAuditTrail } from '../accounts/audit-trail.js';
import { managementEvent } from '../cloudtrail/management-events.js';
import { createAuditor } from '../server/audit.js';
import { randomBytes } from '../server/random.js';
import { AwsError } from '../wire/errors.js';
import { loadModel } from '../wire/model.js';
/** Services by what their permissions begin with, where that is another name. */
const services = { servicequotas: 'service-quotas' };
/** Performs a call of a command; when it has ended, its event is on disk. */
export async function auditCommand({ records, accounts: { entities }, region }, { call, asked }, perform) {
    if (call.permission === 'none')
        return perform();
    const [prefix = ''] = call.permission.split(':');
    const model = loadModel(services[prefix] ?? prefix);
    const operation = model.operations.get(call.name);
    const event = operation && managementEvent(model, operation);
    if (event === undefined)
        return perform();
    const problems = [];
    const trail = createAuditTrail(records, (problem) => problems.push(problem));
    const auditor = createAuditor({ trail, entities, region, random: randomBytes, now: Date.now });
    const record = async (output, error) => {
        const place = { bucket: undefined, remoteAddress: '127.0.0.1', tls: undefined };
        await auditor.record({ ...asked, ...place, output, isAudited: false }, event, error);
        await auditor.flush();
        if (problems.length > 0)
            throw problems[0];
    };
    try {
        const output = await perform();
        await record(output);
        return output;
    }
    catch (error) {
        if (error instanceof AwsError)
            await record(undefined, error);
        throw error;
    }
}
