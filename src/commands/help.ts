/** `cairn help`, and `cairn <verb> --help`. */
import { nearest } from '../config/nearest.ts'
import { settingsHelp } from '../config.ts'
import { UsageError } from './usage-error.ts'

const general = `cairn: a small cloud on one machine, spoken to with AWS's own tools

  cairn serve [flags]          serve S3, IAM, STS, Organizations, …
  cairn check [--scrub]        prove that all that is stored is whole
  cairn account …              customers' accounts: create, list, show, close, reopen, move
  cairn user …                 users of an account: create, list, show, delete, password
  cairn key …                  access keys: create, list, disable, enable, delete
  cairn policy …               policies: list, show, create, update, delete, attach, detach
  cairn quota …                limits and usage: set, get, list, requests, approve, deny, policy
  cairn image …                machines' images: build, add, register, list, rm
  cairn vm …                   machines: run, list, ssh, console, start, stop, rm
  cairn usage [flags]          what accounts used: byte-hours, requests, traffic
  cairn --version

\`cairn help account\` says what there is to say of one. What a command changes holds in a running
server with its next request. All but serve take --data (or CAIRN_DATA), and --json.
`

const serve = `cairn serve: serve S3 until SIGTERM or SIGINT

Flags, and the variables that do the same (a flag wins):

${settingsHelp()}
`

const check = `cairn check [--scrub] [--data DIR]

Proves that every chunk is named by the objects that count it, that usage is the sum of what is
kept, that no part is without its upload, and that the records of the audit trail and of use can
be read. --scrub also reads every byte and compares checksums.
Ends with 1 if something is wrong. Run it while nothing writes.
`

const quota = `cairn quota: limits and usage, and what accounts ask for; effective at once

  cairn quota set (--bucket NAME | --account ID|NAME | --default) [--bytes 10GiB|none|default]
                  [--objects 1000|none|default] [--buckets 100|none|default] [--below-usage]
  cairn quota get (--bucket NAME | --account ID|NAME | --default)
  cairn quota list                          all accounts and buckets
  cairn quota requests                      what accounts ask for and wait for
  cairn quota approve ID | deny ID          decides on a request
  cairn quota policy [--service s3 --code storage-bytes [--up-to 1TiB|none|default]
                     [--default 10GiB|none|default]]
                                            up to which value accounts are granted at once what
                                            they ask for, and what they have without asking

--default is what accounts have without a limit of their own.
`

const usage = `cairn usage [--account ID] [--from TIME] [--to TIME] [--by hour|day|month]
            [--machines] [--csv | --json] [--data DIR]

What each account used: the bytes it held times the hours it held them, the average of them,
requests by class, and the bytes of their bodies and answers. Requests for a bucket are its owner's,
others their caller's. Times are in UTC, like 2026-11-01 or 2026-11-01T10Z; by default it is this
month, day by day. What accounts hold is looked at every minute, requests are written down every
five seconds and when the server stops: kill -9 loses what was counted since. Kept 13 months.
--machines: hours of instances by type (a minute at least for each start), GiB of volumes and of
stored bytes of snapshots times hours, hours of elastic IPs and NAT gateways: exact to the moment.
`

/** What each verb says of itself; what takes no more than is said above has no text of its own. */
const texts: Readonly<Record<string, () => Promise<string>>> = {
  serve: async () => serve,
  check: async () => check,
  account: async () => (await import('./account.ts')).account.help,
  user: async () => (await import('./user.ts')).user.help,
  key: async () => (await import('./key.ts')).key.help,
  policy: async () => (await import('./policy.ts')).policy.help,
  quota: async () => quota,
  image: async () => (await import('./image.ts')).image.help,
  vm: async () => (await import('./vm.ts')).vm.help,
  usage: async () => usage,
  help: async () => general,
  version: async () => general,
}

/** Prints what a verb takes, or what verbs there are. */
export async function help([verb = 'help']: readonly string[]): Promise<number> {
  const text = texts[verb]
  if (text === undefined) {
    const meant = nearest(verb, Object.keys(texts))
    const hint = meant === undefined ? '' : `; did you mean \`cairn help ${meant}\`?`
    throw new UsageError(`there is no command "${verb}"${hint}`)
  }
  process.stdout.write(await text())
  return 0
}
