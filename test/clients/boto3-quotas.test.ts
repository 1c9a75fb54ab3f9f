/** boto3 on Service Quotas. The steps are Python: `boto3_quotas_steps.py` beside this source. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { useProgram } from '../support/programs.ts'
import { repositoryRoot, useServer } from '../support/server.ts'

const script = join(repositoryRoot, 'test/clients/boto3_quotas_steps.py')

describe('boto3 on quotas', function () {
  this.timeout(120_000)
  const server = useServer()
  const python = useProgram(server, ['python3', script])

  for (const [step, promise] of [
    ['raise_and_lower', 'raises and lowers the space of a bucket, which binds at once'],
    ['exceptions', 'raises the exceptions of its documentation'],
    ['paginators', 'pages through quotas, services, requests and the template'],
  ] as const) {
    it(promise, async () => {
      assert.equal((await python.run(step)).trim(), 'ok')
    })
  }
})
