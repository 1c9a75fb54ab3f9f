/** What is to be done with an instance: by the state in its record, and what Docker has of it. */
import type { Instance, InstanceState } from './machine-entities.ts'

/**
 * What Docker has. `outage`: it ended together with its interface, which only Docker or the host
 * does, when they stop; the others ended by themselves.
 */
export type Found =
  | 'none'
  | 'created'
  | 'running'
  | 'rebooted'
  | 'shutDown'
  | 'killed'
  | 'outage'
  | 'broken'

/**
 * `start`: make what is missing, start it, then it is running. `halted`: it has ended as was
 * wished. `guestEnded`: the guest shut it down. `lost`: its container, which is its disk, is gone.
 */
export type Step =
  | 'keep'
  | 'start'
  | 'reboot'
  | 'restart'
  | 'stop'
  | 'halted'
  | 'guestEnded'
  | 'lost'
  | 'terminate'
  | 'remove'

const table: Readonly<Record<InstanceState, Readonly<Record<Found, Step>>>> = {
  pending: {
    none: 'start',
    created: 'start',
    running: 'start',
    rebooted: 'start',
    shutDown: 'start',
    killed: 'start',
    outage: 'start',
    broken: 'start',
  },
  running: {
    none: 'lost',
    created: 'start',
    running: 'keep',
    rebooted: 'start',
    shutDown: 'guestEnded',
    killed: 'start',
    outage: 'start',
    broken: 'start',
  },
  stopping: {
    none: 'lost',
    created: 'halted',
    running: 'stop',
    rebooted: 'halted',
    shutDown: 'halted',
    killed: 'halted',
    outage: 'halted',
    broken: 'stop',
  },
  stopped: {
    none: 'keep',
    created: 'keep',
    running: 'stop',
    rebooted: 'keep',
    shutDown: 'keep',
    killed: 'keep',
    outage: 'keep',
    broken: 'keep',
  },
  'shutting-down': {
    none: 'terminate',
    created: 'terminate',
    running: 'terminate',
    rebooted: 'terminate',
    shutDown: 'terminate',
    killed: 'terminate',
    outage: 'terminate',
    broken: 'terminate',
  },
  terminated: {
    none: 'keep',
    created: 'remove',
    running: 'remove',
    rebooted: 'remove',
    shutDown: 'remove',
    killed: 'remove',
    outage: 'remove',
    broken: 'remove',
  },
}

/** The next step of an instance. */
export function stepOf(instance: Instance, found: Found): Step {
  const { state, containerId, rebootsAsked, rebootsDone } = instance
  // It has run before, so what a new container would have is not what the owner left.
  if (state === 'pending' && found === 'none' && containerId !== undefined) return 'lost'
  const step = table[state][found]
  if (state !== 'running' || rebootsAsked <= rebootsDone) return step
  if (step === 'keep') return 'reboot'
  // A reboot that was broken off when the machine had shut down.
  return found === 'shutDown' ? 'restart' : step
}
