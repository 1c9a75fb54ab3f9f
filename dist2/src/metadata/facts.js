/** Facts for one request. */
export function gatherFacts(records, known) {
    const interfaces = once(async () => interfacesOf(records, known.instance.instanceId));
    const elasticIps = once(() => records.all('elasticIp'));
    return {
        ...known,
        records,
        interfaces,
        primary: async () => (await interfaces())[0],
        async publicAddresses({ networkInterfaceId, addresses }) {
            const own = addresses.flatMap(({ address, publicIp }) => publicIp === undefined ? [] : [[address, publicIp]]);
            const elastic = (await elasticIps()).flatMap(({ publicIp, association }) => association?.networkInterfaceId === networkInterfaceId
                ? [[association.privateIp, publicIp]]
                : []);
            return new Map([...own, ...elastic]);
        },
        async groups({ groupIds }) {
            const found = await Promise.all(groupIds.map((id) => records.get('securityGroup', id)));
            return found.filter((group) => group !== undefined);
        },
        subnet: (id) => records.get('subnet', id),
        vpc: (id) => records.get('vpc', id),
    };
}
/** The network interfaces of an instance, by device index. */
export async function interfacesOf(records, instanceId) {
    const all = await records.all('networkInterface');
    return all
        .filter(({ attachment }) => attachment?.instanceId === instanceId)
        .sort((a, b) => deviceIndex(a) - deviceIndex(b));
}
/** Where an interface is plugged in; 0 is the primary one. */
export function deviceIndex({ attachment }) {
    return attachment?.deviceIndex ?? 0;
}
function once(find) {
    let found;
    return () => {
        found ??= find();
        return found;
    };
}
