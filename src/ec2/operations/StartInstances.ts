import { restart } from '../../compute/restart.ts'
import { refusal } from '../errors.ts'
import { changesOutput, instancesNamed, theInstances } from '../instance-changes.ts'
import { operation } from '../operation.ts'
import { quotasOf } from '../quotas.ts'
import { offeredBy } from '../../compute/room.ts'

/**
 * Starts instances that are stopped, if there is room for them. All or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html
 */
export const StartInstances = operation('StartInstances', {
  resource: theInstances,

  async handle({ input, account, accounts, now, publicRange, overcommit, host, changeShared }) {
    if (input.AdditionalInfo) {
      throw refusal('UnsupportedOperation', 'This server does not offer AdditionalInfo.')
    }
    const facts = offeredBy(await host.facts(), overcommit)
    const quotas = await quotasOf(accounts, account)
    const changes = await changeShared(async (records, shared) => {
      const instances = await instancesNamed(records, input.InstanceIds)
      const scene = { account, now, publicRange, quotas, facts }
      return restart([records, shared], instances, scene)
    })
    host.changed(account)
    return { StartingInstances: changesOutput(changes) }
  },
})
