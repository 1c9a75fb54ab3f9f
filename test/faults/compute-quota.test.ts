/**
 * A quota of EC2's that is lowered below what is used, over and over, while every process is
 * killed: what is refused never binds, not even after a crash in the middle of judging it.
 */
import assert from 'node:assert/strict'
import { CreateVolumeCommand } from '@aws-sdk/client-ec2'
import {
  GetServiceQuotaCommand,
  RequestServiceQuotaIncreaseCommand,
} from '@aws-sdk/client-service-quotas'
import { ec2Client, quotasClient } from '../support/clients.ts'
import { eventually } from '../support/processes.ts'
import { useServer } from '../support/server.ts'

const quota = { ServiceCode: 'ec2', QuotaCode: 'volumes' }
const volumes = 3
const kills = 3
const callers = 8

describe('a compute quota that is lowered, under kill -9', function () {
  this.timeout(180_000)
  const server = useServer({ workers: 2 })

  it('is never below what is used', async () => {
    const ec2 = ec2Client(server)
    for (let each = 0; each < volumes; each += 1) {
      await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1 }))
    }
    for (let round = 0; round < kills; round += 1) {
      let asked = 0
      let isKilled = false
      const wrong: unknown[] = []
      const lower = async () => {
        const client = quotasClient(server)
        while (!isKilled) {
          const wish = new RequestServiceQuotaIncreaseCommand({ ...quota, DesiredValue: 0 })
          const answer = await client.send(wish).catch((error: Error) => error)
          // What is refused: more is used.
          const isRefused = answer instanceof Error && answer.name === 'IllegalArgumentException'
          if (!isRefused && !isKilled) wrong.push(answer)
          asked += 1
        }
      }
      const lowering = Promise.allSettled(Array.from({ length: callers }, lower))
      await eventually('many have asked', async () => asked > 20, 30_000)
      isKilled = true
      await server.kill()
      await lowering
      assert.deepEqual(wrong, [])
      await server.start()
      const { Quota } = await quotasClient(server).send(new GetServiceQuotaCommand(quota))
      assert.ok((Quota?.Value ?? 0) >= volumes, `${Quota?.Value} binds, and ${volumes} are used`)
      await server.check()
    }
  })
})
