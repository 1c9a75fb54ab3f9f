/** Who is in by a public address: admitted, counted, and shown out when the rules say so. */
import { limits } from '../../limits.js';
import { admit, passesAcl } from './admission.js';
const most = {
    tcp: limits.forwardedConnectionsMax,
    udp: limits.forwardedSessionsMax,
};
/** The clients of one public address. */
export class Guests {
    target;
    #forwarding;
    /** By protocol, whom nothing was heard of for longest first. */
    #guests = { tcp: new Set(), udp: new Set() };
    constructor(forwarding, target) {
        this.#forwarding = forwarding;
        this.target = target;
    }
    enter(client, out) {
        const { wall, ways } = this.#forwarding;
        const admission = admit(wall, ways, client);
        const guests = this.#guests[client.protocol];
        if (admission === 'refused' || !this.#hasRoom(client.protocol))
            return undefined;
        const guest = { client, admission, out };
        guests.add(guest);
        return {
            leave: () => guests.delete(guest),
            heard() {
                if (guests.delete(guest))
                    guests.add(guest);
            },
        };
    }
    /** Takes the rules as they are now, and shows out whom they let in no longer: see `Admission`. */
    follow(forwarding) {
        this.#forwarding = forwarding;
        const { wall, ways } = forwarding;
        for (const { client, admission, out } of this.#all()) {
            const stays = admission === 'tracked' ? passesAcl(wall, client) : admit(wall, ways, client) !== 'refused';
            if (!stays)
                out();
        }
    }
    /** The address leads elsewhere now, or the machine is gone. */
    clear() {
        for (const { out } of this.#all())
            out();
    }
    #all() {
        return [...this.#guests.tcp, ...this.#guests.udp];
    }
    /** A connection waits for its turn elsewhere; of sessions, the longest silent one makes room. */
    #hasRoom(protocol) {
        const guests = this.#guests[protocol];
        if (guests.size < most[protocol])
            return true;
        if (protocol === 'tcp')
            return false;
        const [oldest] = guests;
        oldest?.out();
        return guests.size < most[protocol];
    }
}
