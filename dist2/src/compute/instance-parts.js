/** Reads the parts of an account's instances. */
export async function readParts(records) {
    const [interfaces, volumes, groups, elasticIps] = await Promise.all([
        records.all('networkInterface'),
        records.all('volume'),
        records.all('securityGroup'),
        records.all('elasticIp'),
    ]);
    const ofInstance = byInstance(interfaces, (each) => each.attachment?.instanceId);
    const index = ({ attachment }) => attachment?.deviceIndex ?? 0;
    for (const own of ofInstance.values())
        own.sort((a, b) => index(a) - index(b));
    const attached = volumes.filter((volume) => !!volume.attachment);
    const volumesOf = byInstance(attached, ({ attachment }) => attachment.instanceId);
    for (const own of volumesOf.values())
        own.sort(inOrder);
    const names = new Map(groups.map(({ groupId, groupName }) => [groupId, groupName]));
    const elastic = new Map(elasticIps.flatMap(({ publicIp, association: to }) => to === undefined ? [] : [[`${to.networkInterfaceId} ${to.privateIp}`, publicIp]]));
    return {
        interfacesOf: (instanceId) => ofInstance.get(instanceId) ?? [],
        volumesOf: (instanceId) => volumesOf.get(instanceId) ?? [],
        groupName: (groupId) => names.get(groupId) ?? '',
        publicIpOf({ networkInterfaceId, addresses }, address) {
            const held = elastic.get(`${networkInterfaceId} ${address}`);
            if (held !== undefined)
                return { publicIp: held, isElastic: true };
            const own = addresses.find((each) => each.address === address)?.publicIp;
            return own === undefined ? undefined : { publicIp: own, isElastic: false };
        },
    };
}
function byInstance(items, of) {
    const found = new Map();
    for (const item of items) {
        const instanceId = of(item);
        if (instanceId === undefined)
            continue;
        const own = found.get(instanceId);
        if (own === undefined)
            found.set(instanceId, [item]);
        else
            own.push(item);
    }
    return found;
}
/** The root volume first, then by the device's name. */
function inOrder(a, b) {
    if (a.isRoot !== b.isRoot)
        return a.isRoot ? -1 : 1;
    return a.attachment.deviceName < b.attachment.deviceName ? -1 : 1;
}
