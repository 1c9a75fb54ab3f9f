/** What stands on everything that is made in Docker, so that leftovers are found. */
import type { DockerRuntime } from './docker.ts'

/** What a container or network is to us. */
export type Kind = 'network' | 'interface' | 'instance' | 'peering' | 'host'

const prefix = 'cairn.'

/** Whose something is, and the id of EC2's that it stands for. */
export interface Label {
  readonly kind: Kind
  /** Twelve digits. */
  readonly account: string
  /** `vpc-…`, `eni-…`, `i-…` or `pcx-…`. */
  readonly id: string
}

/** The labels to put on something. */
export function labels({ owner }: DockerRuntime, { kind, account, id }: Label) {
  return {
    [`${prefix}owner`]: owner,
    [`${prefix}account`]: account,
    [`${prefix}${kind}`]: id,
  }
}

/**
 * The labels of a container that is nobody's, made of an image that was a machine's: images keep
 * their machines' labels, by which it would be taken for that machine.
 */
export const noLabels: Readonly<Record<string, string>> = {
  [`${prefix}owner`]: '',
  [`${prefix}account`]: '',
  [`${prefix}instance`]: '',
}

/** Docker's filter for all that this data directory made, or all of one kind. */
export function ownedFilter({ owner }: DockerRuntime, kind?: Kind): { label: string[] } {
  const own = `${prefix}owner=${owner}`
  return { label: kind === undefined ? [own] : [own, `${prefix}${kind}`] }
}

/** The label that all of an account's has. */
export function accountLabel(account: string): string {
  return `${prefix}account=${account}`
}

/** What the labels of something say, or undefined when it is not of this kind. */
export function readLabel(
  found: Readonly<Record<string, string>> | undefined,
  kind: Kind,
): Label | undefined {
  const id = found?.[`${prefix}${kind}`]
  return id === undefined ? undefined : { kind, account: found?.[`${prefix}account`] ?? '', id }
}

/** The name in Docker: data directories that share a daemon do not meet. */
export function nameOf({ owner }: DockerRuntime, id: string): string {
  return `cairn-${owner}-${id}`
}
