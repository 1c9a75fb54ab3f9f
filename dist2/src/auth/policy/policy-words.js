const syntax = 'Syntax errors in policy.';
const iam = {
    json: syntax,
    syntax,
    legacy: 'The policy failed legacy parsing',
    unknownElement: () => syntax,
    missing: (name) => missingInIam[name] ?? syntax,
    action: (words) => words,
    resource: (words) => words,
    principal: (type, value) => `Invalid principal in policy: "${type}":"${value}"`,
};
const trust = { ...iam, json: 'This policy contains invalid Json' };
const missingInIam = {
    Action: 'Policy statement must contain actions.',
    Resource: 'Policy statement must contain resources.',
    Principal: 'Missing required field Principal',
};
const s3 = {
    json: "Policies must be valid JSON and the first byte must be '{'",
    syntax: 'Invalid policy syntax.',
    legacy: 'Invalid policy syntax.',
    unknownElement: (name) => `Unknown field ${name}`,
    missing: (name) => `Missing required field ${name}`,
    action: () => 'Policy has invalid action',
    resource: () => 'Policy has invalid resource',
    principal: () => 'Invalid principal in policy',
};
/** The texts for a kind of policy. */
export function wordsFor(kind) {
    if (kind === 'resource')
        return s3;
    return kind === 'trust' ? trust : iam;
}
