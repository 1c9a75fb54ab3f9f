import { notFound, refusal } from './errors.js';
import { placementGroupResource } from './placement-groups.js';
import { arnOf, existing, keyPairResource, resourceOf, resourceTypes, } from './resources.js';
const ruleType = 'security-group-rule';
const rulePrefix = 'sgr';
/** All that an account has, with its tags. */
export async function allTagged(records) {
    const found = [];
    for (const [type, { kind, id }] of resourceTypes) {
        for (const entity of await records.all(kind)) {
            found.push({ id: String(entity[id]), type, tags: entity.tags });
        }
    }
    for (const { rules } of await records.all('securityGroup')) {
        found.push(...rules.map(({ ruleId, tags }) => ({ id: ruleId, type: ruleType, tags })));
    }
    return found;
}
/** The kind that an id says it is of. Throws InvalidID. */
function typeOf(id) {
    if (id.startsWith(`${rulePrefix}-`))
        return ruleType;
    for (const [type, facts] of resourceTypes)
        if (id.startsWith(`${facts.prefix}-`))
            return type;
    throw refusal('InvalidID', `The ID '${id}' is not valid`);
}
/** As policies see it. Throws InvalidID. */
export async function taggedResource(context, id) {
    const type = typeOf(id);
    if (type === ruleType)
        return { arn: arnOf(context, ruleType, id) };
    if (type === 'placement-group') {
        const group = await context.records.get('placementGroup', id);
        return placementGroupResource(context, group?.groupName);
    }
    if (type !== 'key-pair')
        return resourceOf(context, type, id);
    return keyPairResource(context, (await context.records.get('keyPair', id))?.keyName);
}
/** Gives what an id names other tags. Throws InvalidID, Invalid….NotFound. */
export async function changeTags(records, id, changed) {
    const type = typeOf(id);
    if (type === ruleType)
        return changeRuleTags(records, id, changed);
    const entity = await existing(records, type, id);
    const kind = resourceTypes.get(type)?.kind;
    records.put(kind, id, { ...entity, tags: changed(entity.tags) });
}
async function changeRuleTags(records, id, changed) {
    const has = ({ rules }) => rules.some(({ ruleId }) => ruleId === id);
    const group = (await records.all('securityGroup')).find(has);
    if (group === undefined) {
        const code = 'InvalidSecurityGroupRuleId.NotFound';
        throw notFound(code, `The security group rule ID '${id}'`);
    }
    const rules = group.rules.map((rule) => rule.ruleId === id ? { ...rule, tags: changed(rule.tags) } : rule);
    records.put('securityGroup', group.groupId, { ...group, rules });
}
