/** What a launch has of a launch template. */
import type { Instance } from '../compute/machine-entities.ts'
import { refusal } from './errors.ts'
import type { LaunchInput } from './launch-parameters.ts'
import type { Ec2Context } from './operation.ts'

/** A launch as it is with what its template says. */
export interface TemplatedLaunch {
  readonly input: LaunchInput
  readonly launchTemplate: Instance['launchTemplate']
}

/** The input itself goes before its template. Throws UnsupportedOperation. */
export async function withTemplate({
  input,
}: Pick<Ec2Context<LaunchInput>, 'input' | 'records'>): Promise<TemplatedLaunch> {
  if (input.LaunchTemplate === undefined) return { input, launchTemplate: undefined }
  throw refusal('UnsupportedOperation', 'This server does not offer launch templates.')
}
