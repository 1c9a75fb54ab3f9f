import { Line } from './line.js';
import { MachineRoom } from './machine-room.js';
let room;
/** What the primary asks, each answered by the room once it is open. */
const primary = new Line(process, {
    async start(config) {
        room = MachineRoom.open(config);
        await room;
    },
    facts: () => answered((open) => open.facts()),
    changed: (account) => answered(async (open) => open.changed(account)),
    consoleOutput: (instanceId) => answered(async (open) => (await open.consoleOutput(instanceId)).toString('base64')),
    flushAudit: async () => (await room)?.flushAudit(),
    sample: async () => (await room)?.sample(),
    reading: async (blobs) => (await room)?.reading(blobs) ?? [],
    stop: async () => (await room)?.close(),
});
void primary.ask('loaded');
process.on('SIGINT', () => { });
process.on('SIGTERM', () => { });
process.on('disconnect', () => process.exit(0));
async function answered(ask) {
    try {
        if (room === undefined)
            throw new Error('it has not been started');
        return { answer: await ask(await room) };
    }
    catch (error) {
        const { HostUnavailable } = await import('../compute/host.js');
        if (error instanceof HostUnavailable)
            return { unavailable: error.message };
        throw error;
    }
}
