/** Writes what was found of an instance into its record: its new state, and what goes with it. */
import { instanceEnded } from './instance-end.js';
import { inState, instanceRuns, instanceStopped } from './instance-states.js';
/**
 * Moves an instance on, unless its record is no longer in the state that this was found in: then
 * somebody wished for something else meanwhile, and the next look sees to it.
 */
export async function settle(parts, { own, account, instance }, outcome) {
    await own.changeShared(async (records, shared) => {
        const found = await records.get('instance', instance.instanceId);
        if (found === undefined || found.state !== instance.state)
            return;
        const { containerId = found.containerId, state } = outcome;
        if (state === found.state && containerId === found.containerId)
            return;
        const known = { ...found, ...(containerId && { containerId }) };
        const now = Math.max(outcome.at ?? parts.now(), found.stateChangedAt);
        await write([records, shared], known, { ...outcome, now });
        if (state === found.state)
            return;
        const { stateReason, ...same } = known;
        const reason = state === 'running' ? undefined : (outcome.reason ?? stateReason);
        const settled = { ...same, state, ...(reason && { stateReason: reason }) };
        parts.journal(records, { account, instance: settled, before: found.state });
    });
}
async function write(both, found, { state, reason, now }) {
    const [records] = both;
    const turn = { now, ...(reason && { reason }) };
    if (state === 'stopped')
        await instanceStopped(both, found, turn);
    else if (state === 'terminated')
        await instanceEnded(both, found, turn);
    else if (state === found.state)
        records.put('instance', found.instanceId, found);
    else if (state !== 'running')
        records.put('instance', found.instanceId, inState(found, state, turn));
    // A start is as good as a reboot that was asked for before it.
    else
        instanceRuns(records, { ...found, rebootsDone: found.rebootsAsked }, now);
}
/** Writes that the reboots that were asked for are done. */
export async function settleReboot(own, instance) {
    await own.change(async (records) => {
        const found = await records.get('instance', instance.instanceId);
        if (found === undefined || found.rebootsDone >= instance.rebootsAsked)
            return;
        records.put('instance', found.instanceId, { ...found, rebootsDone: instance.rebootsAsked });
    });
}
