/** What Docker tells of by itself. */
import { PassThrough, type Readable } from 'node:stream'
import type { DockerRuntime } from './docker.ts'
import { readLabel } from './labels.ts'

/** Something of an account's that began, ended or vanished. */
export interface DockerEvent {
  readonly account: string
  /** `i-…`, `pcx-…`, or `eni-…` of a holder that was removed. */
  readonly id: string
  readonly event: 'start' | 'die' | 'destroy'
}

/**
 * Tells of instances and routers of peerings that start, end or vanish, and of holders that vanish,
 * until the signal aborts or Docker goes away; then it ends, and the caller looks at all again.
 * Events before `since` (ms) are not told.
 */
export async function* watchMachines(
  runtime: DockerRuntime,
  { since, signal }: { since: number; signal: AbortSignal },
): AsyncGenerator<DockerEvent> {
  const label = [`cairn.owner=${runtime.owner}`]
  const filters = { label, type: ['container'], event: ['start', 'die', 'destroy'] }
  const events = (await runtime.docker.getEvents({
    filters: JSON.stringify(filters),
    since: Math.floor(since / 1000),
  })) as Readable
  const lines = events.pipe(new PassThrough())
  events.on('error', () => lines.end()).on('close', () => lines.end())
  const stop = () => events.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    let rest = ''
    for await (const piece of lines) {
      const whole = `${rest}${String(piece)}`.split('\n')
      rest = whole.pop() ?? ''
      for (const line of whole.filter(Boolean)) yield* eventsOf(JSON.parse(line) as Told)
    }
  } finally {
    signal.removeEventListener('abort', stop)
    events.destroy()
  }
}

interface Told {
  readonly Action: DockerEvent['event']
  readonly Actor: { readonly Attributes: Record<string, string> }
}

function eventsOf({ Action: event, Actor: { Attributes } }: Told): DockerEvent[] {
  const instance = readLabel(Attributes, 'instance')
  // Holders come and go with their machines, but only somebody else removes one of a machine's.
  const holder = event === 'destroy' ? readLabel(Attributes, 'interface') : undefined
  const found = instance ?? holder ?? readLabel(Attributes, 'peering')
  return found === undefined ? [] : [{ account: found.account, id: found.id, event }]
}
