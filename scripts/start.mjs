/**
 * `npm start`: prepares, then is `cairn serve` with the arguments given. No second process stands
 * between.
 */
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
const program = join(root, 'dist/cairn/main.js')
process.chdir(root)
process.argv = [process.execPath, program, 'serve', ...process.argv.slice(2)]
await import(program)
