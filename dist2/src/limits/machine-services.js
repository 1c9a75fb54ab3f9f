/** The bounds of what the host serves to machines' networks: names, and ways in. */
/** See `limits.ts`, which holds them all. */
export const machineServiceLimits = {
    // AWS: .../vpc/latest/userguide/AmazonDNS-concepts.html#vpc-dns-limits
    namesPerSecond: 1_024,
    // Ours: questions of machines that are asked outside at a time, and how long each may take.
    namesAskedAtOnce: 512,
    namesAskedMs: 2_000,
    // Ours: how long the host's list of resolvers is believed.
    resolversReadMs: 5_000,
    // Ours: interfaces of which it is kept what they may ask; each keeps the names of its VPC.
    nameViewsKept: 1_000,
    // Ours: connections for names on a gateway, and how long one may be silent.
    nameConnectionsMax: 256,
    nameConnectionIdleMs: 10_000,
    // Ours: how often it is looked at which ports machines listen on, which costs 60 µs each.
    listeningReadMs: 400,
    // Ours: after which a port that could not be listened on is tried again.
    listenRetryMs: 5_000,
    // Ours: connections to a public address at a time.
    forwardedConnectionsMax: 4_096,
    // Ours: clients of a public address by UDP at a time; the longest silent one goes for a new one.
    forwardedSessionsMax: 1_024,
    // AWS: .../AWSEC2/latest/UserGuide/security-group-connection-tracking.html, timeouts.
    udpSilentMs: 30_000,
    udpStreamSilentMs: 180_000,
    // Ours: dead peers of a forwarded connection are found after about two minutes.
    forwardedKeepAliveMs: 60_000,
    forwardConnectMs: 10_000,
};
