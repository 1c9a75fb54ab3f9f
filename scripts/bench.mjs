/** `npm run bench`: prepares, then is the bench with the arguments given. */
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

prepare()
await import(join(root, 'dist/bench/main.js'))
