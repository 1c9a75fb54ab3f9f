/**
 * A console's screen: what a terminal of 80 x 25 characters would show of a machine's output. Of
 * escape sequences it knows those that clear; colours and the others leave no mark.
 */

/** The size of a screen in characters. */
export const screenSize = { columns: 80, rows: 25 } as const

const escapeByte = '\x1b'
/** What follows it: CSI, OSC and the short sequences of ECMA-48. Their ends are no text either. */
const sequences = /\[([0-?]*)[ -/]*([@-~])|\]\P{Cc}*|[ -/]*[0-~]/uy

/** The lines that a terminal shows after this output, from the top, each of 80 characters. */
export function screenOf(output: string): string[] {
  const screen = new Screen()
  let at = 0
  while (at < output.length) {
    const character = output[at] ?? ''
    sequences.lastIndex = at + 1
    const found = character === escapeByte ? sequences.exec(output) : null
    if (found === null) screen.write(character)
    else screen.obey(found[2], found[1])
    at += 1 + (found?.[0].length ?? 0)
  }
  return screen.lines()
}

class Screen {
  #lines: string[][] = [[]]
  #column = 0

  write(character: string): void {
    if (character === '\n') this.#feed()
    else if (character === '\r') this.#column = 0
    else if (character === '\b') this.#column = Math.max(0, this.#column - 1)
    else if (character === '\t')
      this.#column = Math.min(screenSize.columns - 1, (this.#column | 7) + 1)
    else if (character >= ' ' && character !== '\x7f') this.#print(character)
  }

  /** `J` clears the screen, `K` the rest of the line; a cursor that goes home begins anew. */
  obey(command: string | undefined, parameters: string | undefined): void {
    if (command === 'K') this.#line().length = Math.min(this.#line().length, this.#column)
    const isWhole = parameters === '2' || parameters === '3'
    const isHome = command === 'H' && (parameters === '' || parameters === '1;1')
    if (!(command === 'J' && isWhole) && !isHome) return
    this.#lines = [[]]
    this.#column = 0
  }

  lines(): string[] {
    const { columns, rows } = screenSize
    return Array.from({ length: rows }, (_, row) => {
      const line = this.#lines[row] ?? []
      return Array.from({ length: columns }, (_cell, column) => line[column] ?? ' ').join('')
    })
  }

  #line(): string[] {
    return this.#lines.at(-1) ?? []
  }

  #feed(): void {
    this.#lines.push([])
    if (this.#lines.length > screenSize.rows) this.#lines.shift()
  }

  #print(character: string): void {
    if (this.#column >= screenSize.columns) {
      this.#feed()
      this.#column = 0
    }
    this.#line()[this.#column] = character
    this.#column += 1
  }
}
