/** How inits are asked to shut down. */
import assert from 'node:assert/strict'
import { handledSignals, isDeaf, shutdownRequests } from '../../src/compute/runtime/init-signals.ts'

const systemds = 'SIGRTMIN+3'
const others = ['SIGUSR2', 'SIGPWR', 'SIGTERM']

describe('signals that ask for a shutdown', () => {
  const cases: readonly [string, string, readonly number[] | undefined, readonly string[]][] = [
    ['systemd, with its own alone', systemds, [15, 37], [systemds]],
    ['an init of which nothing is seen, with all', systemds, undefined, [systemds, ...others]],
    ['one that is not systemd, with the others', systemds, [20], others],
    [
      'one whose image has a signal, with that first',
      'SIGPWR',
      [20],
      ['SIGPWR', 'SIGUSR2', 'SIGTERM'],
    ],
  ]
  for (const [what, own, handled, asked] of cases) {
    it(`ask ${what}`, () => {
      const seen = handled && new Set(handled)
      assert.deepEqual(shutdownRequests(own, seen), asked)
    })
  }

  it('are in vain where none is handled', () => {
    assert.equal(isDeaf(new Set([20])), true)
    assert.equal(isDeaf(new Set([15])), false)
    assert.equal(isDeaf(undefined), false)
  })

  it('are not looked up of a process that is no first one of a namespace of its own', async () => {
    assert.equal(await handledSignals(process.pid), undefined)
    assert.equal(await handledSignals(0), undefined)
  })
})
