/**
 * Whose the link addresses are: how the host knows who asks it, and where it reaches an interface.
 * A holder has a new one after each start, so this is kept in the host's memory and nowhere else.
 */
/** All interfaces whose holders run; only `reconcile.ts` writes it. */
export class LinkTable {
    #byInterface = new Map();
    #byAddress = new Map();
    at(linkAddress) {
        return this.#byAddress.get(linkAddress);
    }
    of(networkInterfaceId) {
        return this.#byInterface.get(networkInterfaceId);
    }
    all() {
        return [...this.#byInterface.values()];
    }
    /** Takes the place of what the interface had, and of whoever had the address. */
    put(link) {
        this.remove(link.networkInterfaceId);
        const before = this.#byAddress.get(link.linkAddress);
        if (before !== undefined)
            this.remove(before.networkInterfaceId);
        this.#byInterface.set(link.networkInterfaceId, link);
        this.#byAddress.set(link.linkAddress, link);
    }
    remove(networkInterfaceId) {
        const link = this.#byInterface.get(networkInterfaceId);
        if (link === undefined)
            return;
        this.#byInterface.delete(networkInterfaceId);
        this.#byAddress.delete(link.linkAddress);
    }
}
