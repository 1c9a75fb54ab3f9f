/** The host of the machines, as a worker reaches it: by way of the primary. */
import { HostUnavailable, type MachineHost } from '../compute/host.ts'
import type { Line } from './line.ts'

/** Asks the primary, which starts the host's process when it is first needed. */
export function machineHost(primary: Pick<Line, 'ask'>): MachineHost {
  void primary
  return {
    facts: () => Promise.reject(new HostUnavailable('Machines are not there yet.')),
    changed: () => undefined,
    consoleOutput: () => Promise.reject(new HostUnavailable('Machines are not there yet.')),
  }
}
