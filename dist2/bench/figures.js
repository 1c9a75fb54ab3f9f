function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
function medianFigure(figures) {
    const of = (name) => median(figures.flatMap((figure) => figure[name] ?? []));
    const names = Object.keys(figures[0] ?? {});
    return Object.fromEntries(names.map((name) => [name, of(name)]));
}
/** The median of every figure over the rounds, by server. */
export function medians(rounds) {
    const servers = new Map();
    for (const { server } of rounds) {
        if (servers.has(server))
            continue;
        const own = rounds.filter((round) => round.server === server);
        const rows = new Set(own.flatMap(({ figures }) => [...figures.keys()]));
        const collect = (row) => own.flatMap(({ figures }) => figures.get(row) ?? []);
        servers.set(server, new Map([...rows].map((row) => [row, medianFigure(collect(row))])));
    }
    return servers;
}
/** The median figure of repeated measurements of single values. */
export const medianOf = (values) => ({ value: median(values) });
