/**
 * Metadata as a tree of texts. A directory lists what is in it; what is undefined is not there, and
 * is not listed.
 */
import type { Facts } from './facts.ts'

/** A text, a directory, or what finds one of them when it is asked for; undefined: not there. */
export type Branch = string | Buffer | Directory | undefined | Found

type Found = (facts: Facts) => Branch | Promise<Branch>

/** Branches by the names of paths, in the order of lists. */
export interface Directory {
  readonly entries: Readonly<Record<string, Branch>>
  /** How a list shows an entry; undefined: by its name, with a slash if it is a directory. */
  readonly shown?: (name: string) => string
}

/** A directory whose list shows directories with a slash. */
export function directory(entries: Directory['entries']): Directory {
  return { entries }
}

/**
 * What stands at a path of names; of a directory its list. Undefined: nothing. A slash at the end
 * is for directories only, but they need none, as with AWS's Nitro machines.
 */
export async function textAt(
  root: Branch,
  path: string,
  facts: Facts,
): Promise<string | Buffer | undefined> {
  const names = path.split('/').filter((name) => name !== '')
  let branch = await resolved(root, facts)
  for (const name of names) {
    if (!isDirectory(branch) || !Object.hasOwn(branch.entries, name)) return undefined
    branch = await resolved(branch.entries[name], facts)
  }
  if (isDirectory(branch)) return listed(branch, facts)
  return path.endsWith('/') ? undefined : branch
}

type Resolved = Exclude<Branch, Found>

async function resolved(branch: Branch, facts: Facts): Promise<Resolved> {
  let found = branch
  while (typeof found === 'function') found = await found(facts)
  return found
}

function isDirectory(branch: Resolved): branch is Directory {
  return typeof branch === 'object' && !Buffer.isBuffer(branch)
}

async function listed({ entries, shown }: Directory, facts: Facts): Promise<string> {
  const lines: string[] = []
  for (const [name, branch] of Object.entries(entries)) {
    const found = await resolved(branch, facts)
    if (found === undefined) continue
    lines.push(shown?.(name) ?? (isDirectory(found) ? `${name}/` : name))
  }
  return lines.join('\n')
}
