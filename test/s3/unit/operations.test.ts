import assert from 'node:assert/strict'
import { s3Operations } from '../../../src/s3/operations.ts'
import { loadModel } from '../../../src/wire/model.ts'

describe('the operations of S3', () => {
  it('are known to AWS by their names', () => {
    const { operations } = loadModel('s3')
    for (const name of s3Operations.keys()) assert.ok(operations.has(name), name)
  })

  it('each need a permission of AWS’s', () => {
    for (const [name, { permission }] of s3Operations) {
      const asked = typeof permission === 'string' ? permission : permission({} as never)
      assert.match(asked, /^s3(express)?:[A-Z]\w+$/, name)
    }
  })
})
