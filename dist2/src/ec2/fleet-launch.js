/**
 * The launch of a fleet: its ways in turn, each for all that is still wanted, in one change. A way
 * that is refused may have written half of what it wanted, so the change is thrown away and made
 * again without it.
 */
import { launch } from '../compute/launch.js';
import { failureOf } from './fleet-wishes.js';
/** A launch of a way that was refused, after so many that were not. */
class WayRefused extends Error {
    way;
    launches;
    failure;
    constructor(way, launches, failure) {
        super(failure.message);
        this.way = way;
        this.launches = launches;
        this.failure = failure;
    }
}
/** Less was launched than the fleet is for. */
class TooFew extends Error {
}
/** Runs `change` until it passes, with what launches all that can be launched. */
export async function launchFleet(work, change) {
    const { attempts } = work;
    const failures = new Map();
    const most = attempts.map(({ wish }, way) => {
        if (!('code' in wish))
            return Number.POSITIVE_INFINITY;
        failures.set(way, wish);
        return 0;
    });
    for (;;) {
        try {
            return await change((scopes) => launchAll(scopes, work, { most, failures }));
        }
        catch (error) {
            if (error instanceof WayRefused) {
                most[error.way] = error.launches;
                failures.set(error.way, error.failure);
            }
            else if (error instanceof TooFew)
                most.fill(0);
            else
                throw error;
        }
    }
}
async function launchAll(scopes, { plan, attempts, scene, fleetId }, { most, failures }) {
    const launches = [];
    let fulfilled = 0;
    for (const [way, { source, weight, wish }] of attempts.entries()) {
        const made = [];
        const tried = most[way] ?? 0;
        for (let count = 0; count < tried && fulfilled < plan.target && !('code' in wish); count++) {
            const [first] = launches[0]?.instances ?? made;
            if (plan.isOneType && first && first.instanceType !== wish.type.name)
                break;
            const zone = plan.isOneZone && first ? { zone: first.availabilityZone } : {};
            const asked = {
                ...wish,
                count: { min: 1, max: Math.ceil((plan.target - fulfilled) / weight) },
                network: { ...wish.network, ...zone },
                tags: { ...wish.tags, instance: { ...wish.tags.instance, 'aws:ec2:fleet-id': fleetId } },
            };
            const instances = await launch(scopes, asked, scene).catch((error) => {
                throw new WayRefused(way, count, failureOf(error));
            });
            made.push(...instances);
            fulfilled += instances.length * weight;
        }
        if (made.length > 0)
            launches.push({ source, instances: made });
    }
    if (fulfilled < plan.least && fulfilled > 0)
        throw new TooFew();
    const errors = [...failures].map(([way, failure]) => ({ ...failure, way }));
    const shown = errors
        .sort((a, b) => a.way - b.way)
        .flatMap(({ way, code, message }) => {
        const attempt = attempts[way];
        return attempt === undefined ? [] : [{ source: attempt.source, code, message }];
    });
    return { launches, errors: shown, fulfilled };
}
