/** The host of the machines, as a worker reaches it: by way of the primary. */
import { type HostFacts, HostUnavailable, type MachineHost } from '../compute/host.ts'
import type { Line } from './line.ts'

/** What the host's process answers; an error loses its kind on the way between processes. */
export type HostAnswer<T> = { readonly answer: T } | { readonly unavailable: string }

/** Asks the primary, which starts the host's process when it is first needed. */
export function machineHost(primary: Pick<Line, 'ask'>): MachineHost {
  const ask = async <T>(question: string, body?: unknown): Promise<T> => {
    const answer = await primary.ask<HostAnswer<T>>('host', { question, body })
    if ('unavailable' in answer) throw new HostUnavailable(answer.unavailable)
    return answer.answer
  }
  return {
    facts: () => ask<HostFacts>('facts'),
    changed(account) {
      // The host looks at all accounts now and then, and when it starts.
      ask('changed', account).catch(() => {})
    },
    consoleOutput: async (instanceId) =>
      Buffer.from(await ask<string>('consoleOutput', instanceId), 'base64'),
  }
}
