import { generateId } from './ids.js';
/** Puts a network ACL, and returns it: a VPC's default lets all pass, any other nothing. */
export function makeNetworkAcl(records, { vpcId, tags, isDefault, random }) {
    const all = { number: 100, protocol: '-1', allow: true, cidr: '0.0.0.0/0' };
    const entries = [
        { ...all, isEgress: true },
        { ...all, isEgress: false },
    ];
    const acl = {
        networkAclId: generateId('acl', random),
        vpcId,
        isDefault,
        entries: isDefault ? entries : [],
        associations: [],
        tags,
    };
    records.put('networkAcl', acl.networkAclId, acl);
    return acl;
}
/** Puts the default network ACL of its VPC before a new subnet. */
export async function guardSubnet(records, { subnetId, vpcId }, random) {
    const acls = await records.all('networkAcl');
    const acl = acls.find((each) => each.isDefault && each.vpcId === vpcId);
    if (acl !== undefined)
        addAssociation(records, acl, { subnetId, random });
}
/** Puts a network ACL before a subnet, and says how it is found: `aclassoc-…`. */
export function addAssociation(records, acl, { subnetId, random }) {
    const associationId = generateId('aclassoc', random);
    const associations = [...acl.associations, { associationId, subnetId }];
    records.put('networkAcl', acl.networkAclId, { ...acl, associations });
    return associationId;
}
/** Takes the network ACL from before a subnet that goes, or gets another. */
export async function unguardSubnet(records, subnetId) {
    const found = await associationWhere(records, (each) => each.subnetId === subnetId);
    if (found !== undefined)
        removeAssociation(records, found);
}
/** The first association that fits. */
export async function associationWhere(records, fits) {
    for (const acl of await records.all('networkAcl')) {
        const association = acl.associations.find(fits);
        if (association !== undefined)
            return { acl, association };
    }
    return undefined;
}
/** Ends an association. */
export function removeAssociation(records, { acl, association }) {
    const associations = acl.associations.filter(({ associationId }) => associationId !== association.associationId);
    records.put('networkAcl', acl.networkAclId, { ...acl, associations });
}
