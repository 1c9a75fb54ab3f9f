import { offeredBy } from '../compute/room.js';
import { quotasOf } from './quotas.js';
/** Throws HostUnavailable where there are no machines. */
export async function launchScene(context) {
    const { account, now, random, publicRange, host, overcommit } = context;
    const facts = offeredBy(await host.facts(), overcommit);
    return { account, now, random, publicRange, quotas: () => quotasOf(context), facts };
}
