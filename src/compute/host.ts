/**
 * The host of the machines, as operations see it. They check, write records and answer; the host
 * makes it so (`reconcile.ts`), in a process of its own.
 */

/** What all machines of the host can have together. */
export interface HostFacts {
  readonly cpus: number
  readonly memoryMiB: number
  readonly architecture: 'x86_64' | 'arm64'
}

/** How many times what the host has all machines together may have. */
export interface Overcommit {
  readonly vcpus: number
  readonly memory: number
}

/** There is nobody who runs machines: the message says what is missing and how to add it. */
export class HostUnavailable extends Error {
  override readonly name = 'HostUnavailable'
}

/** Whoever runs the machines. */
export interface MachineHost {
  /** Throws HostUnavailable. */
  facts(): Promise<HostFacts>
  /** Says that an account's records have changed. It is looked at soon; nobody waits for it. */
  changed(account: string): void
  /** What an instance wrote on its console since its last start, the last 64 KiB. */
  consoleOutput(instanceId: string): Promise<Buffer>
}
