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

/** Services, and the folder of each, whose `operations.ts` is its list. */
const services = [
  ['S3', 's3'],
  ['EC2', 'ec2'],
  ['IAM', 'iam'],
  ['STS', 'sts'],
  ['Organizations', 'organizations'],
  ['Service Quotas', 'service-quotas'],
  ['CloudTrail', 'cloudtrail'],
]

/** Name of a section → its Markdown, made from the built code. */
export async function readmeSections() {
  const { settingsTable } = await import(join(root, 'dist/src/config.js'))
  const lists = services.map(async ([title, folder]) => {
    const operations = await import(join(root, `dist/src/${folder}/operations.js`))
    const names = Object.keys(operations)
      .sort()
      .map((name) => `\`${name}\``)
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
