/** Policies that were read lately, so that a request does not read them again. */
import { limits } from '../../limits.js';
import { compilePolicy } from './compile.js';
import { parsePolicy } from './parse.js';
/** Keeps the policies that were asked for last, by kind and text. */
export class PolicyCache {
    #most;
    #kept = new Map();
    constructor(most = limits.policiesCached) {
        this.#most = most;
    }
    /** The policy of this text, ready, under this name. Throws MalformedPolicy. */
    compiled(kind, text, source = {}) {
        const kept = this.#keptOf(kind);
        const found = kept.get(text);
        const policy = found ?? compilePolicy(parsePolicy(text, kind), source);
        if (found !== undefined)
            kept.delete(text);
        kept.set(text, policy);
        if (kept.size > this.#most)
            kept.delete(kept.keys().next().value);
        const isNamedSo = policy.source.arn === source.arn && policy.source.name === source.name;
        return isNamedSo ? policy : { ...policy, source };
    }
    #keptOf(kind) {
        const kept = this.#kept.get(kind) ?? new Map();
        this.#kept.set(kind, kept);
        return kept;
    }
}
