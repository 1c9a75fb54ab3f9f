/** The host of the machines, as a worker reaches it: by way of the primary. */
import { HostUnavailable } from '../compute/host.js';
/** Asks the primary, which starts the host's process when it is first needed. */
export function machineHost(primary) {
    const ask = async (question, body) => {
        const answer = await primary.ask('host', { question, body });
        if ('unavailable' in answer)
            throw new HostUnavailable(answer.unavailable);
        return answer.answer;
    };
    return {
        facts: () => ask('facts'),
        changed(account) {
            // The host looks at all accounts now and then, and when it starts.
            ask('changed', account).catch(() => { });
        },
        consoleOutput: async (instanceId) => Buffer.from(await ask('consoleOutput', instanceId), 'base64'),
    };
}
