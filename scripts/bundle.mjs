/**
 * Puts our own modules into few files, `dist/cairn/`, which is the program that is run: a process
 * that has 150 modules to look for, read and link starts 200 ms later, and there are three of them.
 * Packages stay where npm puts them.
 */
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))

rmSync(`${root}dist/cairn`, { recursive: true, force: true })
await build({
  absWorkingDir: root,
  // One for each way a process or thread begins.
  entryPoints: [
    'src/main.ts',
    'src/server/worker.ts',
    'src/server/machine-process.ts',
    'src/wire/hash-thread.ts',
  ],
  entryNames: '[name]',
  outdir: 'dist/cairn',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
})
cpSync(`${root}dist/src/wire/models`, `${root}dist/cairn/models`, { recursive: true })
