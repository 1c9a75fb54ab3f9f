/** Policies that were read lately, so that a request does not read them again. */
import { limits } from '../../limits.ts'
import { type CompiledPolicy, compilePolicy, type PolicySource } from './compile.ts'
import type { PolicyKind } from './document.ts'
import { parsePolicy } from './parse.ts'

/** Keeps the policies that were asked for last, by kind and text. */
export class PolicyCache {
  readonly #most: number
  readonly #kept = new Map<PolicyKind, Map<string, CompiledPolicy>>()

  constructor(most: number = limits.policiesCached) {
    this.#most = most
  }

  /** The policy of this text, ready, under this name. Throws MalformedPolicy. */
  compiled(kind: PolicyKind, text: string, source: PolicySource = {}): CompiledPolicy {
    const kept = this.#keptOf(kind)
    const found = kept.get(text)
    const policy = found ?? compilePolicy(parsePolicy(text, kind), source)
    if (found !== undefined) kept.delete(text)
    kept.set(text, policy)
    if (kept.size > this.#most) kept.delete(kept.keys().next().value as string)
    const isNamedSo = policy.source.arn === source.arn && policy.source.name === source.name
    return isNamedSo ? policy : { ...policy, source }
  }

  #keptOf(kind: PolicyKind): Map<string, CompiledPolicy> {
    const kept = this.#kept.get(kind) ?? new Map<string, CompiledPolicy>()
    this.#kept.set(kind, kept)
    return kept
  }
}
