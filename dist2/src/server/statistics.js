/**
 * What is counted of every request: plain numbers in plain arrays, some tens of nanoseconds each.
 * They become metrics only when somebody asks; see `metrics.ts`.
 */
/** Upper bounds of the histogram of durations, in seconds; what is longer counts under +Inf. */
export const durationBounds = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60,
];
/** Counts observations by size. `counts` has one entry for each bound and one for what is above. */
export class Histogram {
    counts = new Array(durationBounds.length + 1).fill(0);
    sum = 0;
    observe(seconds) {
        let bucket = 0;
        while (bucket < durationBounds.length && seconds > durationBounds[bucket])
            bucket++;
        this.counts[bucket] = this.counts[bucket] + 1;
        this.sum += seconds;
    }
}
/** What one worker counted of one operation. */
export class OperationStatistics {
    operation;
    /** Requests by HTTP status. */
    statuses = new Map();
    seconds = new Histogram();
    bytesIn = 0;
    bytesOut = 0;
    constructor(operation) {
        this.operation = operation;
    }
    count(status, seconds, bytes) {
        this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
        this.seconds.observe(seconds);
        this.bytesIn += bytes.bytesIn;
        this.bytesOut += bytes.bytesOut;
    }
}
