/** One public address that leads to an interface: its listeners follow its machine's. */
import { limits } from '../../limits.js';
import { isOpen } from './admission.js';
import { Guests } from './door.js';
import { readListening } from './listening.js';
import { listenTcp } from './tcp.js';
import { listenUdp } from './udp.js';
const listen = { tcp: listenTcp, udp: listenUdp };
/** Listeners and clients of one address, as long as it leads to the same interface. */
export class PublicAddress {
    holder;
    #parts;
    #guests;
    #listeners = new Map();
    /** Since when a port could not be listened on. */
    #failed = new Map();
    #forwarding;
    #listening = { tcp: new Set(), udp: new Set() };
    #work = Promise.resolve();
    #isClosed = false;
    constructor(forwarding, holder, parts) {
        this.#forwarding = forwarding;
        this.holder = holder;
        this.#parts = parts;
        this.#guests = new Guests(forwarding, holder.linkAddress);
    }
    get networkInterfaceId() {
        return this.#forwarding.networkInterfaceId;
    }
    /** Takes new rules: what is closed is closed when this resolves. */
    async follow(forwarding) {
        this.#forwarding = forwarding;
        this.#guests.follow(forwarding);
        await this.#settle();
    }
    /** Looks where the machine listens now. Throws when its network is gone. */
    async look() {
        const { processId } = this.holder;
        this.#listening = await readListening(processId, this.#forwarding.privateIp);
        await this.#settle();
    }
    /** Ends all of it. */
    async close() {
        this.#isClosed = true;
        this.#guests.clear();
        await this.#settle();
    }
    /** One at a time, so that a port is not opened and closed at once. */
    #settle() {
        this.#work = this.#work.then(() => this.#adjust());
        return this.#work;
    }
    async #adjust() {
        const wanted = this.#isClosed ? new Map() : this.#wanted();
        for (const [key, listener] of this.#listeners) {
            if (wanted.has(key))
                continue;
            this.#listeners.delete(key);
            listener.close();
        }
        for (const [key, { protocol, port }] of wanted) {
            if (!this.#listeners.has(key) && this.#mayTry(key))
                await this.#open(key, protocol, port);
        }
    }
    #wanted() {
        const { wall } = this.#forwarding;
        const wanted = new Map();
        for (const protocol of ['tcp', 'udp']) {
            for (const port of this.#listening[protocol]) {
                if (isOpen(wall, protocol, port))
                    wanted.set(`${protocol}/${port}`, { protocol, port });
            }
        }
        return wanted;
    }
    #mayTry(key) {
        return performance.now() - (this.#failed.get(key) ?? -Infinity) > limits.listenRetryMs;
    }
    async #open(key, protocol, port) {
        try {
            this.#listeners.set(key, await this.#listen(protocol, port));
            this.#failed.delete(key);
        }
        catch (error) {
            const what = `${this.#forwarding.publicIp} ${key}`;
            if (!this.#failed.has(key))
                this.#parts.onProblem(what, error);
            this.#failed.set(key, performance.now());
        }
    }
    /** Linux lets nobody listen on a port of one address that another has on all, as sshd has 22. */
    async #listen(protocol, port) {
        const { publicIp } = this.#forwarding;
        const place = { listenIp: publicIp, listenPort: port, toPort: port };
        const { redirect } = this.#parts;
        try {
            return await listen[protocol](place, this.#guests);
        }
        catch (error) {
            if (error.code !== 'EADDRINUSE' || !redirect)
                throw error;
            const listener = await listen[protocol]({ ...place, listenPort: 0 }, this.#guests);
            try {
                await redirect({ protocol, publicIp, port, listenPort: listener.port });
                return listener;
            }
            catch (failure) {
                listener.close();
                throw failure;
            }
        }
    }
}
