/** All services as one. */
export function allServices(services) {
    return {
        addresses: (network) => [...new Set(services.flatMap((one) => one.addresses(network)))],
        serve: async (network) => (await Promise.all(services.map((one) => one.serve(network)))).flat(),
        async resolver(records, network) {
            for (const one of services) {
                const found = await one.resolver?.(records, network);
                if (found !== undefined)
                    return found;
            }
            return undefined;
        },
        async leave(vpcId) {
            for (const one of services)
                await one.leave?.(vpcId);
        },
        async changed(account, links) {
            for (const one of services)
                await one.changed?.(account, links);
        },
        async close() {
            await Promise.allSettled(services.map((one) => one.close()));
        },
    };
}
