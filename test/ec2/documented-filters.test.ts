import { deepStrictEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@aws-sdk/client-ec2'
import { ec2Client } from '../support/clients.ts'
import { repositoryRoot, useServer } from '../support/server.ts'

/** By name; all of them are sent alike. */
const commands = sdk as unknown as Record<string, typeof sdk.DescribeVpcsCommand | undefined>
const models = join(repositoryRoot, 'node_modules/@aws-sdk/client-ec2/dist-types/models')

/** What an SDK's types say of a list's filters: their names are AWS's documentation's. */
const requests = /export interface (\w+)Request (?:extends \w+ )?\{\n([\s\S]*?)\n\}/g
const filters = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*Filters\?:/

/** The names of the outermost list alone: inner ones are of values. */
function namesIn(text: string): string[] {
  let depth = 0
  const names: string[] = []
  for (const [tag, name = ''] of text.matchAll(
    /<ul>|<\/ul>|<li>\s*(?:<p>)?\s*<code>([^<]+)<\/code>/g,
  )) {
    if (tag === '<ul>') depth += 1
    else if (tag === '</ul>') depth -= 1
    else if (depth === 1) names.push(name.trim().replace('<key>', 'team'))
  }
  return names.map((name) => (name === 'tag' ? 'tag:team' : name))
}

function documentedFilters(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const file of readdirSync(models).filter((name) => name.endsWith('.d.ts'))) {
    for (const [, name = '', body = ''] of readFileSync(join(models, file), 'utf8').matchAll(
      requests,
    )) {
      const [, doc] = filters.exec(body) ?? []
      if (doc !== undefined) found.set(name, namesIn(doc.replaceAll(/\n\s*\*/g, ' ')))
    }
  }
  return found
}

describe('documented filters', () => {
  const server = useServer()
  const ec2 = ec2Client(server)

  it('are known to every list', async () => {
    const { Vpcs: [vpc] = [] } = await ec2.send(new sdk.DescribeVpcsCommand({}))
    const lists = [...documentedFilters()].filter(([, names]) => names.length > 0)
    ok(lists.length > 100)
    const unknown: string[] = []
    let known = 0
    for (const [name, names] of lists) {
      const Command = commands[`${name}Command`] ?? sdk.DescribeVpcsCommand
      const Filters = names.map((Name) => ({ Name, Values: ['x'] }))
      const more = { VpcId: vpc?.VpcId, Versions: ['$Latest'] }
      const { message } = await ec2.send(new Command({ Filters, ...more })).then(
        () => ({ message: '' }),
        (error: Error) => error,
      )
      if (message === '') known += 1
      if (/^The filter '/.test(message)) unknown.push(`${name}: ${message}`)
    }
    deepStrictEqual(unknown, [])
    ok(known > 40, `${known} lists`)
  })
})
