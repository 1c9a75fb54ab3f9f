/**
 * Ports of public addresses that another program has on all of the host's addresses (sshd has 22):
 * the host's nftables lead what comes to such an address to another of its ports. One table for a
 * data directory, of which each call writes its own line anew.
 */
import { checkedAddress } from '../firewall-match.js';
import { runOnHost } from './host-network.js';
import { bridgePrefix } from './networks.js';
/** Begins with none. The runs follow one another, each with all that was asked for until then. */
export function portRedirects(runtime, image) {
    const redirects = new Map();
    let turn = Promise.resolve();
    return (redirect) => {
        const { protocol, publicIp, port } = redirect;
        redirects.set(`${protocol} ${publicIp} ${port}`, redirect);
        const done = turn.then(async () => {
            const docker = runtime();
            if (docker === undefined)
                throw new Error('Docker has gone');
            const table = `cairn_${bridgePrefix(docker)}_ports`;
            const files = { 'ports.nft': redirectRuleset(table, [...redirects.values()]) };
            const script = 'nft -f /cairn/ports.nft\n';
            await runOnHost(docker, { image, purpose: 'ports', files, script });
        });
        turn = done.catch(() => undefined);
        return done;
    };
}
/** The host's rules: for who comes from outside, and for who is on the host itself. */
export function redirectRuleset(table, redirects) {
    const lines = redirects.map(({ protocol, publicIp, port, listenPort }) => {
        const address = checkedAddress(publicIp);
        return `    ip daddr ${address} ${protocol} dport ${port} dnat to ${address}:${listenPort}`;
    });
    const chain = (name, hook) => [
        `  chain ${name} {`,
        `    type nat hook ${hook} priority -100; policy accept`,
        ...lines,
        '  }',
    ];
    return [
        `add table ip ${table}`,
        `delete table ip ${table}`,
        `table ip ${table} {`,
        ...chain('arriving', 'prerouting'),
        ...chain('leaving', 'output'),
        '}',
        '',
    ].join('\n');
}
