/** What the operating system says of a server's processes and of its disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The process ids of the direct children of a process. Read at once: with a turn of the loop for
 * each process of the machine, a test that keeps the loop busy looked for minutes.
 */
export function childrenOf(pid: number): number[] {
  const found: number[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const text = statusOf(name)
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    if (Number(parent) === pid && state !== 'Z') found.push(Number(name))
  }
  return found
}

/** A line about a process; nothing about one that has gone. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Memory of a process and its children, in bytes, shared pages counted once. Mapped files are left
 * out: they are the kernel's page cache, which it takes back when somebody needs room.
 */
export async function memoryBytes(pid: number): Promise<number> {
  let total = 0
  for (const each of [pid, ...childrenOf(pid)]) {
    const text = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => '')
    for (const name of ['Pss_Anon', 'Pss_Shmem']) {
      total += 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
    }
  }
  return total
}

/** The most memory that the processes held between the call and the call of what it returns. */
export function watchMemory(pid: number, everyMs = 100): () => Promise<number> {
  let peak = 0
  let isWatching = true
  const watching = (async () => {
    while (isWatching) {
      peak = Math.max(peak, await memoryBytes(pid))
      await sleep(everyMs)
    }
  })()
  return async () => {
    isWatching = false
    await watching
    return peak
  }
}

/**
 * What a folder occupies on the disk, in bytes: blocks, not the lengths of sparse files. What goes
 * away meanwhile does not count.
 */
export async function diskBytes(folder: string): Promise<number> {
  let total = 0
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) total += await diskBytes(path)
    else total += 512 * ((await stat(path).catch(() => undefined))?.blocks ?? 0)
  }
  return total
}

/** Waits until something holds; throws with its name when it does not in time. */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not in ${timeoutMs} ms: ${what}`)
    await sleep(50)
  }
}
