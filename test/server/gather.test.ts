import { deepStrictEqual } from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { gather } from '../../src/server/gather.ts'

describe('gather', () => {
  it('begins what comes in one turn together, in its order, and what comes then in the next', async () => {
    const begun: string[] = []
    const take = gather((item: string) => {
      begun.push(item)
      if (item === 'b') take('d')
    })
    for (const item of ['a', 'b', 'c']) take(item)
    deepStrictEqual(begun, [])
    await turn()
    deepStrictEqual(begun, ['a', 'b', 'c'])
    await turn()
    deepStrictEqual(begun, ['a', 'b', 'c', 'd'])
  })
})
