/**
 * The ports that a machine listens on, from the kernel's own tables of its network. So a public
 * address has listeners where the machine has, and a rule for 65,536 ports costs none; who knocks
 * elsewhere hears at once that nobody is there, as from the machine itself.
 */
import { readFile } from 'node:fs/promises';
/** TCP_LISTEN, and for UDP a socket that is connected to nobody (include/net/tcp_states.h). */
const states = { tcp: '0A', udp: '07' };
/**
 * What listens in the network of a process of this machine, at all addresses or the private one.
 * Throws ENOENT when the process is gone.
 */
export async function readListening(processId, privateIp) {
    const ports = async (protocol) => {
        const tables = [protocol, `${protocol}6`].map((name) => readFile(`/proc/${processId}/net/${name}`, 'latin1'));
        const found = (await Promise.all(tables)).flatMap((text) => parseListening(text, protocol, privateIp));
        return new Set(found);
    };
    const [tcp, udp] = await Promise.all([ports('tcp'), ports('udp')]);
    return { tcp, udp };
}
/** The ports of one such table. Documentation/networking/proc_net_tcp.rst. */
export function parseListening(text, protocol, privateIp) {
    const own = kernelHex(privateIp);
    return text
        .split('\n')
        .slice(1)
        .flatMap((line) => {
        const [, local = '', , state] = line.trim().split(/\s+/);
        const [address = '', port = ''] = local.split(':');
        if (state !== states[protocol] || !isReachable(address, own))
            return [];
        return [Number.parseInt(port, 16)];
    });
}
/** `mapped` is how IPv6 writes an IPv4 address: ::ffff:10.0.0.5. */
function isReachable(address, own) {
    return /^0+$/.test(address) || address === own || address === `0000000000000000FFFF0000${own}`;
}
/** An address as machines with the lowest byte first print it: 0500000A. */
function kernelHex(address) {
    const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
    return bytes.reverse().join('').toUpperCase();
}
