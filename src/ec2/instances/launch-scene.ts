/** Where, when and under which quotas an account's machines are launched and started. */
import type { LaunchScene } from '../../compute/instances/launch.ts'
import { offeredBy } from '../../compute/instances/room.ts'
import type { Ec2Context } from '../operation.ts'
import { quotasOf } from '../quotas.ts'

/** Throws HostUnavailable where there are no machines. */
export async function launchScene(context: Ec2Context<unknown>): Promise<LaunchScene> {
  const { account, now, random, publicRange, host, overcommit } = context
  const facts = offeredBy(await host.facts(), overcommit)
  return { account, now, random, publicRange, quotas: () => quotasOf(context), facts }
}
