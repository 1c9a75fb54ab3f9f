import { createAuditTrail } from '../accounts/audit-trail.js';
import { Meter } from '../accounts/metering.js';
import { limits } from '../limits.js';
import { createAuditor } from './audit.js';
import { randomBytes } from './random.js';
/** Opens them; the meter is written every few seconds from then on. */
export function openBooks({ engine, accounts, region, log }) {
    const { records } = engine;
    const trail = createAuditTrail(records, (error) => log.bug(error));
    const { entities } = accounts;
    const audit = createAuditor({ trail, entities, region, random: randomBytes, now: Date.now });
    const meter = new Meter();
    const flush = () => {
        meter.flush(records, Date.now()).catch((error) => log.bug(error));
    };
    setInterval(flush, limits.meterFlushMs).unref();
    return { audit, meter };
}
/** Writes down what was not yet. */
export async function closeBooks({ audit, meter }, { records }) {
    await audit.flush();
    await meter.flush(records, Date.now());
}
