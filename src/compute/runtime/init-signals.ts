/**
 * How an init is asked to shut down. Each has a signal of its own for that, and the kernel drops
 * what the first process of a machine does not handle; so what it handles is looked up in `/proc`,
 * where Docker is on this machine.
 */
import { readFile } from 'node:fs/promises'

/** What systemd takes for a request to power off. */
export const systemdPowerOff = 'SIGRTMIN+3'

/** Linux: arch/x86/include/uapi/asm/signal.h; SIGRTMIN is the C library's. */
const numbers = { 'SIGRTMIN+3': 37, SIGUSR2: 12, SIGPWR: 30, SIGTERM: 15 } as const

/** That of busybox's init; sysvinit's, as LXC asks it; any other program's. */
const others = ['SIGUSR2', 'SIGPWR', 'SIGTERM'] as const

/**
 * The signals to ask with, one after the other until it ends: systemd's own where that is handled;
 * else the image's (`STOPSIGNAL`), and the others. What is sent in vain does no harm.
 */
export function shutdownRequests(
  own: string,
  handled: ReadonlySet<number> | undefined,
): readonly string[] {
  const hearsSystemds = handled?.has(numbers[systemdPowerOff])
  if (own === systemdPowerOff && hearsSystemds === true) return [own]
  const isInVain = own === systemdPowerOff && hearsSystemds === false
  return isInVain ? others : [...new Set([own, ...others])]
}

/** It handles nothing that would end it, as a shell that waits. busybox's init does not show it. */
export function isDeaf(handled: ReadonlySet<number> | undefined): boolean {
  return handled !== undefined && !Object.values(numbers).some((number) => handled.has(number))
}

/**
 * The signals that a machine's first process handles, by its number on this host. Undefined where
 * that cannot be seen, as with a Docker elsewhere.
 */
export async function handledSignals(processId: number): Promise<ReadonlySet<number> | undefined> {
  const status = await readFile(`/proc/${processId}/status`, 'latin1').catch(() => '')
  // The first of a process namespace below ours; else the number is another Docker host's.
  if (!/^NSpid:\t\d+\t(?:\d+\t)*1$/m.test(status)) return undefined
  // systemd blocks its signals and reads them from a descriptor.
  const bits = maskOf(status, 'SigCgt') | maskOf(status, 'SigBlk')
  const all = Array.from({ length: 64 }, (_, index) => index + 1)
  return new Set(all.filter((number) => (bits >> BigInt(number - 1)) & 1n))
}

/**
 * Whether a machine's first process does what an init does: it handles signals, or has begun other
 * processes. True where that cannot be seen.
 */
export async function hasBegun(processId: number): Promise<boolean> {
  const handled = await handledSignals(processId)
  if (!isDeaf(handled)) return true
  const children = `/proc/${processId}/task/${processId}/children`
  return (await readFile(children, 'latin1').catch(() => '')).trim() !== ''
}

function maskOf(status: string, name: string): bigint {
  return BigInt(`0x${new RegExp(`^${name}:\\t([0-9a-f]+)$`, 'm').exec(status)?.[1] ?? '0'}`)
}
