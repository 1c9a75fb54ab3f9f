/** Keeps the rules and ways of interfaces that run as the records say, and touches no others. */
import { planInterface } from './interface-plan.js';
import { remembered } from './remembered.js';
import { applyRules, applyWiring } from './runtime/holders.js';
const nothing = { rules: '', wiring: '' };
/** The rulesets that holders have. */
export class InterfaceRules {
    #parts;
    /** By interface. */
    #loaded = new Map();
    constructor(parts) {
        this.#parts = parts;
    }
    /** Says that a holder began its life with a plan. */
    began({ networkInterfaceId, linkAddress }, { rules, wiring }) {
        this.#loaded.set(networkInterfaceId, { linkAddress, rules, wiring });
    }
    /** Says that a holder is no more. */
    ended(networkInterfaceId) {
        this.#loaded.delete(networkInterfaceId);
    }
    /** Puts in place what is otherwise than before, on all holders of an account that run. */
    async refresh(records, account, networks) {
        const { links, slots } = this.#parts;
        const own = links.all().filter((link) => link.account === account);
        // Each interface asks for all members of its groups: they are read once for all of them.
        const now = remembered(records);
        const done = own.map((link) => slots.run(() => this.#refreshOne(now, link, networks)));
        const settled = await Promise.allSettled(done);
        const failed = settled.find(({ status }) => status === 'rejected');
        if (failed !== undefined)
            throw failed.reason;
    }
    async #refreshOne(records, link, networks) {
        const { runtime, plans, links } = this.#parts;
        const { networkInterfaceId, linkAddress } = link;
        const networkInterface = await records.get('networkInterface', networkInterfaceId);
        const network = networks.get(link.vpcId);
        if (networkInterface === undefined || network === undefined)
            return;
        // A name is given at the start, and stays.
        const at = { network, networkInterface, hostname: '' };
        const plan = await planInterface(plans, records, at);
        const before = this.#loaded.get(networkInterfaceId);
        const loaded = before?.linkAddress === linkAddress ? before : nothing;
        const isHere = () => links.of(networkInterfaceId)?.linkAddress === linkAddress;
        if (loaded.rules !== plan.rules && isHere()) {
            await applyRules(runtime, networkInterfaceId, plan.rules);
        }
        if (loaded.wiring !== plan.wiring && isHere())
            await applyWiring(runtime, plan.spec);
        if (isHere())
            this.began(link, plan);
    }
}
