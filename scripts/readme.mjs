/**
 * `npm run readme`: writes into README.md what only the code knows, between `<!-- name -->` and
 * `<!-- /name -->`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const file = join(root, 'README.md')

/** What each service's list of operations is called, and where it stands. */
const services = [
  ['S3', 's3', 's3Operations'],
  ['IAM', 'iam', 'iamOperations'],
  ['STS', 'sts', 'stsOperations'],
  ['Organizations', 'organizations', 'organizationsOperations'],
  ['Service Quotas', 'service-quotas', 'serviceQuotasOperations'],
  ['CloudTrail', 'cloudtrail', 'cloudTrailOperations'],
]

/** Name of a section → its Markdown, made from the built code. */
export async function readmeSections() {
  const { settingsTable } = await import(join(root, 'dist/src/config.js'))
  const lists = services.map(async ([title, folder, list]) => {
    const { [list]: operations } = await import(join(root, `dist/src/${folder}/operations.js`))
    const names = [...operations.keys()].sort().map((name) => `\`${name}\``)
    return `**${title}** (${names.length}): ${names.join(', ')}.`
  })
  return { settings: settingsTable(), operations: (await Promise.all(lists)).join('\n\n') }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let text = readFileSync(file, 'utf8')
  for (const [name, section] of Object.entries(await readmeSections())) {
    const between = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`)
    text = text.replace(between, (_, open, close) => `${open}${section}\n${close}`)
  }
  writeFileSync(file, text)
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', file])
}
