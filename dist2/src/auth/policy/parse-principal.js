import { MalformedPolicy } from './malformed.js';
const fields = {
    AWS: 'aws',
    Federated: 'federated',
    Service: 'service',
    CanonicalUser: 'canonicalUser',
};
// Wildcards stand for nothing but everyone: `*` alone.
const everyone = '*';
const accountId = String.raw `\d{12}`;
const uniqueId = 'A(?:ID|RO)A[A-Z0-9]{4,124}';
const identity = String.raw `arn:aws[a-z-]*:iam::\d{12}:(?:root|(?:user|role)/[^*?]+)`;
const session = String.raw `arn:aws[a-z-]*:sts::\d{12}:(?:assumed-role|federated-user)/[^*?]+`;
const awsPrincipal = new RegExp(`^(?:${[String.raw `\*`, accountId, uniqueId, identity, session].join('|')})$`);
/** Reads the element. Throws MalformedPolicy. */
export function parsePrincipal(value, { not, place, words }) {
    const named = {
        aws: [],
        federated: [],
        service: [],
        canonicalUser: [],
    };
    const all = { not, everyone: true, ...named };
    if (value.type === 'string') {
        if (value.value === everyone)
            return all;
        throw new MalformedPolicy(words.principal('AWS', value.value), place);
    }
    if (value.type !== 'object')
        throw new MalformedPolicy(words.syntax, place);
    if (value.members.size === 0)
        throw new MalformedPolicy(words.missing('Principal'), place);
    for (const [type, list] of value.members) {
        const field = Object.hasOwn(fields, type) ? fields[type] : undefined;
        for (const one of list.type === 'list' ? list.items : [list]) {
            const text = one.type === 'string' ? one.value : '';
            const isValid = field === 'aws' ? awsPrincipal.test(text) : /^[^*?\s]+$/.test(text);
            if (field === undefined || !isValid) {
                throw new MalformedPolicy(words.principal(type, text), `${place}.${type}`);
            }
            named[field].push(text);
        }
    }
    return { not, everyone: named.aws.includes(everyone), ...named };
}
