import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { drawConsole } from '../../src/compute/console/console-picture.ts'
import { screenOf } from '../../src/compute/console/console-screen.ts'

describe('the picture of a console', () => {
  const shown = (output: string) => screenOf(output).map((line) => line.trimEnd())
  const top = (output: string) => shown(output).slice(0, 3)

  it('shows what a terminal shows: colours leave no mark, lines are overwritten', () => {
    deepStrictEqual(top('[\x1b[0;32m  OK  \x1b[0m] Started ssh\r\nlogin: '), [
      '[  OK  ] Started ssh',
      'login:',
      '',
    ])
    deepStrictEqual(top('50%\r99%\x1b[K'), ['99%', '', ''])
    deepStrictEqual(top('gone\x1b[2Jhere\x1b]0;title\x07!'), ['here!', '', ''])
    deepStrictEqual(top('a\tb\bc'), ['a       c', '', ''])
  })

  it('wraps at 80 characters, and scrolls after 25 lines', () => {
    deepStrictEqual(top('x'.repeat(81)), ['x'.repeat(80), 'x', ''])
    const lines = shown(Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\r\n'))
    deepStrictEqual([lines.length, lines[0], lines[24]], [25, 'line 5', 'line 29'])
  })

  it('is black but for its text', () => {
    const inked = (output: string) =>
      drawConsole(Buffer.from(output)).data.filter((value, at) => at % 4 === 0 && value > 0).length
    strictEqual(inked(' \n\n'), 0)
    // An I of 11 points, each of 2 x 2.
    strictEqual(inked('I'), 11 * 4)
    ok(inked('\u20ac') > 0)
  })
})
