import { missingParameter, refusal } from './errors.js';
import { passedProfile } from './instance-profiles.js';
import { resourceOf } from './resources.js';
/** Those of an account that are not ending. */
export async function profiledInstances(records) {
    const all = await records.all('instance');
    return all.filter((instance) => instance.profile !== undefined &&
        instance.state !== 'terminated' &&
        instance.state !== 'shutting-down');
}
/** The instance of an association. Throws MissingParameter, InvalidAssociationID.NotFound. */
export async function associatedInstance(records, associationId) {
    if (!associationId)
        throw missingParameter('AssociationId');
    const found = (await profiledInstances(records)).find(({ profile }) => profile.associationId === associationId);
    if (found !== undefined)
        return found;
    const message = `An invalid association-id of '${associationId}' was given`;
    throw refusal('InvalidAssociationID.NotFound', message);
}
/** The instance of an input's association, as policies see it. */
export async function associatedResource(context) {
    const { records, input } = context;
    const all = await profiledInstances(records);
    const found = all.find(({ profile }) => profile.associationId === input.AssociationId);
    return resourceOf(context, 'instance', found?.instanceId);
}
/** As `passedProfile`, of an input that must name a profile. Throws MissingParameter, too. */
export async function requiredProfile(context, given) {
    const profile = await passedProfile(context, given);
    if (profile !== undefined)
        return profile;
    throw missingParameter('IamInstanceProfile');
}
/** An association in one of AWS's states, as answers show it. */
export function associationOutput({ instanceId, profile }, state) {
    return {
        AssociationId: profile.associationId,
        InstanceId: instanceId,
        IamInstanceProfile: { Arn: profile.profileArn, Id: profile.profileId },
        State: state,
        Timestamp: new Date(profile.since),
    };
}
