/** A console's screen as points of a picture: light text on black. */
import { glyphSize, isInked } from './console-font.ts'
import { screenOf, screenSize } from './console-screen.ts'

/** Points of four bytes: red, green, blue, and that they cover all. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/** A glyph's point is so many of the picture's, each way. */
const scale = 2
const cell = { width: (glyphSize.columns + 1) * scale, height: (glyphSize.rows + 1) * scale }
const ink = 0xc0

/** Draws what a terminal would show of a machine's output: 960 x 400 points. */
export function drawConsole(output: Buffer): Picture {
  const width = screenSize.columns * cell.width
  const height = screenSize.rows * cell.height
  const data = Buffer.alloc(width * height * 4)
  for (let at = 3; at < data.length; at += 4) data[at] = 0xff
  for (const [row, line] of screenOf(output.toString('utf8')).entries()) {
    for (const [column, character] of [...line].entries()) {
      if (character === ' ') continue
      drawGlyph({ width, height, data }, character, [column * cell.width, row * cell.height])
    }
  }
  return { width, height, data }
}

function drawGlyph(
  { width, data }: Picture,
  character: string,
  [left, top]: readonly [number, number],
): void {
  for (let y = 0; y < glyphSize.rows * scale; y += 1) {
    for (let x = 0; x < glyphSize.columns * scale; x += 1) {
      if (!isInked(character, Math.floor(x / scale), Math.floor(y / scale))) continue
      const at = ((top + y) * width + left + x) * 4
      data.fill(ink, at, at + 3)
    }
  }
}
