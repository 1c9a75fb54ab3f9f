import { organizationScope } from '../accounts/store.js';
import { limits } from '../limits.js';
/** AWS's codes, or ours where AWS has none: see `service-quotas/catalogue.ts`. */
const quotas = {
    vcpus: ['L-1216C47A', limits.standardVcpusDefault],
    instances: ['instances', limits.instancesDefault],
    volumes: ['volumes', limits.volumesDefault],
    volumesTiB: ['L-7A658B76', limits.gp3TebibytesDefault],
    snapshotsGiB: ['snapshots-gib', limits.snapshotsGibDefault],
    elasticIps: ['L-0263D0A3', limits.elasticIpsDefault],
};
/** The value that binds an account now, in the quota's own unit. */
export async function quotaOf({ accounts, account }, name) {
    const [code, fallback] = quotas[name];
    const own = await accounts.entities.in(account).get('appliedQuotas', 'ec2');
    if (own?.values[code] !== undefined)
        return own.values[code];
    const policy = await accounts.entities.in(organizationScope).get('quotaPolicy', 'ec2');
    return policy?.defaults[code] ?? fallback;
}
/** All of an account's. */
export async function quotasOf(holder) {
    return {
        vcpus: await quotaOf(holder, 'vcpus'),
        instances: await quotaOf(holder, 'instances'),
        volumes: await quotaOf(holder, 'volumes'),
        volumesTiB: await quotaOf(holder, 'volumesTiB'),
        snapshotsGiB: await quotaOf(holder, 'snapshotsGiB'),
        elasticIps: await quotaOf(holder, 'elasticIps'),
    };
}
