/**
 * VPC peering, which is not offered: a VPC is a network of its own, and no packet of this host goes
 * from one to another. So no id of a peering names anything.
 */
import { malformedId, notFound, refusal } from './errors.js';
/** Why an id names no peering: it has not the shape of one, or there is no such thing. */
export function unknownPeering(id) {
    if (!/^pcx-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id ?? '')) {
        return malformedId('InvalidVpcPeeringConnectionId.Malformed', id ?? '');
    }
    const code = 'InvalidVpcPeeringConnectionID.NotFound';
    return notFound(code, `The vpcPeeringConnection ID '${id}'`);
}
/** Says why there is none. */
export function noPeering() {
    const message = 'This server does not offer VPC peering: packets stay in their VPC.';
    return refusal('UnsupportedOperation', message);
}
