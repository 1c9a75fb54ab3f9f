import { limits } from '../limits.js';
import { createReclaim } from '../storage/reclaim.js';
/** Starts the background work: one piece at a time, so that it never takes more than one core. */
export function startBackground(options) {
    const { engine, supervisor, host, books, onProblem } = options;
    const reclaim = createReclaim({
        engine,
        now: Date.now,
        async inUse(blobs) {
            const answers = await supervisor.askAll('reading', blobs);
            const ofHost = (await host.askRunning('reading', blobs)) ?? [];
            return [...ofHost, ...answers.flatMap(({ answer }) => answer)];
        },
    });
    let queue = Promise.resolve();
    let stopping = false;
    const waiting = new Set();
    const enqueue = (what, work) => {
        if (stopping || waiting.has(what))
            return;
        waiting.add(what);
        queue = queue
            .then(() => {
            waiting.delete(what);
            return stopping ? undefined : work();
        })
            .catch((error) => onProblem(what, error));
    };
    // Only where chunks were dropped has a volume become emptier; an earlier run may not have ended.
    let hasDropped = true;
    const note = async (dropped) => {
        if ((await dropped) > 0)
            hasDropped = true;
    };
    const evacuate = async () => {
        if (!hasDropped)
            return;
        hasDropped = false;
        await engine.upkeep.evacuate();
    };
    const recover = () => enqueue('recover', () => note(reclaim.recover()));
    const timers = [
        setInterval(() => enqueue('reclaim', () => note(reclaim.run())), limits.reclaimEveryMs),
        setInterval(() => enqueue('evacuate', evacuate), limits.evacuateEveryMs),
        setInterval(() => enqueue('sample', books.sample), limits.meterSampleMs),
        setInterval(() => enqueue('deliver', books.deliver), limits.trailDeliveryMs),
        setInterval(() => enqueue('clean', books.clean), limits.auditCleanMs),
    ];
    recover();
    enqueue('sample', books.sample);
    return {
        recover,
        async stop() {
            stopping = true;
            for (const timer of timers)
                clearInterval(timer);
            await queue;
        },
    };
}
