/**
 * Instance profiles of instances, as EC2 finds, gives and shows them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IamInstanceProfileAssociation.html
 */
import type { IamInstanceProfileAssociationState } from '@aws-sdk/client-ec2'
import type { Resource } from '../../auth/call.ts'
import type { Instance, ProfileAssociation } from '../../compute/instances/machine-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { missingParameter, refusal } from '../errors.ts'
import type { Input } from '../operation.ts'
import { type Place, resourceOf } from '../resources.ts'
import { type Passing, passedProfile } from './instance-profiles.ts'

/** An instance that has a profile. */
export type ProfiledInstance = Instance & { readonly profile: ProfileAssociation }

/** Those of an account that are not ending. */
export async function profiledInstances(records: ComputeReader): Promise<ProfiledInstance[]> {
  const all = await records.all('instance')
  return all.filter(
    (instance): instance is ProfiledInstance =>
      instance.profile !== undefined &&
      instance.state !== 'terminated' &&
      instance.state !== 'shutting-down',
  )
}

/** The instance of an association. Throws MissingParameter, InvalidAssociationID.NotFound. */
export async function associatedInstance(
  records: ComputeReader,
  associationId: string | undefined,
): Promise<ProfiledInstance> {
  if (!associationId) throw missingParameter('AssociationId')
  const found = (await profiledInstances(records)).find(
    ({ profile }) => profile.associationId === associationId,
  )
  if (found !== undefined) return found
  const message = `An invalid association-id of '${associationId}' was given`
  throw refusal('InvalidAssociationID.NotFound', message)
}

/** The instance of an input's association, as policies see it. */
export async function associatedResource(
  context: Place & {
    readonly records: ComputeReader
    readonly input: { readonly AssociationId?: string | undefined }
  },
): Promise<Resource> {
  const { records, input } = context
  const all = await profiledInstances(records)
  const found = all.find(({ profile }) => profile.associationId === input.AssociationId)
  return resourceOf(context, 'instance', found?.instanceId)
}

/** As `passedProfile`, of an input that must name a profile. Throws MissingParameter, too. */
export async function requiredProfile(
  context: Passing,
  given: Input<'AssociateIamInstanceProfile'>['IamInstanceProfile'],
): Promise<ProfileAssociation> {
  const profile = await passedProfile(context, given)
  if (profile !== undefined) return profile
  throw missingParameter('IamInstanceProfile')
}

/** An association in one of AWS's states, as answers show it. */
export function associationOutput(
  { instanceId, profile }: ProfiledInstance,
  state: IamInstanceProfileAssociationState,
) {
  return {
    AssociationId: profile.associationId,
    InstanceId: instanceId,
    IamInstanceProfile: { Arn: profile.profileArn, Id: profile.profileId },
    State: state,
    Timestamp: new Date(profile.since),
  }
}
