/**
 * Mocha's dots and summary, then what was skipped and the files that took longest. How many passed,
 * failed and were skipped is written to the file that the option `counts` names, as JSON.
 */
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

const { Dot } = Mocha.reporters
const slowFilesShown = 5

export default class DotsAndCounts extends Dot {
  #skipped = []
  #started = Date.now()
  #spentMs = new Map()
  #last = Date.now()
  #countsFile

  constructor(runner, options) {
    super(runner, options)
    this.#countsFile = options.reporterOption?.counts
    runner.on('pending', (test) => this.#skipped.push(test.fullTitle()))
    runner.on('test end', (test) => this.#count(test.file ?? 'unknown'))
    runner.on('hook end', (hook) => this.#count(hook.file ?? hook.parent?.file ?? 'unknown'))
    runner.once('end', () => this.#close())
  }

  #count(file) {
    const now = Date.now()
    this.#spentMs.set(file, (this.#spentMs.get(file) ?? 0) + now - this.#last)
    this.#last = now
  }

  #close() {
    const { passes = 0, failures = 0 } = this.stats
    for (const title of this.#skipped) console.log(`  skipped: ${title}`)
    const slowest = [...this.#spentMs].sort(([, a], [, b]) => b - a).slice(0, slowFilesShown)
    const list = slowest.map(
      ([file, ms]) => `${file.replace(/^.*dist\/test\//, '')} ${seconds(ms)}`,
    )
    console.log(`  slowest of ${seconds(Date.now() - this.#started)}: ${list.join(', ')}\n`)
    const counts = { passed: passes, failed: failures, skipped: this.#skipped.length }
    if (this.#countsFile !== undefined) writeFileSync(this.#countsFile, JSON.stringify(counts))
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
